import type { Position, Size } from '#shared/workflow/Workflow';
import { aroundAll, type Box } from '../../nodes/place/freeSpot.ts';

export interface BarWish {
  /** What the bar is of, px on screen from the upper left of the canvas, as all boxes here. */
  readonly selected: readonly Box[];
  /** What it must not lie over. */
  readonly taken: readonly Box[];
  readonly canvas: Size;
  /** How large it is lying and standing, px. */
  readonly row: Size;
  readonly column: Size;
}

export interface BarPlace extends Position {
  readonly way: 'row' | 'column';
}

/** Between the bar and what it keeps clear of, and the edge of the canvas, px. */
const GAP = 8;
/** Among more things than this only the places beside the selection and at the edges are looked at. */
const MOST_TAKEN = 12;
/** What a place below counts more than one above, and a px aside of what a px away does. */
const BELOW = 4;
const ASIDE = 0.2;

/** The place nearest to what is selected, above it before below, where the bar lies over nothing; `undefined`: there is none in view. */
export function barPlace({ selected, taken, canvas, row, column }: BarWish): BarPlace | undefined {
  const seen = selected.filter((box) => overlap(box, { x: 0, y: 0, ...canvas }));
  if (seen.length === 0) return undefined;
  const bounds = aroundAll(seen);
  const near = taken.filter((box) => overlap(box, { x: 0, y: 0, ...canvas }));
  for (const [way, size] of [
    ['row', row],
    ['column', column],
  ] as const) {
    const found = nearestFree(bounds, near, canvas, size);
    if (found) return { x: found.x, y: found.y, way };
  }
  return undefined;
}

function nearestFree(bounds: Box, taken: readonly Box[], canvas: Size, size: Size): Position | undefined {
  const beside = taken.length > MOST_TAKEN ? [bounds] : [bounds, ...taken];
  const xs = [
    bounds.x + (bounds.width - size.width) / 2,
    GAP,
    canvas.width - size.width - GAP,
    ...beside.flatMap(({ x, width }) => [x, x + width - size.width, x - GAP - size.width, x + width + GAP]),
  ].filter((x) => x >= GAP && x + size.width <= canvas.width - GAP);
  const ys = [
    GAP,
    canvas.height - size.height - GAP,
    ...beside.flatMap(({ y, height }) => [y, y - GAP - size.height, y + height + GAP]),
  ].filter((y) => y >= GAP && y + size.height <= canvas.height - GAP);
  const places = [...new Set(xs)].flatMap((x) => [...new Set(ys)].map((y) => ({ x, y, ...size })));
  const costs = new Map(places.map((place) => [place, costOf(place, bounds)]));
  return places
    .toSorted((one, other) => (costs.get(one) ?? 0) - (costs.get(other) ?? 0))
    .find((place) => !taken.some((box) => overlap(box, grown(place, GAP - 1))));
}

function costOf(place: Box, bounds: Box): number {
  const away = (from: number, length: number, to: number, other: number) =>
    Math.max(0, to - (from + length), from - (to + other));
  const x = away(place.x, place.width, bounds.x, bounds.width);
  const y = away(place.y, place.height, bounds.y, bounds.height);
  const aside = Math.abs(place.x + place.width / 2 - (bounds.x + bounds.width / 2));
  return Math.hypot(x, y) + aside * ASIDE + (place.y > bounds.y ? BELOW : 0);
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
