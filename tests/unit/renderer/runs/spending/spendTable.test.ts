import { describe, expect, it } from 'vitest';
import type { SpendRow } from '#shared/api/contract';
import { startOf } from '../../../../../renderer/src/runs/spending/spendPeriods.ts';
import { dayName, groupSpend, sumOf } from '../../../../../renderer/src/runs/spending/spendTable.ts';

function aRow(over: Partial<SpendRow>, microUsd = 100): SpendRow {
  return {
    day: '2026-05-17',
    provider: 'google',
    model: 'nano',
    graph: 'Foxes',
    calls: 2,
    failed: 1,
    reused: 3,
    cost: { microUsd, kind: 'actual' },
    unpriced: 0,
    failedCost: { microUsd: 40, kind: 'estimate' },
    saved: { microUsd: 5, kind: 'actual' },
    ...over,
  };
}

const ROWS = [
  aRow({ day: '2026-05-17' }),
  aRow({ day: '2026-05-18', graph: 'Lakes' }, 900),
  aRow({ day: '2026-05-17', graph: 'Lakes', cost: { microUsd: 7, kind: 'estimate' } }),
];

describe('spending put together', () => {
  it('by day is told newest day first', () => {
    expect(groupSpend(ROWS, 'day').map(({ label, cost }) => [label, cost.microUsd])).toEqual([
      ['2026-05-18', 900],
      ['2026-05-17', 107],
    ]);
  });

  it('by anything else is told dearest first', () => {
    expect(groupSpend(ROWS, 'graph').map(({ label, cost }) => [label, cost.microUsd])).toEqual([
      ['Lakes', 907],
      ['Foxes', 100],
    ]);
  });

  it('adds up to the same, whatever it is put together by, and is an estimate as soon as a part is', () => {
    const sum = sumOf(ROWS);
    expect(sum).toMatchObject({ calls: 6, failed: 3, reused: 9, cost: { microUsd: 1007, kind: 'estimate' } });
    expect(sum.failedCost).toEqual({ microUsd: 120, kind: 'estimate' });
    for (const group of ['day', 'provider', 'model', 'graph'] as const) {
      const parts = groupSpend(ROWS, group);
      expect(parts.reduce((total, { cost }) => total + cost.microUsd, 0)).toBe(sum.cost.microUsd);
    }
  });
});

describe('a period', () => {
  const noon = new Date(2026, 4, 17, 12, 30).getTime();

  it('begins at midnight, or at the first of the month, local time', () => {
    expect(startOf('today', noon)).toBe(new Date(2026, 4, 17).getTime());
    expect(startOf('month', noon)).toBe(new Date(2026, 4, 1).getTime());
    expect(startOf('all', noon)).toBeUndefined();
  });

  it('names days as the rows do', () => {
    expect(dayName(noon)).toBe('2026-05-17');
    expect(dayName(new Date(2026, 0, 2).getTime())).toBe('2026-01-02');
  });
});
