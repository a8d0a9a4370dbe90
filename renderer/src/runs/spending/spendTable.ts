import type { SpendRow } from '#shared/api/contract';
import { addMoney, type Money } from '#shared/graph/Money';

/** What rows can be put together by. */
export type SpendGroup = 'day' | 'provider' | 'model' | 'graph';

export interface SpendSum {
  readonly calls: number;
  readonly failed: number;
  /** Calls whose price nobody knows. */
  readonly unpriced: number;
  readonly reused: number;
  readonly cost: Money;
  /** Of the cost, that of calls that gave no picture. */
  readonly failedCost: Money;
  readonly saved: Money;
}

export interface SpendGroupRow extends SpendSum {
  readonly label: string;
}

export function sumOf(rows: readonly SpendRow[]): SpendSum {
  const count = (of: (row: SpendRow) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  return {
    calls: count(({ calls }) => calls),
    failed: count(({ failed }) => failed),
    unpriced: count(({ unpriced }) => unpriced),
    reused: count(({ reused }) => reused),
    cost: addMoney(rows.map(({ cost }) => cost)),
    failedCost: addMoney(rows.map(({ failedCost }) => failedCost)),
    saved: addMoney(rows.map(({ saved }) => saved)),
  };
}

/** One row for each day, newest first; for each of anything else, dearest first. */
export function groupSpend(rows: readonly SpendRow[], group: SpendGroup): readonly SpendGroupRow[] {
  const groups = new Map<string, SpendRow[]>();
  for (const row of rows) {
    const label = row[group];
    const known = groups.get(label);
    if (known) known.push(row);
    else groups.set(label, [row]);
  }
  const sums = [...groups].map(([label, members]) => ({ label, ...sumOf(members) }));
  return group === 'day'
    ? sums.sort((one, other) => other.label.localeCompare(one.label))
    : sums.sort((one, other) => other.cost.microUsd - one.cost.microUsd || one.label.localeCompare(other.label));
}

/** `2026-05-17`: the local day of a moment, as rows name it. `at`: ms since the epoch. */
export function dayName(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
