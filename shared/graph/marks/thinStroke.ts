import type { Point } from './points.ts';

/** A point of a stroke as it was drawn; `pressure`: 0…1. */
export interface StrokePoint extends Point {
  readonly pressure?: number;
}

/** How far a stroke may move when it is thinned, in parts of the picture's long side: a pixel and a half of 2,048. */
export const STROKE_WITHIN = 0.0008;

/**
 * A stroke with the fewest of its points that stay within a distance of it (Ramer, Douglas and Peucker). Its ends are kept.
 * @param ratio the picture's width by its height: a distance is measured in parts of its long side
 */
export function thinStroke<P extends Point>(stroke: readonly P[], ratio: number, within = STROKE_WITHIN): P[] {
  const points = stroke.map(toLongSide(ratio));
  const kept = new Set([0, points.length - 1]);
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const far = farthest(points, from, to);
    if (far.distance <= within) continue;
    kept.add(far.at);
    spans.push([from, far.at], [far.at, to]);
  }
  return stroke.filter((_, at) => kept.has(at));
}

/** A point of the picture in parts of its long side both ways, where distances can be taken. */
export function toLongSide(ratio: number): (point: Point) => Point {
  return ratio >= 1 ? ({ x, y }) => ({ x, y: y / ratio }) : ({ x, y }) => ({ x: x * ratio, y });
}

/** How far a point lies from a line between two others. */
export function distanceToLine(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
  const at = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - at * dx, point.y - from.y - at * dy);
}

function farthest(points: readonly Point[], from: number, to: number): { at: number; distance: number } {
  let found = { at: from, distance: 0 };
  const [start, end] = [points[from], points[to]];
  if (!start || !end) return found;
  for (let at = from + 1; at < to; at++) {
    const point = points[at];
    const distance = point ? distanceToLine(point, start, end) : 0;
    if (distance > found.distance) found = { at, distance };
  }
  return found;
}
