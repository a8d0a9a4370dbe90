import type { BrushMark, Mark } from './Marks.ts';
import { packPoints, unpackPoints, type Point } from './points.ts';
import { distanceToLine, toLongSide } from './thinStroke.ts';
import { wordsBox } from './wordsBox.ts';

export interface Eraser {
  readonly at: Point;
  /** Parts of the picture's long side. */
  readonly radius: number;
  /** The picture's width by its height. */
  readonly ratio: number;
}

/**
 * The marks without what an eraser touches: of a brush stroke the part under it, of all else the whole. The same list where it touches
 * nothing.
 */
export function eraseMarks(marks: readonly Mark[], eraser: Eraser): readonly Mark[] {
  const left = marks.map((mark) =>
    mark.tool === 'brush' ? cutStroke(mark, eraser) : touches(mark, eraser) ? [] : mark,
  );
  return left.every((mark, at) => mark === marks[at]) ? marks : left.flat();
}

/** The topmost mark within reach of a point. */
export function markAt(marks: readonly Mark[], eraser: Eraser): number {
  return marks.findLastIndex((mark) => touches(mark, eraser));
}

function touches(mark: Mark, { at, radius, ratio }: Eraser): boolean {
  const scale = toLongSide(ratio);
  const eraser = scale(at);
  const points = unpackPoints(mark.points).map(scale);
  switch (mark.tool) {
    case 'words': {
      const [start] = points;
      const { width, height } = wordsBox(mark);
      return start !== undefined && isWithin(eraser, start, { x: start.x + width, y: start.y + height }, radius);
    }
    case 'box':
      return isNearLines(eraser, corners(points), radius + mark.width / 2000);
    case 'area':
      return isNearLines(eraser, [...points, ...points.slice(0, 1)], radius) || isInside(eraser, points);
    case 'arrow':
    case 'brush':
      return isNearLines(eraser, points, radius + mark.width / 2000);
  }
}

/** What is left of a stroke: its pieces outside the eraser's circle; the stroke itself where it does not touch. */
function cutStroke(mark: BrushMark, { at, radius, ratio }: Eraser): Mark | readonly Mark[] {
  const scale = toLongSide(ratio);
  const circle = { ...scale(at), radius: radius + mark.width / 2000 };
  const points = unpackPoints(mark.points);
  const pressures = mark.pressure ?? '';
  if (!isNearLines(circle, points.map(scale), circle.radius)) return mark;
  const pieces: { points: Point[]; pressure: string }[] = [];
  let piece: { points: Point[]; pressure: string } | undefined;
  const add = (point: Point, pressure: string) => {
    if (!piece) pieces.push((piece = { points: [], pressure: '' }));
    piece.points.push(point);
    piece.pressure += pressure;
  };
  points.forEach((to, index) => {
    const from = points[index - 1];
    const pressure = pressures[index] ?? '';
    if (!from) {
      if (!isWithinCircle(scale(to), circle)) add(to, pressure);
      return;
    }
    const inside = partInside(scale(from), scale(to), circle);
    if (!inside) {
      add(to, pressure);
      return;
    }
    const before = pressures[index - 1] ?? '';
    if (inside.from > 0) add(between(from, to, inside.from), before);
    piece = undefined;
    if (inside.to < 1) {
      add(between(from, to, inside.to), pressure);
      add(to, pressure);
    }
  });
  const { pressure: _pressure, ...plain } = mark;
  return pieces.map((left) => ({
    ...plain,
    points: packPoints(left.points),
    ...(mark.pressure !== undefined && { pressure: left.pressure }),
  }));
}

interface Circle extends Point {
  readonly radius: number;
}

/** Where along a line it enters a circle and where it leaves it, 0…1; `undefined`: it stays outside. */
function partInside(
  from: Point,
  to: Point,
  circle: Circle,
): { readonly from: number; readonly to: number } | undefined {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const [fx, fy] = [from.x - circle.x, from.y - circle.y];
  const a = dx * dx + dy * dy;
  const c = fx * fx + fy * fy - circle.radius ** 2;
  if (a === 0) return c <= 0 ? { from: 0, to: 1 } : undefined;
  const b = fx * dx + fy * dy;
  const root = b * b - a * c;
  if (root <= 0) return undefined;
  const [enters, leaves] = [(-b - Math.sqrt(root)) / a, (-b + Math.sqrt(root)) / a];
  return enters >= 1 || leaves <= 0 ? undefined : { from: Math.max(0, enters), to: Math.min(1, leaves) };
}

function isWithinCircle(point: Point, circle: Circle): boolean {
  return Math.hypot(point.x - circle.x, point.y - circle.y) <= circle.radius;
}

function between(from: Point, to: Point, along: number): Point {
  return { x: from.x + (to.x - from.x) * along, y: from.y + (to.y - from.y) * along };
}

function corners([a, b]: readonly Point[]): readonly Point[] {
  return a && b ? [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }, a] : [];
}

function isWithin({ x, y }: Point, least: Point, most: Point, reach: number): boolean {
  return x >= least.x - reach && x <= most.x + reach && y >= least.y - reach && y <= most.y + reach;
}

function isNearLines(point: Point, line: readonly Point[], reach: number): boolean {
  return line.some((to, at) => distanceToLine(point, line[at - 1] ?? to, to) <= reach);
}

function isInside({ x, y }: Point, outline: readonly Point[]): boolean {
  let inside = false;
  outline.forEach((a, at) => {
    const b = outline.at(at - 1) ?? a;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  });
  return inside;
}
