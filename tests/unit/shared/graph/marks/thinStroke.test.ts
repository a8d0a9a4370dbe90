import { describe, expect, it } from 'vitest';
import type { BrushMark } from '#shared/graph/marks/Marks';
import { packPoints, unpackPoints } from '#shared/graph/marks/points';
import { readMarkList } from '#shared/graph/marks/readMarks';
import { distanceToLine, STROKE_WITHIN, thinStroke } from '#shared/graph/marks/thinStroke';
import { seededRandom } from '../../../../support/seededRandom.ts';

/** As a hand draws: 240 points on a wave. */
function wave(from: number) {
  return Array.from({ length: 240 }, (_, at) => ({ x: at / 239, y: from + Math.sin(at / 25) * 0.1 }));
}

describe('a stroke', () => {
  it('keeps its ends and corners, and loses what lies on the way', () => {
    const along = Array.from({ length: 50 }, (_, at) => ({ x: at / 100, y: 0.25 }));
    const down = Array.from({ length: 50 }, (_, at) => ({ x: 0.49, y: 0.25 + at / 100 }));
    const thin = thinStroke([...along, ...down], 1);
    expect(thin).toEqual([along[0], along.at(-1), down.at(-1)]);
  });

  it('stays where it was drawn, to a pixel and a half', () => {
    const drawn = wave(0.5);
    const thin = thinStroke(drawn, 1);
    expect(thin.length).toBeLessThan(45);
    for (const point of drawn) {
      const nearest = Math.min(...thin.slice(1).map((to, at) => distanceToLine(point, thin[at]!, to)));
      expect(nearest).toBeLessThanOrEqual(STROKE_WITHIN);
    }
  });

  it('measures by the long side of the picture, whichever that is', () => {
    const bent = [
      { x: 0, y: 0.5 },
      { x: 0.5, y: 0.501 },
      { x: 1, y: 0.5 },
    ];
    expect(thinStroke(bent, 1)).toHaveLength(3);
    expect(thinStroke(bent, 4)).toHaveLength(2);
    expect(thinStroke(bent, 1 / 4)).toHaveLength(3);
  });

  it('is small in the file: a thousand take less than a third of a megabyte', () => {
    const random = seededRandom(1);
    const marks = Array.from({ length: 1000 }, (): BrushMark => {
      const [x, y] = [random() * 0.8, random() * 0.8];
      const stroke = wave(0).map((point) => ({ x: x + point.x * 0.2, y: y + 0.1 + point.y * 0.2 }));
      return { tool: 'brush', colour: 'red', width: 4, points: packPoints(thinStroke(stroke, 1.5)) };
    });
    expect(readMarkList(marks)).toHaveLength(1000);
    expect(JSON.stringify(marks).length).toBeLessThan(333_000);
  });

  it('is packed and read back the same', () => {
    const points = [
      { x: 0.12345, y: -1 },
      { x: 2, y: 0.00004 },
      { x: 1 / 3, y: 0.9999 },
    ];
    expect(unpackPoints(packPoints(points))).toEqual([
      { x: 0.1235, y: 0 },
      { x: 1, y: 0 },
      { x: 0.3333, y: 0.9999 },
    ]);
  });
});
