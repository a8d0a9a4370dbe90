import type { GalleryState } from '../../stores/gallery/GalleryState.ts';
import type { GridView } from './GridModel.ts';

/** The pictures in an item, by their numbers: one, or those of a stack. */
export function numbersIn(state: Pick<GalleryState, 'hidden'>, { layout, rows }: GridView, item: number): number[] {
  const row = layout.rowOf(item);
  const numbers: number[] = [];
  for (let at = row; at < row + layout.spanOf(item); at++) {
    const number = rows.numberAt(at);
    if (number !== 0 && !state.hidden.has(number)) numbers.push(number);
  }
  return numbers;
}

/** The item of the picture the keys are at; of the first where they are at none. */
export function activeItemOf({ active }: Pick<GalleryState, 'active'>, { layout, rows }: GridView): number {
  const row = active === 0 ? undefined : rows.rowOf(active);
  return row === undefined ? 0 : layout.itemOf(row);
}

/** The row a range ends at that takes in all of an item, coming from another row. */
export function rangeEnd({ layout }: GridView, item: number, from: number): number {
  const row = layout.rowOf(item);
  return row >= from ? row + layout.spanOf(item) - 1 : row;
}
