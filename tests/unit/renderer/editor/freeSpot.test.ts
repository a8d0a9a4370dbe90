import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSpot, type Box } from '../../../../renderer/src/editor/freeSpot.ts';

const size = { width: 260, height: 160 };

function isClear({ x, y }: { x: number; y: number }, box: Box): boolean {
  return x >= box.x + box.width || box.x >= x + size.width || y >= box.y + box.height || box.y >= y + size.height;
}

describe('freeSpot', () => {
  it('is the place wished for, on the grid, where nothing lies there', () => {
    expect(freeSpot({ x: 47, y: -12 }, size, [])).toEqual({ x: 40, y: -20 });
    expect(freeSpot({ x: 0, y: 0 }, size, [{ x: 600, y: 0, ...size }])).toEqual({ x: 0, y: 0 });
  });

  it('is to the right, before it is to the left or below: nodes grow downwards, wires lead to the right', () => {
    const at = freeSpot({ x: 0, y: 0 }, size, [{ x: 0, y: 0, ...size }]);
    expect(at).toEqual({ x: 280, y: 0 });
  });

  it('lies on no other node, however many there are', () => {
    const place = fc.record({
      x: fc.integer({ min: -600, max: 600 }),
      y: fc.integer({ min: -600, max: 600 }),
      width: fc.integer({ min: 240, max: 520 }),
      height: fc.integer({ min: 34, max: 700 }),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 30 }), (boxes) => {
        const at = freeSpot({ x: 0, y: 0 }, size, boxes);
        expect(boxes.every((box) => isClear(at, box))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is below them all where everything near is taken', () => {
    const wall = { x: -5000, y: -5000, width: 10_000, height: 10_000 };
    expect(isClear(freeSpot({ x: 0, y: 0 }, size, [wall]), wall)).toBe(true);
  });
});
