import { describe, expect, it } from 'vitest';
import { placeOnWire, svgPath, wirePath } from '../../../../../renderer/src/editor/wires/wirePath.ts';

const from = { x: 0, y: 0 };
const to = { x: 200, y: 100 };

describe('wirePath', () => {
  it('curves from an output to an input where it has no bends', () => {
    expect(svgPath(wirePath(from, to))).toBe('M0 0C100 0 100 100 200 100');
    expect(placeOnWire(wirePath(from, to), 0.5)).toEqual({ x: 100, y: 50 });
  });

  it('bows out where it leads back', () => {
    expect(svgPath(wirePath(to, from))).toMatch(/^M200 100C3\d\d(\.\d+)? 100 -1\d\d(\.\d+)? 0 0 0$/);
  });

  it('rounds its corners, and no rounder than its pieces are long', () => {
    const path = wirePath(from, to, [
      { x: 100, y: 0 },
      { x: 100, y: 100 },
    ]);
    expect(svgPath(path)).toBe('M0 0L92 0Q100 0 100 8L100 92Q100 100 108 100L200 100');
    expect(placeOnWire(path, 0)).toEqual(from);
    expect(placeOnWire(path, 0.5)).toEqual({ x: 100, y: 50 });
    expect(placeOnWire(path, 1)).toEqual(to);
    expect(svgPath(wirePath(from, { x: 4, y: 4 }, [{ x: 4, y: 0 }]))).toBe('M0 0L2 0Q4 0 4 2L4 4');
  });

  it('is a point where both its ends are one', () => {
    expect(placeOnWire(wirePath(from, from, []), 0.5)).toEqual(from);
  });
});
