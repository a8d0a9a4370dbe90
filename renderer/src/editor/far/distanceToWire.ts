import type { Position } from '#shared/workflow/Workflow';
import { placeOnWire, type WirePath } from '../wires/wirePath.ts';

const STEPS = 16;

/** How far a point is from a wire, px on the canvas; `Infinity` from more than `most` away, where nothing is looked at closely. */
export function distanceToWire(path: WirePath, point: Position, most: number): number {
  const [left, top, right, bottom] = around(path);
  if (point.x < left - most || point.x > right + most) return Infinity;
  if (point.y < top - most || point.y > bottom + most) return Infinity;
  let nearest = Infinity;
  let before = placeOnWire(path, 0);
  for (let step = 1; step <= STEPS; step++) {
    const now = placeOnWire(path, step / STEPS);
    nearest = Math.min(nearest, distanceToLine(before, now, point));
    before = now;
  }
  return nearest;
}

/** Left, top, right and bottom of what holds all of it; a curve bows out less far than it leads. */
export function around(path: WirePath): readonly [number, number, number, number] {
  const points = path.kind === 'bends' ? path.points : [path.from, path.to];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  const bow = path.kind === 'curve' && path.to.x < path.from.x ? BOW + 6 * Math.sqrt(right - left) : BOW;
  return [left - bow, top, right + bow, bottom];
}

/** px */
const BOW = 24;

function distanceToLine(a: Position, b: Position, point: Position): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const part = square === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / square;
  const t = Math.min(1, Math.max(0, part));
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}
