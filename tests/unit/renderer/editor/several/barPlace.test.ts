import { describe, expect, it } from 'vitest';
import { barPlace } from '../../../../../renderer/src/editor/several/barPlace.ts';

const canvas = { width: 1000, height: 700 };
const row = { width: 300, height: 36 };
const column = { width: 36, height: 260 };
const node = { x: 300, y: 300, width: 200, height: 100 };
const place = (selected: readonly (typeof node)[], others: readonly (typeof node)[] = []) =>
  barPlace({ selected, taken: [...selected, ...others], canvas, row, column });

describe('the bar of what is selected', () => {
  it('lies above, in the middle; below where there is no room above', () => {
    expect(place([node])).toEqual({ x: 250, y: 256, way: 'row' });
    expect(place([{ ...node, y: 20 }])).toEqual({ x: 250, y: 128, way: 'row' });
  });

  it('lies on no other node, nor beyond the canvas', () => {
    const above = { x: 200, y: 200, width: 500, height: 90 };
    expect(place([node], [above])).toEqual({ x: 250, y: 408, way: 'row' });
    expect(place([{ ...node, x: 0 }])?.x).toBe(8);
  });

  it('stands where it cannot lie, and is nowhere without room or with nothing in view', () => {
    const wide = { x: 60, y: 0, width: 940, height: 700 };
    expect(place([wide])).toMatchObject({ way: 'column', x: 16 });
    expect(place([{ x: 0, y: 0, width: 1000, height: 700 }])).toBeUndefined();
    expect(place([{ ...node, x: 2000 }])).toBeUndefined();
  });
});
