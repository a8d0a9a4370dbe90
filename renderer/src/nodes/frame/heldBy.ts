import type { Box } from '../place/freeSpot.ts';

/** Whether a box lies wholly in another. */
export function isInside(box: Box, around: Box): boolean {
  return (
    box.x >= around.x &&
    box.y >= around.y &&
    box.x + box.width <= around.x + around.width &&
    box.y + box.height <= around.y + around.height
  );
}

/** What lies wholly in any of these frames, frames in them included; not the frames themselves. */
export function heldBy(frames: Iterable<string>, boxes: ReadonlyMap<string, Box>): ReadonlySet<string> {
  const own = new Set(frames);
  const around = [...own].flatMap((id) => boxes.get(id) ?? []);
  const held = new Set<string>();
  if (around.length === 0) return held;
  for (const [id, box] of boxes) {
    if (!own.has(id) && around.some((frame) => isInside(box, frame))) held.add(id);
  }
  return held;
}

/** The smallest of some frames that a box lies wholly in. */
export function holderOf(box: Box, frames: Iterable<readonly [string, Box]>): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const [id, frame] of frames) {
    const area = frame.width * frame.height;
    if (area >= least || !isInside(box, frame)) continue;
    best = id;
    least = area;
  }
  return best;
}
