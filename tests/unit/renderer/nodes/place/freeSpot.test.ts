import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeShift, freeSpot, type Box } from '../../../../../renderer/src/nodes/place/freeSpot.ts';

const size = { width: 260, height: 160 };

function isClear({ x, y }: { x: number; y: number }, box: Box): boolean {
  return x >= box.x + box.width || box.x >= x + size.width || y >= box.y + box.height || box.y >= y + size.height;
}

describe('freeSpot', () => {
  it('is the place wished for, on the grid, where nothing lies there', () => {
    expect(freeSpot({ x: 47, y: -12 }, size, [])).toEqual({ x: 40, y: -20 });
    expect(freeSpot({ x: 0, y: 0 }, size, [{ x: 600, y: 0, ...size }])).toEqual({ x: 0, y: 0 });
  });

  it('is sought from where it is wished for, also where the size is that of a box that lies elsewhere', () => {
    const there = { x: 320, y: 0, ...size };
    const elsewhere: Box = { x: 0, y: 0, ...size };
    expect(isClear(freeSpot({ x: 320, y: 0 }, elsewhere, [there]), there)).toBe(true);
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

  it('is beyond all that lies in the way where nothing near is free', () => {
    const wall = { x: -5000, y: -5000, width: 10_000, height: 10_000 };
    expect(freeSpot({ x: 0, y: 0 }, size, [wall])).toEqual({ x: 5020, y: 0 });
    expect(freeSpot({ x: -4000, y: 0 }, size, [wall])).toEqual({ x: -5280, y: 0 });
  });

  it('lies on no node of a large graph without room between its nodes, and is found at once', () => {
    const boxes = Array.from({ length: 5000 }, (_, at) => ({
      x: (at % 70) * 380,
      y: Math.floor(at / 70) * 420,
      width: 260,
      height: 300,
    }));
    const at = freeSpot({ x: 24 * 380, y: 20 * 420 }, size, boxes);
    expect(boxes.every((box) => isClear(at, box))).toBe(true);
  });
});

describe('freeShift', () => {
  const group = [
    { x: 0, y: 0, ...size },
    { x: 400, y: 200, ...size },
  ];
  const at = (shift: { x: number; y: number }) =>
    group.map((box) => ({ ...box, x: box.x + shift.x, y: box.y + shift.y }));

  it('moves a group as one, so that no part of it lies on anything', () => {
    expect(freeShift(group, [])).toEqual({ x: 0, y: 0 });
    const others = [
      { x: 420, y: 220, ...size },
      { x: 100, y: -100, ...size },
    ];
    const moved = at(freeShift(group, others));
    expect(moved.every((box) => others.every((other) => isClear(box, other)))).toBe(true);
  });

  it('lets others lie between what is far apart', () => {
    const corner = { x: 0, y: 240, width: 300, height: 100 };
    expect(freeShift(group, [corner])).toEqual({ x: 0, y: 0 });
  });

  it('finds room for four copies of one place, each clear of all before', () => {
    const laid: Box[] = [...group];
    for (let copy = 0; copy < 4; copy++) {
      const shift = freeShift(at({ x: 40, y: 40 }), laid);
      const moved = at({ x: 40 + shift.x, y: 40 + shift.y });
      expect(moved.every((box) => laid.every((other) => isClear(box, other)))).toBe(true);
      laid.push(...moved);
    }
  });

  it('takes a part of many nodes as a whole, beyond a graph as large', () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({
      x: (index % 40) * 300,
      y: Math.floor(index / 40) * 300,
      ...size,
    }));
    const { x, y } = freeShift(many, many);
    expect({ x, y }).toEqual({ x: 40 * 300 - 40 + 20, y: 0 });
  });
});
