import { expect, test } from 'vitest';
import type { RowPage } from '#shared/api/contract';
import { GalleryRows } from '../../../../../renderer/src/stores/gallery/GalleryRows.ts';
import { NumberSet } from '../../../../../renderer/src/stores/gallery/NumberSet.ts';
import { seededRandom } from '../../../../support/seededRandom.ts';
import { rowPageOf } from '../../../../support/galleryRows.ts';

const all = rowPageOf(Array.from({ length: 40 }, (_, at) => ({ key: `group ${at}`, batches: [1 + (at % 7), 2] })));
const COUNT = all.numbers.length;

function pageOf(from: number, to: number): RowPage {
  return {
    from,
    numbers: all.numbers.slice(from, to),
    ratios: all.ratios.slice(from, to),
    batches: all.batches.slice(from, to),
    groups: all.groups.flatMap((group) => {
      const first = Math.max(from, group.first);
      const count = Math.min(to, group.first + group.count) - first;
      return count <= 0 ? [] : [{ ...group, first, count, cost: { microUsd: count * 1000, kind: 'actual' as const } }];
    }),
    isLast: to === COUNT,
  };
}

test.each([1, 2, 3, 4, 5])('pages in any order, some of them twice, come to the same rows and groups (%i)', (seed) => {
  const random = seededRandom(seed);
  const rows = new GalleryRows(COUNT);
  const starts = Array.from({ length: Math.ceil(COUNT / 13) }, (_, at) => at * 13);
  for (const from of seed === 1 ? starts : starts.toSorted(() => random() - 0.5)) {
    rows.put(pageOf(from, Math.min(COUNT, from + 13)));
    if (random() < 0.2) rows.put(pageOf(from, Math.min(COUNT, from + 13)));
  }
  expect(rows.isWhole).toBe(true);
  expect(Array.from(rows.numbers)).toEqual(all.numbers);
  expect(rows.groups.map(({ key, first, count, cost }) => [key, first, count, cost.microUsd])).toEqual(
    all.groups.map(({ key, first, count }) => [key, first, count, count * 1000]),
  );
  expect(rows.groupAt(rows.count - 1)?.key).toBe('group 39');
  expect(rows.rowOf(all.numbers[50] ?? 0)).toBe(50);
});

test('a set of numbers has what was put in and not what was taken out, and never changes itself', () => {
  const set = NumberSet.of([0, 31, 32, 1_000_000]);
  const less = set.without([31, 7]);
  expect([...set]).toEqual([0, 31, 32, 1_000_000]);
  expect([...less]).toEqual([0, 32, 1_000_000]);
  expect([set.size, less.size, less.with([7, 7, -1]).size]).toEqual([4, 3, 4]);
  expect([set.has(31), less.has(31), less.has(5_000_000)]).toEqual([true, false, false]);
});
