import { describe, expect, it } from 'vitest';
import { movedClamp, trunkOf } from '../../../../../renderer/src/nodes/place/trunkOf.ts';

const wires = (dx = 0, dy = 0) => [
  { from: { x: 100 + dx, y: 0 + dy }, to: { x: 500 + dx, y: 40 + dy } },
  { from: { x: 80 + dx, y: 100 + dy }, to: { x: 520 + dx, y: 60 + dy } },
];

describe('the trunk of a bundle', () => {
  it('runs in the middle of its wires, and from there where its clamp was moved', () => {
    expect(trunkOf(wires())).toEqual({ left: 128, right: 472, y: 50, reach: 172 });
    expect(trunkOf(wires(), { x: 72, y: -30 })).toEqual({ left: 272, right: 472, y: 20, reach: 172 });
    expect(trunkOf(wires(), { x: -72, y: 0 })).toEqual({ left: 128, right: 328, y: 50, reach: 172 });
  });

  it('goes with its nodes, and never over them', () => {
    expect(trunkOf(wires(300, 200), { x: 72, y: -30 })).toEqual({ left: 572, right: 772, y: 220, reach: 172 });
    expect(trunkOf(wires(), { x: 9_000, y: 0 })).toMatchObject({ left: 472, right: 472 });
    const back = [{ from: { x: 500, y: 0 }, to: { x: 100, y: 0 } }];
    expect(trunkOf(back, { x: 50, y: 10 })).toEqual({ left: 350, right: 350, y: 10, reach: 228 });
  });

  it('is moved on from where it is seen, not from farther off', () => {
    const trunk = trunkOf(wires())!;
    expect(movedClamp(trunk, { x: 9_000, y: 5 }, { x: -20, y: 20 })).toEqual({ x: 152, y: 25 });
    expect(movedClamp(trunk, undefined, { x: 9_000, y: 0 })).toEqual({ x: 172, y: 0 });
  });
});
