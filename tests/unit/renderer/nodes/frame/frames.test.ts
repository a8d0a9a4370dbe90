import { describe, expect, it } from 'vitest';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { boxAround } from '../../../../../renderer/src/nodes/frame/boxAround.ts';
import { carried } from '../../../../../renderer/src/nodes/frame/carried.ts';
import { frameSize, MOST_FRAME } from '../../../../../renderer/src/nodes/frame/frameBox.ts';
import { framesOf } from '../../../../../renderer/src/nodes/frame/frameFacts.ts';
import { heldBy, holderOf } from '../../../../../renderer/src/nodes/frame/heldBy.ts';

const box = (x: number, y: number, width = 100, height = 100) => ({ x, y, width, height });
const boxes = new Map([
  ['outer', box(0, 0, 1000, 1000)],
  ['inner', box(100, 100, 400, 400)],
  ['a', box(150, 150)],
  ['b', box(600, 600)],
  ['half', box(950, 0)],
]);
const node = (id: string, type = 'text'): WorkflowNode => ({ id, type, position: boxes.get(id) ?? { x: 0, y: 0 } });
const nodes = [node('outer', 'frame'), node('inner', 'frame'), node('a'), node('b'), node('half')];

describe('a frame', () => {
  it('holds what lies wholly in it, frames and what these hold included', () => {
    expect([...heldBy(['outer'], boxes)]).toEqual(['inner', 'a', 'b']);
    expect([...heldBy(['inner'], boxes)]).toEqual(['a']);
    expect(heldBy([], boxes).size).toBe(0);
  });

  it('is the holder of a box if it is the smallest around it', () => {
    const frames = [...boxes].filter(([id]) => id === 'outer' || id === 'inner');
    expect(holderOf(box(150, 150), frames)).toBe('inner');
    expect(holderOf(box(600, 600), frames)).toBe('outer');
    expect(holderOf(box(980, 0), frames)).toBeUndefined();
  });

  it('takes what it holds along once, and leaves what moves by itself', () => {
    const moves = new Map([
      ['outer', { x: 40, y: 0 }],
      ['b', { x: 0, y: 0 }],
    ]);
    expect(new Map(carried(moves, nodes, boxes).map(({ id, position }) => [id, position]))).toEqual(
      new Map([
        ['outer', { x: 40, y: 0 }],
        ['b', { x: 0, y: 0 }],
        ['inner', { x: 140, y: 100 }],
        ['a', { x: 190, y: 150 }],
      ]),
    );
  });

  it('is drawn at a size a browser can draw, whatever its file says', () => {
    expect(frameSize({})).toEqual({ width: 400, height: 300 });
    expect(frameSize({ size: { width: 1e5, height: 0.001 } })).toEqual({ width: MOST_FRAME.width, height: 80 });
  });

  it('is told as all there is to draw, the large ones first', () => {
    const frames = framesOf([
      { ...node('inner', 'frame'), fields: { colour: 'green' } },
      { ...node('outer', 'frame'), title: 'All', size: { width: 900, height: 900 }, fields: { colour: { x: 1 } } },
    ]);
    expect(frames).toEqual(
      [
        { id: 'outer', title: 'All', colour: 'neutral', x: 0, y: 0, width: 900, height: 900 },
        { id: 'inner', title: 'Frame', colour: 'green', x: 100, y: 100, width: 400, height: 300 },
      ].map((each): unknown => expect.objectContaining(each)),
    );
  });

  it('leaves margins and room for its title around what it is put around', () => {
    expect(boxAround([box(100, 100), box(300, 100)])).toEqual({ x: 80, y: 60, width: 340, height: 160 });
    expect(boxAround([])).toBeUndefined();
  });
});
