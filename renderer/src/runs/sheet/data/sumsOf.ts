import { addMoney, type Money } from '#shared/graph/Money';
import { costOf, stateOf, type CellState, type SheetCell } from './SheetCell.ts';

/** What came of some cells. */
export interface CellSums {
  readonly cells: number;
  readonly byState: Readonly<Record<CellState, number>>;
  /** What they cost so far. */
  readonly cost: Money;
  /** What all of them were to cost, as far as prices are known. */
  readonly estimate: Money;
  /** Calls whose price nobody knows. */
  readonly unpriced: number;
  /** What a picture costs: from the least to the most of those that are known; absent: none is. */
  readonly each?: { readonly least: Money; readonly most: Money };
}

/** Sums over cells; taken of a column, of a heading, or of all of a sheet. */
export function sumsOf(cells: readonly SheetCell[]): CellSums {
  const byState: Record<CellState, number> = { done: 0, failed: 0, running: 0, waiting: 0, unmade: 0 };
  const costs: Money[] = [];
  const estimates: Money[] = [];
  let least: Money | undefined;
  let most: Money | undefined;
  let unpriced = 0;
  for (const cell of cells) {
    byState[stateOf(cell)] += 1;
    const cost = costOf(cell);
    if (cost) costs.push(cost);
    for (const { estimate, cost: paid, saved, image } of cell) {
      if (estimate) estimates.push(estimate);
      if (estimate && isUnknown(estimate)) unpriced += 1;
      const price = image ? (saved ?? paid ?? estimate) : estimate;
      if (!price || isUnknown(price)) continue;
      if (!least || price.microUsd < least.microUsd) least = price;
      if (!most || price.microUsd > most.microUsd) most = price;
    }
  }
  return {
    cells: cells.length,
    byState,
    cost: addMoney(costs),
    estimate: { ...addMoney(estimates), kind: 'estimate' },
    unpriced,
    ...(least && most && { each: { least, most } }),
  };
}

/** An estimate of nothing is none: what is free costs nothing for certain. */
function isUnknown({ microUsd, kind }: Money): boolean {
  return kind === 'estimate' && microUsd === 0;
}
