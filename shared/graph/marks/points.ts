import type { Points } from './Marks.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One ten-thousandth: under a pixel of a picture 8,192 px wide. */
const STEPS = 10_000;
/** Each number in one way only, so that equal drawings are equal texts. */
const POINTS = /^(?:0|1|0\.\d{0,3}[1-9])(?: (?:0|1|0\.\d{0,3}[1-9]))*$/;

export function packPoints(points: readonly Point[]): Points {
  return points.map(({ x, y }) => `${packed(x)} ${packed(y)}`).join(' ');
}

/** Of a text that `isPoints` has found sound. */
export function unpackPoints(text: Points): Point[] {
  const numbers = text.split(' ').map(Number);
  return Array.from({ length: numbers.length / 2 }, (_, at) => ({
    x: numbers[at * 2] ?? 0,
    y: numbers[at * 2 + 1] ?? 0,
  }));
}

/** How many points a text holds; `undefined`: it holds something else. */
export function countPoints(text: string): number | undefined {
  if (!POINTS.test(text)) return undefined;
  const numbers = text.split(' ').length;
  return numbers % 2 === 0 ? numbers / 2 : undefined;
}

function packed(part: number): string {
  return String(Math.round(Math.min(1, Math.max(0, part)) * STEPS) / STEPS);
}
