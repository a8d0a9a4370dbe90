import type { Edge } from '@xyflow/react';
import { describe, expect, it } from 'vitest';
import type { FarLook } from '../../../../../renderer/src/editor/far/farLook.ts';
import { buildScene, type PlacedNode, type SceneSource } from '../../../../../renderer/src/editor/far/farScene.ts';
import { hitFar, nodesAround, nodesWithin } from '../../../../../renderer/src/editor/far/hitFar.ts';

const look: FarLook = {
  title: 'Text',
  colour: '--socket-text',
  mark: undefined,
  isOff: false,
  isGround: false,
  isDot: false,
};
const socket = (id: string, x: number, y: number) => ({ id, x, y, width: 10, height: 10 });

function placed(id: string, x: number, y: number): PlacedNode {
  return {
    id,
    measured: { width: 200, height: 100 },
    internals: {
      positionAbsolute: { x, y },
      handleBounds: { source: [socket('out', 195, 40)], target: [socket('in', -5, 60)] },
    },
  };
}

function sceneOf(selection: readonly string[] = [], ground: readonly string[] = []) {
  const nodes = new Map([placed('a', 0, 0), placed('b', 400, 0), placed('c', 450, 50)].map((node) => [node.id, node]));
  return buildScene({
    nodes,
    edges: [
      {
        id: 'wire',
        source: 'a',
        sourceHandle: 'out',
        target: 'b',
        targetHandle: 'in',
        style: { '--c': 'var(--socket-text)' },
      },
      { id: 'loose', source: 'a', sourceHandle: 'gone', target: 'c', targetHandle: 'gone' },
      { id: 'nowhere', source: 'a', target: 'not there' },
    ],
    selection: new Set(selection),
    lookOf: (id) => ({ ...look, isGround: ground.includes(id) }),
    bendsOf: () => undefined,
  });
}

function wiresOf(edges: readonly Partial<Edge>[], bendsOf: SceneSource['bendsOf'] = () => undefined) {
  const nodes = new Map([placed('a', 0, 0), placed('b', 400, 0), placed('c', 450, 50)].map((node) => [node.id, node]));
  return buildScene({
    nodes,
    edges: edges.map((edge) => ({ id: 'wire', source: 'a', target: 'b', ...edge })),
    selection: new Set(),
    lookOf: () => look,
    bendsOf,
  }).wires;
}

describe('wires from afar', () => {
  it('go where they go near by', () => {
    const bend = { x: 300, y: 50 };
    const [wire] = wiresOf([{ id: 'wire' }], ({ from }) => (from.x === 200 ? [bend] : undefined));
    expect(wire?.paths[0]).toMatchObject({ kind: 'bends', points: [{ x: 200, y: 50 }, bend, { x: 400, y: 50 }] });
  });

  it('share the trunk of their bundle', () => {
    const data = { bundle: 'one' };
    const [one, other] = wiresOf([
      { id: 'one', data },
      { id: 'other', target: 'c', data },
    ]);
    const trunk = [
      { x: 228, y: 62.5 },
      { x: 372, y: 62.5 },
    ];
    expect(one?.paths[0]).toMatchObject({ points: expect.arrayContaining(trunk) as unknown });
    expect(other?.paths[0]).toMatchObject({ points: expect.arrayContaining(trunk) as unknown });
  });

  it('run where the clamp of their bundle has moved its trunk', () => {
    const data = { bundle: 'one', clamp: { x: 20, y: 100 } };
    const [one] = wiresOf([
      { id: 'one', data },
      { id: 'other', target: 'c', data: { bundle: 'one' } },
    ]);
    const trunk = [
      { x: 268, y: 162.5 },
      { x: 372, y: 162.5 },
    ];
    expect(one?.paths[0]).toMatchObject({ points: expect.arrayContaining(trunk) as unknown });
  });

  it('are two stubs while they are hidden and not selected', () => {
    const data = { isHidden: true };
    const [wire] = wiresOf([{ data }]);
    expect(wire?.paths).toEqual([
      {
        kind: 'bends',
        points: [
          { x: 200, y: 50 },
          { x: 216, y: 50 },
        ],
      },
      {
        kind: 'bends',
        points: [
          { x: 384, y: 50 },
          { x: 400, y: 50 },
        ],
      },
    ]);
    expect(wiresOf([{ data, selected: true }])).toHaveLength(1);
  });
});

describe('the far scene', () => {
  it('has boxes where the nodes lie, what is selected above all and frames below', () => {
    expect(sceneOf(['a'], ['c']).boxes.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect(sceneOf().boxes[1]).toMatchObject({ id: 'b', x: 400, y: 0, width: 200, height: 100 });
  });

  it('ends wires at their sockets, and at the side of a node whose socket is not known', () => {
    const [wire, loose, ...others] = sceneOf().wires;
    expect(wire).toMatchObject({
      paths: [{ from: { x: 205, y: 45 }, to: { x: 395, y: 65 } }],
      colour: '--socket-text',
    });
    expect(loose).toMatchObject({ paths: [{ from: { x: 200, y: 50 }, to: { x: 450, y: 100 } }], colour: '--faint' });
    expect(others).toEqual([]);
  });

  it('is hit where the topmost node is, then where a wire passes', () => {
    expect(hitFar(sceneOf(), { x: 500, y: 80 }, 0.2)).toEqual({ kind: 'node', id: 'c' });
    expect(hitFar(sceneOf(['b']), { x: 500, y: 80 }, 0.2)).toEqual({ kind: 'node', id: 'b' });
    expect(hitFar(sceneOf(), { x: 300, y: 55 }, 0.2)).toEqual({ kind: 'wire', id: 'wire' });
    expect(hitFar(sceneOf(), { x: 300, y: -200 }, 0.2)).toBeUndefined();
  });

  it('lets everything through the ground of a frame', () => {
    expect(hitFar(sceneOf([], ['c']), { x: 500, y: 80 }, 0.2)).toEqual({ kind: 'node', id: 'b' });
    expect(hitFar(sceneOf([], ['c']), { x: 640, y: 140 }, 0.2)).toBeUndefined();
  });

  it('reaches as many px of the screen around a node, whatever the zoom', () => {
    expect(nodesAround(sceneOf(), { x: -100, y: 50 }, 0.2, 30)).toEqual(['a']);
    expect(nodesAround(sceneOf(), { x: -100, y: 50 }, 1, 30)).toEqual([]);
  });

  it('takes into a marquee what it touches, and a frame only as a whole', () => {
    expect(nodesWithin(sceneOf(), { x: 590, y: 90, width: 20, height: 20 })).toEqual(['b', 'c']);
    expect(nodesWithin(sceneOf([], ['c']), { x: 590, y: 90, width: 20, height: 20 })).toEqual(['b']);
    expect(nodesWithin(sceneOf([], ['c']), { x: 300, y: -10, width: 400, height: 400 })).toEqual(['c', 'b']);
  });
});
