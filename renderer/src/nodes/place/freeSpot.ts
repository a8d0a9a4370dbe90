import type { Position, Size } from '#shared/workflow/Workflow';
import { takenCells } from './takenCells.ts';

/** A rectangle on the canvas, px. */
export interface Box extends Position, Size {}

/** px; the grid's step, and how far nodes keep from each other. */
const STEP = 20;
const GAP = 20;
/** Rings searched around the spot wished for: 2,000 px to each side. */
const RINGS = 100;
/** How much farther another way counts than to the right: nodes grow downwards, and wires lead from left to right. */
const DETOUR = 2;
/** Boxes of a group that are laid one by one; one of more is laid as a whole, with all the room between them. */
const MOST_APART = 100;

/** The place nearest to `wish`, on the grid, where a node of this size lies on no other. */
export function freeSpot(wish: Position, size: Size, boxes: readonly Box[]): Position {
  const start = onGrid(wish);
  const { x, y } = freeShift([{ ...size, ...start }], boxes);
  return { x: start.x + x, y: start.y + y };
}

/**
 * How far a group has to go, in steps of the grid, so that none of its boxes lies on any that is there. It keeps its own layout. There is always
 * such a place: where nothing near is free, it is beyond all that lies in the way.
 */
export function freeShift(group: readonly Box[], boxes: readonly Box[]): Position {
  if (group.length === 0) return { x: 0, y: 0 };
  const whole = aroundAll(group);
  const laid = group.length > MOST_APART ? [whole] : group;
  const kept = boxes.map((box) => grown(box, GAP));
  return nearShift(laid, grown(whole, RINGS * STEP), kept) ?? farShift(whole, kept);
}

function nearShift(group: readonly Box[], reach: Box, kept: readonly Box[]): Position | undefined {
  const isClear = takenCells(
    reach,
    kept.filter((box) => overlaps(box, reach)),
    STEP,
  );
  if (!isClear) return undefined;
  const isFree = ({ x, y }: Position) => group.every((box) => isClear({ ...box, x: box.x + x, y: box.y + y }));
  let best: Position | undefined;
  let least = Infinity;
  // All that follows a ring lies farther away than the ring.
  for (let ring = 0; ring <= RINGS && ring * STEP < least; ring++) {
    for (const shift of ring === 0 ? [{ x: 0, y: 0 }] : ringOf(ring)) {
      const way = wayOf(shift);
      if (way >= least || !isFree(shift)) continue;
      best = shift;
      least = way;
    }
  }
  return best;
}

/** Straight out, to whichever side is nearest. */
function farShift(whole: Box, kept: readonly Box[]): Position {
  const beside = kept.filter((box) => box.y < whole.y + whole.height && whole.y < box.y + box.height);
  const along = kept.filter((box) => box.x < whole.x + whole.width && whole.x < box.x + box.width);
  const up = (value: number) => Math.ceil(value / STEP) * STEP;
  const ways = [
    { x: up(Math.max(whole.x, ...beside.map((box) => box.x + box.width)) - whole.x), y: 0 },
    { x: 0, y: up(Math.max(whole.y, ...along.map((box) => box.y + box.height)) - whole.y) },
    { x: -up(whole.x - Math.min(whole.x, ...beside.map((box) => box.x - whole.width))), y: 0 },
    { x: 0, y: -up(whole.y - Math.min(whole.y, ...along.map((box) => box.y - whole.height))) },
  ];
  return ways.reduce((best, way) => (wayOf(way) < wayOf(best) ? way : best));
}

function wayOf({ x, y }: Position): number {
  return Math.hypot(x * (x < 0 ? DETOUR : 1), y * DETOUR);
}

export function onGrid({ x, y }: Position): Position {
  return { x: Math.round(x / STEP) * STEP, y: Math.round(y / STEP) * STEP };
}

/** The smallest box that holds all of some. */
export function aroundAll(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

function ringOf(ring: number): readonly Position[] {
  const far = ring * STEP;
  const along = Array.from({ length: ring * 2 }, (_, at) => -far + at * STEP);
  return along.flatMap((at) => [
    { x: far, y: at },
    { x: -at, y: far },
    { x: -far, y: -at },
    { x: at, y: -far },
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
