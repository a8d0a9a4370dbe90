import { describe, expect, it } from 'vitest';
import { pinchedTo, zoomedAt } from '../../../../../renderer/src/editor/moving/viewportMoves.ts';

const limits = { minZoom: 0.1, maxZoom: 2 };

describe('zoomedAt', () => {
  it('keeps what lies under the pointer under it, at the limits too', () => {
    const before = { x: 40, y: -20, zoom: 0.5 };
    const point = { x: 300, y: 200 };
    for (const factor of [1.2, 0.5, 100, 0.001]) {
      const after = zoomedAt(before, point, factor, limits);
      expect((point.x - after.x) / after.zoom).toBeCloseTo((point.x - before.x) / before.zoom);
      expect((point.y - after.y) / after.zoom).toBeCloseTo((point.y - before.y) / before.zoom);
      expect(after.zoom).toBeGreaterThanOrEqual(limits.minZoom);
      expect(after.zoom).toBeLessThanOrEqual(limits.maxZoom);
    }
  });
});

describe('pinchedTo', () => {
  const start = { x: 0, y: 0, zoom: 1 };

  it('moves with two fingers that keep their distance', () => {
    const [from, to] = [
      [
        { x: 100, y: 100 },
        { x: 200, y: 100 },
      ],
      [
        { x: 130, y: 60 },
        { x: 230, y: 60 },
      ],
    ] as const;
    expect(pinchedTo(start, from, to, limits)).toEqual({ x: 30, y: -40, zoom: 1 });
  });

  it('keeps what lay between the fingers between them while they part', () => {
    const [from, to] = [
      [
        { x: 100, y: 100 },
        { x: 200, y: 100 },
      ],
      [
        { x: 100, y: 140 },
        { x: 250, y: 140 },
      ],
    ] as const;
    const after = pinchedTo(start, from, to, limits);
    expect(after.zoom).toBeCloseTo(1.5);
    expect(150 * after.zoom + after.x).toBeCloseTo(175);
    expect(100 * after.zoom + after.y).toBeCloseTo(140);
  });
});
