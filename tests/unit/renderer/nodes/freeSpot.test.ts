import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSpot, type Box } from '../../../../renderer/src/nodes/freeSpot.ts';

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

  it('is the place wished for where everything near is taken, but begins where no other node does', () => {
    const wall = { x: -5000, y: -5000, width: 10_000, height: 10_000 };
    expect(freeSpot({ x: 0, y: 0 }, size, [wall])).toEqual({ x: 0, y: 0 });
    const laid = [wall, { x: 0, y: 0, ...size }, { x: 20, y: 20, ...size }];
    expect(freeSpot({ x: 0, y: 0 }, size, laid)).toEqual({ x: 40, y: 40 });
  });

  it('stays near in a large graph without room between its nodes', () => {
    const boxes = Array.from({ length: 2000 }, (_, at) => ({
      x: (at % 48) * 380,
      y: Math.floor(at / 48) * 420,
      width: 260,
      height: 300,
    }));
    const wish = { x: 24 * 380, y: 20 * 420 };
    const at = freeSpot(wish, size, boxes);
    expect(Math.hypot(at.x - wish.x, at.y - wish.y)).toBeLessThan(100);
    expect(boxes.some((box) => box.x === at.x && box.y === at.y)).toBe(false);
  });
});
