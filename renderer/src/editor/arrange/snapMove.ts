import type { Position } from '#shared/workflow/Workflow';
import { unionOf } from '../../nodes/frame/boxAround.ts';
import type { Box } from '../../nodes/place/freeSpot.ts';

/** A line that is shown while something is dragged, px on the canvas. */
export interface Guide {
  /** `gap`: one of two distances that are alike. */
  readonly kind: 'line' | 'gap';
  readonly from: Position;
  readonly to: Position;
}
export interface Snapped {
  /** How far the box has to move to stand right. */
  readonly by: Position;
  readonly guides: readonly Guide[];
}
export interface SnapOptions {
  /** px on the canvas; what is farther is not snapped to. */
  readonly reach: number;
  /** px; where nothing else is near, edges stand on multiples of it. */
  readonly grid: number;
}

/** Neighbours that are looked at: more are not told apart by eye. */
const MOST = 300;
/** px; places that differ by less are the same. */
const SAME = 0.5;

/** Where a dragged box stands right among its neighbours: edge or middle at theirs, or the same gap as another; else on the grid. */
export function snapMove(box: Box, neighbours: readonly Box[], options: SnapOptions): Snapped {
  const near = neighbours.slice(0, MOST);
  const x = snapAxis(box, near, options);
  const y = snapAxis(turned(box), near.map(turned), options);
  const by = { x: x.by, y: y.by };
  const placed = { ...box, x: box.x + by.x, y: box.y + by.y };
  return {
    by,
    guides: [
      ...guidesAlong(placed, near, x),
      ...guidesAlong(turned(placed), near.map(turned), y).map((guide) => ({
        ...guide,
        from: swapped(guide.from),
        to: swapped(guide.to),
      })),
    ],
  };
}

interface AxisSnap {
  readonly by: number;
  /** Absent: it stands on the grid alone. */
  readonly found?: 'line' | 'gap';
}

/** Only along x: for y the boxes are handed in turned. */
function snapAxis(box: Box, near: readonly Box[], { reach, grid }: SnapOptions): AxisSnap {
  let best = reach + SAME;
  let by = Math.round(box.x / grid) * grid - box.x;
  let found: AxisSnap['found'];
  const offer = (distance: number, kind: 'line' | 'gap') => {
    if (Math.abs(distance) >= best) return;
    best = Math.abs(distance);
    by = distance;
    found = kind;
  };
  for (const other of near) {
    for (const theirs of linesOf(other)) for (const own of linesOf(box)) offer(theirs - own, 'line');
  }
  for (const { at } of gapPlaces(box, besideEachOther(box, near))) offer(at - box.x, 'gap');
  return found ? { by, found } : { by };
}

function guidesAlong(placed: Box, near: readonly Box[], { found }: AxisSnap): readonly Guide[] {
  if (!found) return [];
  const lines = linesOf(placed).flatMap((at): Guide[] => {
    const on = near.filter((other) => linesOf(other).some((line) => Math.abs(line - at) < SAME));
    const all = on.length > 0 ? unionOf([placed, ...on]) : undefined;
    return all ? [{ kind: 'line', from: { x: at, y: all.y }, to: { x: at, y: all.y + all.height } }] : [];
  });
  const gap = gapPlaces(placed, besideEachOther(placed, near)).find(({ at }) => Math.abs(at - placed.x) < SAME);
  const y = placed.y + placed.height / 2;
  const gaps = (gap?.gaps ?? []).map(([from, to]): Guide => ({ kind: 'gap', from: { x: from, y }, to: { x: to, y } }));
  return [...lines, ...gaps];
}

/** Left edge, middle and right edge. */
function linesOf({ x, width }: Box): readonly number[] {
  return [x, x + width / 2, x + width];
}

/** Those in a row with the box, from left to right. */
function besideEachOther(box: Box, near: readonly Box[]): readonly Box[] {
  return near
    .filter((other) => other.y < box.y + box.height && box.y < other.y + other.height)
    .sort((a, b) => a.x - b.x);
}

interface GapPlace {
  /** Where the left edge stands. */
  readonly at: number;
  readonly gaps: readonly (readonly [number, number])[];
}

/** Where a box leaves the same gap: in the middle of two, or after or before two as far as they are apart. */
function gapPlaces({ x, width }: Box, row: readonly Box[]): readonly GapPlace[] {
  const places: GapPlace[] = [];
  const before = row.filter((other) => other.x + other.width <= x + width / 2);
  const after = row.filter((other) => other.x >= x + width / 2);
  const [left2, left] = [before.at(-2), before.at(-1)];
  const [right, right2] = after;
  const end = (box: Box) => box.x + box.width;
  if (left && right && right.x - end(left) > width) {
    const gap = (right.x - end(left) - width) / 2;
    const at = end(left) + gap;
    places.push({
      at,
      gaps: [
        [end(left), at],
        [at + width, right.x],
      ],
    });
  }
  if (left && left2 && left.x > end(left2)) {
    const at = end(left) + left.x - end(left2);
    places.push({
      at,
      gaps: [
        [end(left2), left.x],
        [end(left), at],
      ],
    });
  }
  if (right && right2 && right2.x > end(right)) {
    const at = right.x - (right2.x - end(right)) - width;
    places.push({
      at,
      gaps: [
        [at + width, right.x],
        [end(right), right2.x],
      ],
    });
  }
  return places;
}

function turned({ x, y, width, height }: Box): Box {
  return { x: y, y: x, width: height, height: width };
}

function swapped({ x, y }: Position): Position {
  return { x: y, y: x };
}
