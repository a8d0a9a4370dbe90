import { addMoney, formatMoney, NO_COST, type Money } from '#shared/graph/Money';
import { placesOf } from '#shared/nodes/sweep/cells';
import type { CellSums } from './data/sumsOf.ts';
import type { SheetRun } from './data/SheetRun.ts';
import { lengthsOf, type SheetAxis } from './data/SheetAxis.ts';

/** What `formatMoney` says before an estimate. */
const ABOUT = '≈ ';

/** What a cell is called: its values, one an axis. */
export function cellName(axes: readonly SheetAxis[], index: number): string {
  return placesOf(index, lengthsOf(axes))
    .map((value, axis) => axes[axis]?.values[value]?.name ?? '')
    .join(', ');
}

/** What cells cost so far; an estimate is told as one. */
export function costWords(cost: Money): string {
  return formatMoney(cost.microUsd === 0 ? NO_COST : cost);
}

/** `$0.05 each`, or from the least to the most, `≈ $0.05–$0.08` where one is an estimate; `undefined`: nothing is asked of it, or it is free. */
export function eachWords({ each, unpriced }: CellSums): string | undefined {
  if (!each && unpriced > 0) return 'price not known';
  if (!each || each.most.microUsd === 0) return undefined;
  const { kind } = addMoney([each.least, each.most]);
  const bare = (money: Money) => costWords({ ...money, kind }).replace(ABOUT, '');
  const [least, most] = [bare(each.least), bare(each.most)];
  return `${kind === 'estimate' ? ABOUT : ''}${least === most ? least : `${least}–${most}`} each`;
}

/** `5`, or `4 of 5` where not all are there. */
export function doneWords({ cells, byState }: CellSums): string {
  return byState.done === cells ? cells.toLocaleString('en') : doneOf(byState.done, cells);
}

/** What is worth being told while one listens: what failed, and the end; not each picture. */
export function endWords(
  { cells, byState }: Pick<CellSums, 'cells' | 'byState'>,
  { runId, isRunning }: Pick<SheetRun, 'runId' | 'isRunning'>,
): string {
  const failed = byState.failed > 0 ? [`${byState.failed.toLocaleString('en')} failed.`] : [];
  const end = runId === null || isRunning ? [] : [`The run has ended: ${doneOf(byState.done, cells)} cells are there.`];
  return [...failed, ...end].join(' ');
}

function doneOf(done: number, cells: number): string {
  return `${done.toLocaleString('en')} of ${cells.toLocaleString('en')}`;
}
