import type { Position, Size } from '#shared/workflow/Workflow';

/** A rectangle on the canvas, px. */
export interface Box extends Position, Size {}

/** px; the grid's step, and how far nodes keep from each other. */
const STEP = 20;
const GAP = 20;
/** Rings searched around the spot wished for: 2,000 px to each side. */
const RINGS = 100;

/** How much farther another way counts than to the right: nodes grow downwards, and wires lead from left to right. */
const DETOUR = 2;

/**
 * The place nearest to `wish`, on the grid, where a node of this size lies on no other. Where there is none near, the wish itself, shifted until
 * no node begins there: what lies on others in view is found sooner than what lies far away.
 */
export function freeSpot(wish: Position, size: Size, boxes: readonly Box[]): Position {
  const start = onGrid(wish);
  const reach = grown({ ...start, ...size }, RINGS * STEP);
  const near = boxes.map((box) => grown(box, GAP)).filter((box) => overlaps(box, reach));
  const isFree = ({ x, y }: Position) => {
    const own = { x, y, ...size };
    return !near.some((box) => overlaps(box, own));
  };
  let best: Position | undefined;
  let least = Infinity;
  // All that follows a ring lies farther away than the ring.
  for (let ring = 0; ring <= RINGS && ring * STEP < least; ring++) {
    for (const at of ringAround(start, ring)) {
      const aside = at.x - start.x;
      const way = Math.hypot(aside * (aside < 0 ? DETOUR : 1), (at.y - start.y) * DETOUR);
      if (way >= least || !isFree(at)) continue;
      best = at;
      least = way;
    }
  }
  return best ?? shifted(start, boxes);
}

function shifted({ x, y }: Position, boxes: readonly Box[]): Position {
  const isTaken = boxes.some((box) => Math.abs(box.x - x) < STEP && Math.abs(box.y - y) < STEP);
  return isTaken ? shifted({ x: x + STEP, y: y + STEP }, boxes) : { x, y };
}

export function onGrid({ x, y }: Position): Position {
  return { x: Math.round(x / STEP) * STEP, y: Math.round(y / STEP) * STEP };
}

function ringAround({ x, y }: Position, ring: number): readonly Position[] {
  if (ring === 0) return [{ x, y }];
  const far = ring * STEP;
  const along = Array.from({ length: ring * 2 }, (_, at) => -far + at * STEP);
  return along.flatMap((at) => [
    { x: x + far, y: y + at },
    { x: x - at, y: y + far },
    { x: x - far, y: y - at },
    { x: x + at, y: y - far },
  ]);
}

function overlaps(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + by * 2, height: height + by * 2 };
}
