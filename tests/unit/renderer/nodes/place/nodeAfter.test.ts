import { describe, expect, it } from 'vitest';
import { nodeAfter } from '../../../../../renderer/src/nodes/place/nodeAfter.ts';

const at = (x: number, y: number) => ({ x, y, width: 100, height: 50 });
const boxes = new Map([
  ['right', at(900, 0)],
  ['low', at(0, 500)],
  ['high', at(0, 0)],
  ['middle', at(400, 900)],
]);
const wanted = new Set(['right', 'low', 'high']);

describe('nodeAfter', () => {
  it('walks from left to right and from top to bottom, and round', () => {
    expect(nodeAfter(boxes, wanted, undefined, 1)).toBe('high');
    expect(nodeAfter(boxes, wanted, 'high', 1)).toBe('low');
    expect(nodeAfter(boxes, wanted, 'low', 1)).toBe('right');
    expect(nodeAfter(boxes, wanted, 'right', 1)).toBe('high');
    expect(nodeAfter(boxes, wanted, 'high', -1)).toBe('right');
    expect(nodeAfter(boxes, wanted, undefined, -1)).toBe('right');
  });

  it('goes on from a node that is none of them', () => {
    expect(nodeAfter(boxes, wanted, 'middle', 1)).toBe('right');
    expect(nodeAfter(boxes, wanted, 'middle', -1)).toBe('low');
  });

  it('comes back to the only one, and to none where there is none', () => {
    expect(nodeAfter(boxes, new Set(['low']), 'low', 1)).toBe('low');
    expect(nodeAfter(boxes, new Set(['gone']), 'low', 1)).toBeUndefined();
    expect(nodeAfter(new Map(), wanted, undefined, 1)).toBeUndefined();
  });
});
