import { describe, expect, it } from 'vitest';
import { centred, fit, placementOf, sightOf, zoomAt } from '../../../../../renderer/src/gallery/zoom/fit.ts';

const FRAME = { width: 1000, height: 800 };

describe('fit', () => {
  it('shows all of a large picture, in the middle', () => {
    const placed = fit({ width: 4000, height: 2000 }, FRAME, 1);
    expect(placed.scale).toBeCloseTo(0.238);
    expect(placed.x * 2 + 4000 * placed.scale).toBeCloseTo(1000);
    expect(placed.y * 2 + 2000 * placed.scale).toBeCloseTo(800);
  });

  it('never enlarges a small picture', () => {
    expect(fit({ width: 100, height: 100 }, FRAME, 1)).toEqual({ scale: 1, x: 450, y: 350 });
  });

  it('gives a usable scale for a frame that has no size yet', () => {
    expect(fit({ width: 100, height: 100 }, { width: 0, height: 0 }, 1).scale).toBeGreaterThan(0);
  });
});

describe('zoomAt', () => {
  const start = centred({ width: 1000, height: 800 }, FRAME, 0.5);

  it('keeps the point under the pointer where it is', () => {
    const at = { x: 300, y: 500 };
    const zoomed = zoomAt(start, 3, at, 0.1);
    const under = (placed: typeof start) => [(at.x - placed.x) / placed.scale, (at.y - placed.y) / placed.scale];
    expect(under(zoomed)[0]).toBeCloseTo(under(start)[0]!);
    expect(under(zoomed)[1]).toBeCloseTo(under(start)[1]!);
    expect(zoomed.scale).toBeCloseTo(1.5);
  });

  it('stays between the least scale and sixteen times', () => {
    expect(zoomAt(start, 1e-6, { x: 0, y: 0 }, 0.4).scale).toBe(0.4);
    expect(zoomAt(start, 1e6, { x: 0, y: 0 }, 0.4).scale).toBe(16);
  });
});

describe('what is seen of a picture', () => {
  it('is the same part of pictures of other sizes, in frames of other sizes', () => {
    const small = { width: 500, height: 400 };
    const fitted = fit(small, FRAME, 4, 0).scale;
    const placed = placementOf({ factor: 2, x: 0.25, y: 0.5 }, small, FRAME, fitted);
    expect(placed.scale).toBeCloseTo(4);
    expect((FRAME.width / 2 - placed.x) / (small.width * placed.scale)).toBeCloseTo(0.25);
    expect(sightOf(placed, small, FRAME, fitted)).toEqual({ factor: 2, x: 0.25, y: 0.5 });
  });

  it('never leaves the picture, so that it cannot be lost', () => {
    expect(sightOf({ scale: 1, x: 9000, y: -9000 }, FRAME, FRAME, 1)).toEqual({ factor: 1, x: 0, y: 1 });
  });
});
