import { describe, expect, it } from 'vitest';
import { alignBoxes, distributeBoxes } from '../../../../../renderer/src/nodes/arrange/alignBoxes.ts';

const boxes = new Map([
  ['a', { x: 0, y: 0, width: 100, height: 50 }],
  ['b', { x: 300, y: 200, width: 60, height: 80 }],
  ['c', { x: 130, y: 90, width: 40, height: 40 }],
]);
const of = (axis: 'x' | 'y', placed: ReadonlyMap<string, { x: number; y: number }>) =>
  ['a', 'b', 'c'].map((id) => placed.get(id)?.[axis]);

describe('boxes', () => {
  it('are aligned to the box around them all', () => {
    expect(of('x', alignBoxes(boxes, 'left'))).toEqual([0, 0, 0]);
    expect(of('x', alignBoxes(boxes, 'right'))).toEqual([260, 300, 320]);
    expect(of('x', alignBoxes(boxes, 'centre'))).toEqual([130, 150, 160]);
    expect(of('y', alignBoxes(boxes, 'top'))).toEqual([0, 0, 0]);
    expect(of('y', alignBoxes(boxes, 'middle'))).toEqual([115, 100, 120]);
    expect(of('y', alignBoxes(boxes, 'bottom'))).toEqual([230, 200, 240]);
    expect(of('y', alignBoxes(boxes, 'left'))).toEqual([0, 200, 90]);
  });

  it('are distributed with equal gaps between the outermost', () => {
    expect(of('x', distributeBoxes(boxes, 'x'))).toEqual([0, 300, 180]);
    expect(of('y', distributeBoxes(boxes, 'y'))).toEqual([0, 200, 105]);
    expect(distributeBoxes(new Map(), 'x').size).toBe(0);
  });
});
