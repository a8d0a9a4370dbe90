import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { heldNodes } from '../../../../../renderer/src/editor/far/heldNodes.ts';
import type { FlowNode } from '../../../../../renderer/src/editor/node/flowNodes.ts';
import { routeAll, type RoutedWire } from '../../../../../renderer/src/editor/wires/routeAll.ts';
import { wayRound } from '../../../../../renderer/src/editor/wires/wayRound.ts';
import { WireRoutes } from '../../../../../renderer/src/editor/wires/WireRoutes.ts';

type Flow = ConstructorParameters<typeof WireRoutes>[0];

interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly dragging?: true;
}

const SIZE = { width: 200, height: 160 };
const frames: (() => void)[] = [];

beforeEach(() => {
  frames.length = 0;
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});
afterEach(() => vi.unstubAllGlobals());

/** Runs what is planned, and counts the frames. */
function settle(): number {
  let count = 0;
  for (let frame = frames.shift(); frame && count < 10_000; frame = frames.shift()) {
    frame();
    count += 1;
  }
  return count;
}

function canvas(placed: readonly Placed[]) {
  let nodes = placed;
  const listeners = new Set<(state: unknown, before: unknown) => void>();
  const stateOf = () => ({
    nodes,
    nodeLookup: new Map(
      nodes.map(({ id, x, y }) => [id, { type: 'node', measured: SIZE, internals: { positionAbsolute: { x, y } } }]),
    ),
  });
  const flow = {
    getState: stateOf,
    subscribe: (listener: (state: unknown, before: unknown) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Flow;
  const place = (next: readonly Placed[]) => {
    const before = stateOf();
    nodes = next;
    for (const listener of listeners) listener(stateOf(), before);
  };
  return { flow, place };
}

/** Nodes in rows of ten, each wired to as many behind it. */
function grid(count: number, wiresEach: number) {
  const nodes = Array.from({ length: count }, (_, at) => ({
    id: `n${String(at)}`,
    x: (at % 10) * 260,
    y: Math.floor(at / 10) * 220,
  }));
  const wires = (at: readonly Placed[]) =>
    at.flatMap((source, index) =>
      Array.from({ length: wiresEach }, (_, step) => at[(index + step + 1) % at.length]!).map((target, step) => ({
        id: `${source.id}>${target.id}`,
        source: source.id,
        target: target.id,
        output: `${source.id}.${String(step % 2)}`,
        from: { x: source.x + SIZE.width, y: source.y + 40 + (step % 2) * 20 },
        to: { x: target.x, y: target.y + 30 + step * 12 },
      })),
    );
  return { nodes, wires };
}

function follow(routes: WireRoutes, wires: readonly RoutedWire[]): void {
  for (const wire of wires) routes.follow(wire, () => undefined);
}

describe('the ways of wires', () => {
  it('looks only at its own wires while one node among 1,000 wires is dragged', () => {
    const { nodes, wires } = grid(100, 10);
    const { flow, place } = canvas(nodes);
    const find = vi.fn(wayRound);
    const routes = new WireRoutes(flow, () => 0, find);
    routes.begin();
    follow(routes, wires(nodes));
    settle();
    expect(find).toHaveBeenCalledTimes(1_000);
    for (let step = 1; step <= 5; step += 1) {
      const moved = nodes.map((node) =>
        node.id === 'n55' ? { ...node, y: node.y + step * 10, dragging: true as const } : node,
      );
      const own = wires(moved).filter(({ source, target }) => source === 'n55' || target === 'n55');
      expect(own).toHaveLength(20);
      find.mockClear();
      place(moved);
      follow(routes, own);
      settle();
      expect(find.mock.calls.length).toBeLessThanOrEqual(20);
      expect(find.mock.calls.every(([from, to]) => own.some((wire) => wire.from === from && wire.to === to))).toBe(
        true,
      );
    }
  });

  it('does what takes long in slices', () => {
    const { nodes, wires } = grid(60, 5);
    const { flow } = canvas(nodes);
    let time = 0;
    // Each way takes 1 ms here.
    const perFrame: number[] = [];
    const routes = new WireRoutes(
      flow,
      () => time,
      (...question) => {
        time += 1;
        perFrame[perFrame.length - 1]! += 1;
        return wayRound(...question);
      },
    );
    routes.begin();
    follow(routes, wires(nodes));
    for (let frame = frames.shift(); frame; frame = frames.shift()) {
      perFrame.push(0);
      frame();
    }
    expect(perFrame.reduce((sum, each) => sum + each, 0)).toBe(300);
    expect(Math.max(...perFrame)).toBeLessThanOrEqual(8);
  });

  it('looks again around a node that was let go of, though selection or focus holds it', () => {
    const { nodes, wires } = grid(24, 3);
    const shown = (y: number, dragging?: true) => {
      const placed = nodes.map((node) => (node.id === 'n12' ? { ...node, y: node.y + y, dragging } : node));
      const flowNodes = placed.map((node) => node as unknown as FlowNode);
      return heldNodes(flowNodes, new Set(['n12', 'n3']), true) as unknown as readonly Placed[];
    };
    const { flow, place } = canvas(shown(0));
    const routes = new WireRoutes(flow, () => 0);
    routes.begin();
    for (const next of [shown(0), shown(30, true), shown(60, true), shown(60)]) {
      place(next);
      follow(routes, wires(next));
      settle();
    }
    const boxes = shown(60).map((node) => ({ ...node, ...SIZE }));
    for (const [id, bends] of routeAll(wires(shown(60)), boxes)) expect([id, routes.bendsOf(id)]).toEqual([id, bends]);
  });

  it('draws a graph the same however it was come to', () => {
    const { nodes, wires } = grid(24, 3);
    const { flow, place } = canvas(nodes);
    const routes = new WireRoutes(flow, () => 0);
    routes.begin();
    follow(routes, wires(nodes).toReversed());
    settle();
    const at = (y: number, dragging?: true) =>
      nodes.map((node) => (node.id === 'n12' ? { ...node, y: node.y + y, ...(dragging && { dragging }) } : node));
    for (const next of [at(30, true), at(60, true), at(60)]) {
      place(next);
      follow(routes, wires(next));
      settle();
    }
    const boxes = at(60).map((node) => ({ ...node, ...SIZE }));
    for (const [id, bends] of routeAll(wires(at(60)), boxes)) expect([id, routes.bendsOf(id)]).toEqual([id, bends]);
  });
});

describe('routeAll', () => {
  it('gives wires of different outputs lanes of their own, and those of one output the same', () => {
    const wall = { x: 300, y: -300, width: 200, height: 2_000 };
    const wire = (id: string, output: string, y: number): RoutedWire => ({
      id,
      source: output,
      target: 'z',
      output,
      from: { x: 200, y },
      to: { x: 600, y: y + 10 },
    });
    const boxes = [{ x: 0, y: 0, width: 200, height: 200 }, wall, { x: 600, y: 0, width: 200, height: 200 }];
    const ways = new Map(routeAll([wire('c', 'two', 60), wire('a', 'one', 20), wire('b', 'one', 20)], boxes));
    const lane = (id: string) => ways.get(id)?.[0]?.x;
    expect(lane('a')).toBe(lane('b'));
    expect(Math.abs((lane('c') ?? 0) - (lane('a') ?? 0))).toBeGreaterThanOrEqual(3);
  });

  it('goes its way where nodes lie over its ends or touch', () => {
    const boxes = [
      { x: 0, y: 0, width: 200, height: 200 },
      { x: 150, y: 50, width: 300, height: 200 },
      { x: 202, y: -300, width: 200, height: 320 },
      { x: 500, y: 0, width: 200, height: 200 },
    ];
    const wire = { id: 'a', source: 'a', target: 'b', output: 'a', from: { x: 200, y: 100 }, to: { x: 500, y: 100 } };
    expect(new Map(routeAll([wire], boxes)).get('a')).toBeDefined();
  });
});
