import { MARK_COLOURS, type ArrowMark, type BrushMark, type Mark, type MarkColour, type WordsMark } from './Marks.ts';
import { unpackPoints, type Point } from './points.ts';
import { LINE_HEIGHT } from './wordsBox.ts';

/** px */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What is to be drawn of a mark, in px of the picture: a path that is filled or stroked with round ends, or lines of words. */
export type MarkShape =
  | { readonly kind: 'fill'; readonly path: string; readonly colour: string }
  | { readonly kind: 'line'; readonly path: string; readonly colour: string; readonly width: number }
  | {
      readonly kind: 'words';
      readonly lines: readonly { readonly text: string; readonly x: number; readonly y: number }[];
      /** Of its letters. */
      readonly size: number;
      readonly colour: string;
      /** Around the letters, so that they can be read on anything. */
      readonly halo: { readonly colour: string; readonly width: number };
    }
  | { readonly kind: 'area'; readonly path: string };

/** What draws a mark on a picture of this size. The page and the picture process draw the same. */
export function markShapes(mark: Mark, size: PictureSize): readonly MarkShape[] {
  const points = unpackPoints(mark.points).map(({ x, y }) => ({ x: x * size.width, y: y * size.height }));
  const unit = Math.max(size.width, size.height) / 1000;
  if (mark.tool === 'area') return [{ kind: 'area', path: `${polyline(points)}Z` }];
  const colour = MARK_COLOURS[mark.colour];
  const width = mark.width * unit;
  switch (mark.tool) {
    case 'brush':
      return mark.pressure === undefined
        ? [{ kind: 'line', path: smoothLine(points, unit * ROUNDED), colour, width }]
        : [{ kind: 'fill', path: pressedLine(points, pressuresOf(mark), width), colour }];
    case 'box':
      return [{ kind: 'line', path: box(points), colour, width }];
    case 'arrow':
      return arrow(mark, points, width);
    case 'words':
      return [words(mark, points, width)];
  }
}

/** How far from a corner of a stroke its rounding begins, in thousandths of the long side: what thinning took away is given back. */
const ROUNDED = 6;

/** A line through points whose corners are rounded a little. One point is a dot. */
export function smoothLine(points: readonly Point[], reach: number): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const last = rest.at(-1);
  if (!last) return `M${at(first)}l0 0`;
  const corners = rest.slice(0, -1).map((corner, index) => {
    const before = toward(corner, points[index] ?? corner, reach);
    const after = toward(corner, points[index + 2] ?? corner, reach);
    return `L${at(before)}Q${at(corner)} ${at(after)}`;
  });
  return `M${at(first)}${corners.join('')}L${at(last)}`;
}

/** From a corner toward a neighbour, half the way at most. */
function toward(from: Point, to: Point, reach: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(0.5, reach / length);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function pressuresOf({ pressure = '' }: BrushMark): readonly number[] {
  return Array.from(pressure, (digit) => Number(digit) / 9);
}

/** A disc at each point and what lies between two of them, all turning one way, so that none takes from another. */
function pressedLine(points: readonly Point[], pressures: readonly number[], width: number): string {
  const discs = points.map(({ x, y }, index) => ({ x, y, radius: ((pressures[index] ?? 1) * width) / 2 }));
  return discs
    .map((disc, index) => {
      const r = number(disc.radius);
      const round = `M${number(disc.x - disc.radius)} ${number(disc.y)}a${r} ${r} 0 1 1 ${number(disc.radius * 2)} 0a${r} ${r} 0 1 1 ${number(-disc.radius * 2)} 0Z`;
      const before = discs[index - 1];
      return before ? round + bridge(before, disc) : round;
    })
    .join('');
}

interface Disc extends Point {
  readonly radius: number;
}

function bridge(a: Disc, b: Disc): string {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length === 0) return '';
  const [nx, ny] = [(b.y - a.y) / length, (a.x - b.x) / length];
  const side = (disc: Disc, turn: number) => ({
    x: disc.x + nx * disc.radius * turn,
    y: disc.y + ny * disc.radius * turn,
  });
  return `${polyline([side(a, 1), side(b, 1), side(b, -1), side(a, -1)])}Z`;
}

function box([a, b]: readonly Point[]): string {
  return a && b ? `M${at(a)}H${number(b.x)}V${number(b.y)}H${number(a.x)}Z` : '';
}

/** How long its head is and how wide, in widths of its line. */
const HEAD = { length: 4.5, width: 4 };

function arrow({ colour }: ArrowMark, [tail, head]: readonly Point[], width: number): readonly MarkShape[] {
  if (!tail || !head) return [];
  const fill = MARK_COLOURS[colour];
  const length = Math.hypot(head.x - tail.x, head.y - tail.y);
  // A short arrow is all head, as long as it is itself.
  const scale = length === 0 ? 0 : Math.min(1, length / (HEAD.length * width));
  const [dx, dy] = length === 0 ? [1, 0] : [(head.x - tail.x) / length, (head.y - tail.y) / length];
  const [long, half] = [HEAD.length * width * scale, (HEAD.width * width * scale) / 2];
  const base = { x: head.x - dx * long, y: head.y - dy * long };
  const wings = [
    { x: base.x - dy * half, y: base.y + dx * half },
    { x: base.x + dy * half, y: base.y - dx * half },
  ];
  return [
    { kind: 'line', path: `M${at(tail)}L${at(base)}`, colour: fill, width: width * (scale < 1 ? scale : 1) },
    { kind: 'fill', path: `${polyline([head, ...wings])}Z`, colour: fill },
  ];
}

/** Where letters stand, from the top of their line, in heights of themselves. */
const BASELINE = 0.95;
const DARK_ON_LIGHT: readonly MarkColour[] = ['yellow', 'white'];

function words({ text, colour }: WordsMark, [start]: readonly Point[], size: number): MarkShape {
  const { x, y } = start ?? { x: 0, y: 0 };
  return {
    kind: 'words',
    lines: text
      .split('\n')
      .map((line, index) => ({ text: line, x: rounded(x), y: rounded(y + (index * LINE_HEIGHT + BASELINE) * size) })),
    size: rounded(size),
    colour: MARK_COLOURS[colour],
    halo: { colour: MARK_COLOURS[DARK_ON_LIGHT.includes(colour) ? 'black' : 'white'], width: rounded(size * 0.16) },
  };
}

function polyline(points: readonly Point[]): string {
  return `M${points.map(at).join('L')}`;
}

function at({ x, y }: Point): string {
  return `${number(x)} ${number(y)}`;
}

/** The same on every machine. */
function number(value: number): string {
  return String(rounded(value));
}

/** Hundredths of a px; never -0. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
