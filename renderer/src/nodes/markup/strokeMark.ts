import type { Mark } from '#shared/graph/marks/Marks';
import { packPoints, type Point } from '#shared/graph/marks/points';
import { thinStroke, toLongSide, type StrokePoint } from '#shared/graph/marks/thinStroke';
import { widthOf, type DrawingStyle } from './drawingTools.ts';

/** A shorter drag is a click. Parts of the long side. */
const SHORTEST = 0.006;

/**
 * The mark a drag makes with a tool, as far as it has come; `undefined`: none yet. `isDone`: it is over, and loses the points that nobody would
 * miss.
 */
export function strokeMark(
  style: DrawingStyle,
  stroke: readonly StrokePoint[],
  ratio: number,
  isDone: boolean,
): Mark | undefined {
  const { tool, colour, step } = style;
  const [first, last] = [stroke[0], stroke.at(-1)];
  if (!first || !last) return undefined;
  const drawn = { colour, width: widthOf(tool, step) };
  switch (tool) {
    case 'brush': {
      const points = isDone ? thinStroke(stroke, ratio) : stroke;
      const hasPressure = stroke.some(({ pressure }) => pressure !== undefined);
      const pressure = points.map((point) => digitOf(point.pressure ?? 1)).join('');
      return { tool, ...drawn, points: packPoints(points), ...(hasPressure && { pressure }) };
    }
    case 'box':
    case 'arrow':
      return isDone && distance(first, last, ratio) < SHORTEST
        ? undefined
        : { tool, ...drawn, points: packPoints([first, last]) };
    case 'area': {
      const points = isDone ? thinStroke(stroke, ratio) : stroke;
      const isWide = stroke.some((point) => distance(first, point, ratio) >= SHORTEST);
      return points.length >= 3 && isWide ? { tool, points: packPoints(points) } : undefined;
    }
    case 'select':
    case 'words':
    case 'eraser':
      return undefined;
  }
}

/** What a tool makes without a pointer, in the middle of the picture. */
export function middleMark(style: DrawingStyle): Mark | undefined {
  const { tool, colour, step } = style;
  const drawn = { colour, width: widthOf(tool, step) };
  switch (tool) {
    case 'brush':
      return { tool, ...drawn, points: '0.4 0.5 0.6 0.5' };
    case 'box':
      return { tool, ...drawn, points: '0.35 0.35 0.65 0.65' };
    case 'arrow':
      return { tool, ...drawn, points: '0.3 0.7 0.5 0.5' };
    case 'area':
      return { tool, points: '0.35 0.35 0.65 0.35 0.65 0.65 0.35 0.65' };
    case 'select':
    case 'words':
    case 'eraser':
      return undefined;
  }
}

/** How far apart, in parts of the long side. */
function distance(a: Point, b: Point, ratio: number): number {
  const scale = toLongSide(ratio);
  return Math.hypot(scale(a).x - scale(b).x, scale(a).y - scale(b).y);
}

function digitOf(pressure: number): string {
  return String(Math.min(9, Math.max(1, Math.round(pressure * 9))));
}
