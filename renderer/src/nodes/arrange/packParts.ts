import { unionOf } from '../frame/boxAround.ts';
import type { Box } from '../place/freeSpot.ts';

/** px between parts. */
const GAP = 80;
/** How much wider than high all of it becomes. */
const RATIO = 1.6;

/** Puts parts that begin at 0, 0 beside and below each other in rows, in their order. */
export function packParts(parts: readonly ReadonlyMap<string, Box>[]): ReadonlyMap<string, Box> {
  const sizes = parts.map((part) => unionOf(part.values()) ?? { x: 0, y: 0, width: 0, height: 0 });
  const area = sizes.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  const widest = Math.max(Math.sqrt(area * RATIO), ...sizes.map(({ width }) => width));
  const packed = new Map<string, Box>();
  let [x, y, rowHeight] = [0, 0, 0];
  for (const [at, part] of parts.entries()) {
    const size = sizes[at];
    if (!size) continue;
    if (x > 0 && x + size.width > widest) [x, y, rowHeight] = [0, y + rowHeight + GAP, 0];
    for (const [id, box] of part) packed.set(id, { ...box, x: box.x + x, y: box.y + y });
    x += size.width + GAP;
    rowHeight = Math.max(rowHeight, size.height);
  }
  return packed;
}
