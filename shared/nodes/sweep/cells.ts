/**
 * Cells of a sweep: one of each axis' values together, the last axis fastest. A cell is known by its index alone, so that none has to be built
 * to be counted or found.
 */

/** How many there are of axes of these lengths; of no axis one. `Infinity` where that is more than can be counted. */
export function countCells(lengths: readonly number[]): number {
  return lengths.reduce((count, length) => count * length, 1);
}

/** The place of a cell's value on each axis, from 0. */
export function placesOf(index: number, lengths: readonly number[]): readonly number[] {
  const places: number[] = [];
  let left = index;
  for (const length of lengths.toReversed()) {
    places.unshift(left % length);
    left = Math.floor(left / length);
  }
  return places;
}

/** The cell with these places on the axes. */
export function cellAt(places: readonly number[], lengths: readonly number[]): number {
  return lengths.reduce((index, length, axis) => index * length + (places[axis] ?? 0), 0);
}

/** Of each axis, how many cells lie between two of its neighbouring values. */
export function stridesOf(lengths: readonly number[]): readonly number[] {
  return lengths.map((_, axis) => countCells(lengths.slice(axis + 1)));
}

/** `5 × 3 × 2` */
export function productWords(lengths: readonly number[]): string {
  return lengths.join(' × ');
}

/** `5 × 3 × 2 = 30 cells` */
export function cellWords(lengths: readonly number[]): string {
  const count = countCells(lengths);
  const cells = `${count.toLocaleString('en')} ${count === 1 ? 'cell' : 'cells'}`;
  return lengths.length > 1 ? `${productWords(lengths)} = ${cells}` : cells;
}

const CELL_WORDS = /^(?:\d+(?: × \d+)+ = )?[\d,∞]+ cells?$/u;

/** Whether a text is what `cellWords` gives. */
export function areCellWords(text: string): boolean {
  return CELL_WORDS.test(text);
}
