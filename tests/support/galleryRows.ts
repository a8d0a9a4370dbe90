import type { RowPage } from '#shared/api/contract';
import { GalleryRows } from '../../renderer/src/stores/gallery/GalleryRows.ts';
import { seededRandom } from './seededRandom.ts';

const RATIOS = [1000, 1778, 562, 1500, 667, 800];

export interface GroupShape {
  readonly key: string;
  /** How many pictures each of its batches has. */
  readonly batches: readonly number[];
}

/** A page of rows in groups, all of it known. Numbers and batches count from 1. */
export function rowPageOf(shapes: readonly GroupShape[], ratioOf: (row: number) => number = usualRatios()): RowPage {
  const numbers: number[] = [];
  const ratios: number[] = [];
  const batches: number[] = [];
  const groups: RowPage['groups'][number][] = [];
  let batch = 0;
  for (const { key, batches: sizes } of shapes) {
    const first = numbers.length;
    for (const size of sizes) {
      batch += 1;
      for (let each = 0; each < size; each++) {
        numbers.push(numbers.length + 1);
        ratios.push(ratioOf(ratios.length));
        batches.push(batch);
      }
    }
    const count = numbers.length - first;
    groups.push({ key, first, count, cost: { microUsd: count * 1000, kind: 'actual' }, title: key, at: first });
  }
  return { from: 0, numbers, ratios, batches, groups, isLast: true };
}

export function rowsOf(shapes: readonly GroupShape[], ratioOf?: (row: number) => number): GalleryRows {
  const page = rowPageOf(shapes, ratioOf);
  const rows = new GalleryRows(page.numbers.length);
  rows.put(page);
  return rows;
}

/** So many pictures, each of a batch of its own, in one group. */
export function oneGroup(count: number): readonly GroupShape[] {
  return [{ key: 'all', batches: Array<number>(count).fill(1) }];
}

/** Ratios as pictures have them, the same each time. */
function usualRatios(): () => number {
  const random = seededRandom(7);
  return () => RATIOS[Math.floor(random() * RATIOS.length)] ?? 1000;
}
