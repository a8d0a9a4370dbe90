import { describe, expect, it } from 'vitest';
import { nodeNearest, nodeTowards } from '../../../../../renderer/src/nodes/place/nearestNode.ts';

const size = { width: 100, height: 100 };
const boxes = new Map([
  ['middle', { x: 0, y: 0, ...size }],
  ['right', { x: 300, y: 40, ...size }],
  ['far right', { x: 900, y: 0, ...size }],
  ['below', { x: 40, y: 400, ...size }],
  ['askew', { x: 200, y: 600, ...size }],
]);

describe('nodeTowards', () => {
  it('gives the nearest node in the direction, and prefers one that lies straight there', () => {
    expect(nodeTowards(boxes, 'middle', 'right')).toBe('right');
    expect(nodeTowards(boxes, 'right', 'right')).toBe('far right');
    expect(nodeTowards(boxes, 'middle', 'down')).toBe('below');
    expect(nodeTowards(boxes, 'below', 'up')).toBe('middle');
    expect(nodeTowards(boxes, 'far right', 'left')).toBe('right');
  });

  it('gives none where none lies there', () => {
    expect(nodeTowards(boxes, 'middle', 'left')).toBeUndefined();
    expect(nodeTowards(boxes, 'gone', 'left')).toBeUndefined();
  });
});

describe('nodeNearest', () => {
  it('goes by the middle of the nodes', () => {
    expect(nodeNearest(boxes, { x: 60, y: 60 })).toBe('middle');
    expect(nodeNearest(boxes, { x: 1000, y: 900 })).toBe('askew');
    expect(nodeNearest(new Map(), { x: 0, y: 0 })).toBeUndefined();
  });
});
