import type { Position, Size } from '#shared/workflow/Workflow';

type Box = Position & Size;

/** Most cells that are looked at: an area of 20,000 px by 20,000 px. */
const MOST_CELLS = 1_000_000;

/**
 * Tells of boxes within an area, at once for each, whether they lie clear of all that is there, in whole cells of the grid; `undefined`: the
 * area is too large to be looked at so.
 * @param cell px
 */
export function takenCells(area: Box, boxes: readonly Box[], cell: number): ((box: Box) => boolean) | undefined {
  const left = Math.floor(area.x / cell);
  const top = Math.floor(area.y / cell);
  const columns = Math.ceil((area.x + area.width) / cell) - left;
  const rows = Math.ceil((area.y + area.height) / cell) - top;
  if (columns * rows > MOST_CELLS) return undefined;
  const clamp = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  const spanOf = ({ x, y, width, height }: Box) => ({
    from: clamp(Math.floor(x / cell) - left, columns),
    to: clamp(Math.ceil((x + width) / cell) - left, columns),
    above: clamp(Math.floor(y / cell) - top, rows),
    below: clamp(Math.ceil((y + height) / cell) - top, rows),
  });
  const stride = columns + 1;
  // How much is taken above and to the left of each corner: four of these tell how much of any rectangle is.
  const sums = new Int32Array(stride * (rows + 1));
  for (const box of boxes) {
    const { from, to, above, below } = spanOf(box);
    if (from >= to) continue;
    for (let row = above; row < below; row++) sums.fill(1, (row + 1) * stride + from + 1, (row + 1) * stride + to + 1);
  }
  const at = (row: number, column: number) => sums[row * stride + column] ?? 0;
  for (let row = 1; row <= rows; row++) {
    for (let column = 1; column <= columns; column++)
      sums[row * stride + column] =
        at(row, column) + at(row - 1, column) + at(row, column - 1) - at(row - 1, column - 1);
  }
  return (box) => {
    const { from, to, above, below } = spanOf(box);
    return at(below, to) - at(above, to) - at(below, from) + at(above, from) === 0;
  };
}
