import type { Position } from '#shared/workflow/Workflow';

/** The way of a wire on the canvas, px: one curve, or straight pieces whose corners are rounded. Near and far views draw the same. */
export type WirePath =
  | { readonly kind: 'curve'; readonly from: Position; readonly to: Position }
  | { readonly kind: 'bends'; /** Its ends included. */ readonly points: readonly Position[] };

/** What takes a path, as a canvas does. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
}

/** px */
const RADIUS = 8;
/** How far a curve goes on from its socket before it turns, px. */
const LEAST_REACH = 24;

/**
 * From an output, which wires leave to the right, to an input, which they reach from the left.
 * @param bends where it turns between its ends, as the router found; absent: it goes straight there as a curve
 */
export function wirePath(from: Position, to: Position, bends?: readonly Position[]): WirePath {
  return bends ? { kind: 'bends', points: [from, ...bends, to] } : { kind: 'curve', from, to };
}

/** How far the stubs of a hidden wire reach, px. */
export const STUB = 16;

/** What is seen of a hidden wire: a piece at either end. */
export function stubPaths(from: Position, to: Position): readonly [WirePath, WirePath] {
  return [wirePath(from, { x: from.x + STUB, y: from.y }, []), wirePath({ x: to.x - STUB, y: to.y }, to, [])];
}

/** Draws it into a canvas, or whatever takes the same. */
export function traceWire(path: WirePath, sink: PathSink): void {
  if (path.kind === 'curve') {
    const { from, to } = path;
    const reach = reachOf(from, to);
    sink.moveTo(from.x, from.y);
    sink.bezierCurveTo(from.x + reach, from.y, to.x - reach, to.y, to.x, to.y);
    return;
  }
  const [first, ...rest] = path.points;
  if (!first) return;
  sink.moveTo(first.x, first.y);
  let before = first;
  rest.forEach((point, at) => {
    const after = rest[at + 1];
    if (!after) sink.lineTo(point.x, point.y);
    else {
      const radius = Math.min(RADIUS, distance(before, point) / 2, distance(point, after) / 2);
      const start = towards(point, before, radius);
      const end = towards(point, after, radius);
      sink.lineTo(start.x, start.y);
      sink.quadraticCurveTo(point.x, point.y, end.x, end.y);
    }
    before = point;
  });
}

/** As the `d` of an SVG path. */
export function svgPath(path: WirePath): string {
  const words: string[] = [];
  const say =
    (letter: string) =>
    (...numbers: number[]) => {
      words.push(`${letter}${numbers.map((number) => Math.round(number * 100) / 100).join(' ')}`);
    };
  traceWire(path, {
    moveTo: say('M'),
    lineTo: say('L'),
    quadraticCurveTo: say('Q'),
    bezierCurveTo: say('C'),
  });
  return words.join('');
}

/** The place a part of the way along it, from 0 to 1. */
export function placeOnWire(path: WirePath, part: number): Position {
  if (path.kind === 'curve') return onCurve(path.from, path.to, part);
  const lengths = path.points.slice(1).map((point, at) => distance(path.points[at] ?? point, point));
  let left = lengths.reduce((sum, length) => sum + length, 0) * part;
  for (const [at, length] of lengths.entries()) {
    const start = path.points[at];
    const end = path.points[at + 1];
    if (start && end && (left <= length || at === lengths.length - 1))
      return towards(start, end, Math.min(left, length));
    left -= length;
  }
  return path.points[0] ?? { x: 0, y: 0 };
}

function onCurve(from: Position, to: Position, part: number): Position {
  const reach = reachOf(from, to);
  const rest = 1 - part;
  const mix = (a: number, b: number, c: number, d: number) =>
    rest ** 3 * a + 3 * rest ** 2 * part * b + 3 * rest * part ** 2 * c + part ** 3 * d;
  return { x: mix(from.x, from.x + reach, to.x - reach, to.x), y: mix(from.y, from.y, to.y, to.y) };
}

/** A wire that leads back bows out the more the farther it goes. */
function reachOf(from: Position, to: Position): number {
  const across = to.x - from.x;
  return across >= 0 ? Math.max(LEAST_REACH, across / 2) : LEAST_REACH + 6 * Math.sqrt(-across);
}

function distance(one: Position, other: Position): number {
  return Math.hypot(other.x - one.x, other.y - one.y);
}

function towards(start: Position, end: Position, by: number): Position {
  const length = distance(start, end);
  if (length === 0) return start;
  return { x: start.x + ((end.x - start.x) * by) / length, y: start.y + ((end.y - start.y) * by) / length };
}
