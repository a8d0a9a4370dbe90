import { formatMoney, type Money } from '#shared/graph/Money';
import type { CellSums } from './data/sumsOf.ts';
import { valuesAt, type SheetAxis } from './data/SheetAxis.ts';

/** `5 × 3 × 2` */
export function productWords(counts: readonly number[]): string {
  return counts.map((count) => count.toLocaleString('en')).join(' × ');
}

/** What a cell is called: its values, one an axis. */
export function cellName(axes: readonly SheetAxis[], index: number): string {
  return valuesAt(axes, index)
    .map((value, axis) => axes[axis]?.values[value]?.name ?? '')
    .join(', ');
}

/** `$0.05 each`, or from the least to the most; `undefined`: nothing is known of it, or it is free. */
export function eachWords({ each }: CellSums): string | undefined {
  if (!each || each.most.microUsd === 0) return undefined;
  const exact = (money: Money) => formatMoney({ ...money, kind: 'actual' });
  const [least, most] = [exact(each.least), exact(each.most)];
  return `${least === most ? least : `${least}–${most}`} each`;
}

/** `5`, or `4 of 5` where not all are there. */
export function doneWords({ cells, byState }: CellSums): string {
  return byState.done === cells ? String(cells) : `${String(byState.done)} of ${String(cells)}`;
}
