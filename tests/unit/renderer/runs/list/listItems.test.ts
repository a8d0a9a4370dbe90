import { describe, expect, it } from 'vitest';
import { itemsInSight, listItems, totalHeight } from '../../../../../renderer/src/runs/list/listItems.ts';
import { aRun } from '../aRun.ts';

const DAY_MS = 86_400_000;
const dayOf = (at: number) => `Day ${String(Math.floor(at / DAY_MS))}`;
const many = Array.from({ length: 5000 }, (_, n) =>
  aRun({ runId: String(n), queuedAt: (5000 - n) * 3_600_000, status: n % 7 === 0 ? 'interrupted' : 'completed' }),
);

describe('listItems', () => {
  it('puts runs under the day each was asked for', () => {
    const items = listItems(
      [aRun({ queuedAt: DAY_MS + 2 }), aRun({ queuedAt: DAY_MS + 1 }), aRun({ queuedAt: 5 })],
      dayOf,
    );
    expect(items.map((item) => (item.kind === 'day' ? item.label : item.kind))).toEqual([
      'Day 1',
      'run',
      'run',
      'Day 0',
      'run',
    ]);
  });

  it('leaves neither gaps nor overlaps, higher rows for runs that were cut off included', () => {
    const items = listItems(many, dayOf);
    items.forEach((item, at) => {
      const before = items[at - 1];
      expect(item.top).toBe(before ? before.top + before.height : 0);
    });
    expect(totalHeight(items)).toBe(items.reduce((sum, { height }) => sum + height, 0));
  });

  it('is empty where there is no run', () => {
    expect(totalHeight(listItems([], dayOf))).toBe(0);
    expect(itemsInSight([], 0, 600)).toEqual([]);
  });
});

describe('itemsInSight', () => {
  it('gives all that is seen and little more, wherever one has scrolled to', () => {
    const items = listItems(many, dayOf);
    for (const scrolled of [0, 777, 150_000, totalHeight(items) - 600]) {
      const seen = itemsInSight(items, scrolled, 600);
      const shown = items.filter(({ top, height }) => top + height > scrolled && top < scrolled + 600);
      expect(seen).toEqual(expect.arrayContaining(shown));
      expect(seen.length).toBeLessThan(40);
    }
  });
});
