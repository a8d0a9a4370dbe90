import { addMoney, type Money } from '#shared/graph/Money';
import { whyMissing } from '#shared/runs/missingPlaces';
import type { ShownSlot } from '../../../stores/running/shownSlots.ts';

/** What was made for one cell: its places, in their order. Empty: nothing was asked for yet. */
export type SheetCell = readonly ShownSlot[];

/** What one sees of a cell first. */
export type CellState = 'done' | 'failed' | 'running' | 'waiting' | 'unmade';

/** Places by the cell they belong to: those that a list's rows name. An array with `count` places, each time the same for the same cell where nothing changed. */
export function cellsOf(slots: readonly ShownSlot[], list: string, count: number): readonly SheetCell[] {
  const cells = Array.from({ length: count }, (): ShownSlot[] => []);
  for (const slot of slots) if (slot.row?.list === list) cells[slot.row.index]?.push(slot);
  return cells.map(asBefore);
}

/** The gravest of its places speaks for a cell. */
export function stateOf(cell: SheetCell): CellState {
  if (cell.length === 0) return 'unmade';
  if (cell.some(({ status }) => status === 'running')) return 'running';
  if (cell.some((slot) => !slot.image && slot.status === 'failed')) return 'failed';
  if (cell.some(({ status }) => status === 'waiting')) return 'waiting';
  return cell.some(({ image }) => image) ? 'done' : 'unmade';
}

/** What its calls cost; `undefined`: nothing is known yet. */
export function costOf(cell: SheetCell): Money | undefined {
  const costs = cell.flatMap(({ cost, costBefore }) => [cost, costBefore].filter((each) => each !== undefined));
  return costs.length > 0 ? addMoney(costs) : undefined;
}

/** ms until the last of its pictures was there; `undefined`: not known. */
export function tookOf(cell: SheetCell): number | undefined {
  const spans = cell.flatMap(({ ms }) => ms ?? []);
  return spans.length > 0 ? Math.max(...spans) : undefined;
}

/** The places of it that can be asked for again without asking whether they were billed. */
export function missingIn(cell: SheetCell): SheetCell {
  return cell.filter((slot) => ['failed', 'unmade'].includes(whyMissing(slot) ?? ''));
}

/** The places of it that failed. */
export function failedIn(cell: SheetCell): SheetCell {
  return cell.filter((slot) => whyMissing(slot) === 'failed');
}

const NONE: SheetCell = [];
const before = new WeakMap<ShownSlot, SheetCell>();

/** A cell, the same for the same places. */
function asBefore(cell: SheetCell): SheetCell {
  const [first] = cell;
  if (!first) return NONE;
  const known = before.get(first);
  if (known?.length === cell.length && cell.every((slot, at) => slot === known[at])) return known;
  before.set(first, cell);
  return cell;
}
