import type { Box } from '../place/freeSpot.ts';

/** px between a frame's line and what is in it; its title stands above that. All on the grid. */
const MARGIN = 20;
const TITLE = 20;

/** The box that just holds all of these; `undefined`: there is none. */
export function unionOf(boxes: Iterable<Box>): Box | undefined {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return left > right ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}

/** Where a frame lies that holds these, with its margins and room for its title. */
export function boxAround(boxes: Iterable<Box>): Box | undefined {
  const box = unionOf(boxes);
  return (
    box && {
      x: box.x - MARGIN,
      y: box.y - MARGIN - TITLE,
      width: box.width + 2 * MARGIN,
      height: box.height + 2 * MARGIN + TITLE,
    }
  );
}
