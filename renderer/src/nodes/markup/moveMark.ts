import { WIDTHS, type Mark } from '#shared/graph/marks/Marks';
import { packPoints, unpackPoints, type Point } from '#shared/graph/marks/points';
import { wordsBox } from '#shared/graph/marks/wordsBox';

export interface Bounds {
  readonly least: Point;
  readonly most: Point;
}

/** Where a mark lies, in parts of the picture. */
export function boundsOf(mark: Mark, ratio: number): Bounds {
  const points = unpackPoints(mark.points);
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const least = { x: xs.reduce((a, b) => Math.min(a, b), 1), y: ys.reduce((a, b) => Math.min(a, b), 1) };
  if (mark.tool === 'words') {
    const box = wordsBox(mark);
    const [wide, tall] = ratio >= 1 ? [1, ratio] : [1 / ratio, 1];
    return { least, most: { x: least.x + box.width * wide, y: least.y + box.height * tall } };
  }
  return { least, most: { x: xs.reduce((a, b) => Math.max(a, b), 0), y: ys.reduce((a, b) => Math.max(a, b), 0) } };
}

/** The mark elsewhere, in one piece: it stops at the picture's edge. By parts of the picture. */
export function moveMark(mark: Mark, by: Point): Mark {
  const points = unpackPoints(mark.points);
  const x = held(
    points.map((point) => point.x),
    by.x,
  );
  const y = held(
    points.map((point) => point.y),
    by.y,
  );
  return { ...mark, points: packPoints(points.map((point) => ({ x: point.x + x, y: point.y + y }))) };
}

/** Its last corner or its head elsewhere; words get larger or smaller. Strokes and areas stay as they are. */
export function stretchMark(mark: Mark, by: Point): Mark {
  switch (mark.tool) {
    case 'box':
    case 'arrow': {
      const [from, to] = unpackPoints(mark.points);
      return from && to ? { ...mark, points: packPoints([from, { x: to.x + by.x, y: to.y + by.y }]) } : mark;
    }
    case 'words': {
      const grown = Math.round(mark.width * (1 + (by.x + by.y) * 5));
      return { ...mark, width: Math.min(WIDTHS.most, Math.max(WIDTHS.least + 4, grown)) };
    }
    case 'brush':
    case 'area':
      return mark;
  }
}

function held(parts: readonly number[], by: number): number {
  const least = parts.reduce((a, b) => Math.min(a, b), 1);
  const most = parts.reduce((a, b) => Math.max(a, b), 0);
  return Math.min(1 - most, Math.max(-least, by));
}
