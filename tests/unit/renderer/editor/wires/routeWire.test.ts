import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '#shared/workflow/Workflow';
import type { Box } from '../../../../../renderer/src/nodes/place/freeSpot.ts';
import { isFree, LANES, routeWire } from '../../../../../renderer/src/editor/wires/routeWire.ts';

const box = (x: number, y: number, width = 200, height = 200): Box => ({ x, y, width, height });
const from = { x: 200, y: 100 };

function pieces(start: Position, bends: readonly Position[], end: Position) {
  const points = [start, ...bends, end];
  return points.slice(1).map((point, at) => [points[at]!, point] as const);
}

describe('routeWire', () => {
  it('goes straight where nothing is in the way, and bends once each way where the ends are apart', () => {
    expect(routeWire(from, { x: 400, y: 100 }, [])).toEqual([]);
    const bends = routeWire(from, { x: 400, y: 180 }, [box(0, 0), box(400, 100)]);
    expect(bends).toHaveLength(2);
    expect(bends?.[0]?.y).toBe(100);
    expect(bends?.[1]?.y).toBe(180);
  });

  it('goes round a node that stands between, and round both ends where it leads back', () => {
    const between = [box(0, 0), box(300, 0, 200, 250), box(600, 0)];
    const bends = routeWire(from, { x: 600, y: 100 }, between)!;
    expect(pieces(from, bends, { x: 600, y: 100 }).every(([one, other]) => isFree(one, other, between))).toBe(true);
    const back = [box(0, 0), box(-400, 300)];
    const around = routeWire(from, { x: -400, y: 400 }, back)!;
    expect(pieces(from, around, { x: -400, y: 400 }).every(([one, other]) => isFree(one, other, back))).toBe(true);
  });

  it('keeps wires of different lanes apart where they run side by side', () => {
    const boxes = [box(0, 0), box(300, 0, 200, 250), box(600, 0)];
    const xs = Array.from({ length: LANES }, (_, lane) => routeWire(from, { x: 600, y: 100 }, boxes, lane)?.[0]?.x);
    expect(new Set(xs).size).toBe(LANES);
  });

  it('gives up to the curve where there is no way or too much stands about', () => {
    const ring = [
      box(150, -200, 400, 100),
      box(150, 200, 400, 100),
      box(300, -200, 100, 500),
      box(-100, -200, 100, 500),
    ];
    expect(routeWire({ x: 200, y: 0 }, { x: 600, y: 0 }, [...ring, box(0, -200, 150, 500)])).toBeUndefined();
    const many = Array.from({ length: 60 }, (_, at) => box((at % 8) * 40, Math.floor(at / 8) * 40, 10, 10));
    expect(routeWire(from, { x: 260, y: 160 }, many)).toBeUndefined();
  });

  it('never crosses a node, and answers the same question alike', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 5 }), y: fc.integer({ min: 0, max: 5 }) });
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { selector: ({ x, y }) => x * 10 + y, minLength: 2, maxLength: 14 }),
        (places) => {
          const boxes = places.map(({ x, y }) => box(x * 300, y * 260));
          const [one, other] = boxes;
          const start = { x: one!.x + 200, y: one!.y + 60 };
          const end = { x: other!.x, y: other!.y + 130 };
          const bends = routeWire(start, end, boxes);
          if (!bends) throw new Error('There is a way in every gutter.');
          for (const [a, b] of pieces(start, bends, end)) {
            expect(a.x === b.x || a.y === b.y).toBe(true);
            expect(isFree(a, b, boxes)).toBe(true);
          }
          expect(routeWire(start, end, [...boxes])).toEqual(bends);
        },
      ),
      { numRuns: 60 },
    );
  });
});
