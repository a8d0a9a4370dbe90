import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutGraph } from '../../../../../renderer/src/nodes/arrange/layOutGraph.ts';
import type { TidyNode, TidyPlace, TidyWire } from '../../../../../renderer/src/nodes/arrange/TidyGraph.ts';
import { isInside } from '../../../../../renderer/src/nodes/frame/heldBy.ts';
import type { Box } from '../../../../../renderer/src/nodes/place/freeSpot.ts';

const node = (id: string, x = 0, y = 0, more: Partial<TidyNode> = {}): TidyNode => ({
  id,
  x,
  y,
  width: 260,
  height: 150,
  ...more,
});
const wire = (from: string, to: string, toY = 50): TidyWire => ({ from, to, fromY: 100, toY });
const overlaps = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
const byId = (places: readonly TidyPlace[]) => new Map(places.map((place) => [place.id, place]));

function expectReadable(places: readonly TidyPlace[], wires: readonly TidyWire[]): void {
  const touching = places.flatMap((one, at) => places.slice(at + 1).filter((other) => overlaps(one, other)));
  expect(touching).toEqual([]);
  const placed = byId(places);
  const backward = wires.filter(({ from, to }) => {
    const [start, end] = [placed.get(from), placed.get(to)];
    return start && end && start.x + start.width > end.x;
  });
  expect(backward).toEqual([]);
}

/** A graph without loops: every wire leads to a node of a higher number. */
function randomGraph(count: number, seeds: readonly number[]): { nodes: TidyNode[]; wires: TidyWire[] } {
  const seed = (at: number) => seeds[at % seeds.length] ?? 0;
  const nodes = Array.from({ length: count }, (_, at) =>
    node(`n${String(at)}`, seed(at) % 3000, seed(at + 1) % 3000, {
      width: 240 + (seed(at + 2) % 280),
      height: 34 + (seed(at + 3) % 600),
    }),
  );
  const wires = Array.from({ length: Math.floor(count * 1.3) }, (_, at) => {
    const from = seed(at * 7) % count;
    const to = seed(at * 3 + 1) % count;
    return from === to
      ? []
      : [wire(`n${String(Math.min(from, to))}`, `n${String(Math.max(from, to))}`, seed(at) % 300)];
  }).flat();
  return { nodes, wires };
}

describe('a graph that is tidied', () => {
  it('leads from left to right, and its top left stays', () => {
    const nodes = [node('c', 100, 40), node('a', 500, 300), node('b', 300, 100)];
    const places = layOutGraph({ nodes, wires: [wire('a', 'b'), wire('b', 'c')], others: [] });
    expectReadable(places, [wire('a', 'b'), wire('b', 'c')]);
    expect(Math.min(...places.map(({ x }) => x))).toBe(100);
    expect(Math.min(...places.map(({ y }) => y))).toBe(40);
  });

  it('has what is wired further up further up', () => {
    const wires = [wire('low', 'end', 140), wire('high', 'end', 10)];
    const places = byId(
      layOutGraph({ nodes: [node('low', 0, 0), node('high', 0, 400), node('end', 600, 0)], wires, others: [] }),
    );
    expect(places.get('high')?.y).toBeLessThan(places.get('low')?.y ?? 0);
  });

  it('lays out what is in a frame within it, and the frame holds it still', () => {
    const nodes = [
      node('f', 0, 0, { width: 900, height: 700, isFrame: true }),
      node('a', 500, 300),
      node('b', 100, 100),
      node('c', 1200, 0),
      node('d', 1300, 600),
    ];
    const wires = [wire('a', 'b'), wire('b', 'c'), wire('c', 'd')];
    const places = layOutGraph({ nodes, wires, others: [] });
    const placed = byId(places);
    const frame = placed.get('f');
    for (const id of ['a', 'b']) expect(isInside(placed.get(id) as Box, frame as Box)).toBe(true);
    for (const id of ['c', 'd']) expect(overlaps(placed.get(id) as Box, frame as Box)).toBe(false);
    expectReadable(
      places.filter(({ id }) => id !== 'f'),
      wires,
    );
  });

  it('keeps a note near what it was near', () => {
    const nodes = [node('a', 0, 0), node('b', 2000, 1500), node('note', 2000, 1700, { isNote: true })];
    const placed = byId(layOutGraph({ nodes, wires: [wire('a', 'b')], others: [] }));
    const [b, note] = [placed.get('b'), placed.get('note')];
    expect(Math.abs((note?.x ?? 0) - (b?.x ?? 0))).toBeLessThan(40);
    expect((note?.y ?? 0) - (b?.y ?? 0)).toBeLessThan(260);
  });

  it('covers nothing that stays', () => {
    const others = [{ x: 300, y: 0, width: 260, height: 900 }];
    const nodes = [node('a', 0, 0), node('b', 20, 400)];
    const places = layOutGraph({ nodes, wires: [wire('a', 'b')], others });
    for (const place of places) for (const other of others) expect(overlaps(place, other)).toBe(false);
  });

  it('goes on where wires go round', () => {
    const nodes = [node('a'), node('b', 0, 200), node('c', 0, 400)];
    const places = layOutGraph({
      nodes,
      wires: [wire('a', 'b'), wire('b', 'a'), wire('c', 'c'), wire('b', 'c')],
      others: [],
    });
    expectReadable(places, [wire('b', 'c')]);
    expect(layOutGraph({ nodes: [], wires: [], others: [] })).toEqual([]);
  });

  it('has no node on another and no wire backward, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.array(fc.nat(1_000_000), { minLength: 5, maxLength: 200 }),
        (count, seeds) => {
          const { nodes, wires } = randomGraph(count, seeds);
          const places = layOutGraph({ nodes, wires, others: [] });
          expect(places).toHaveLength(count);
          expectReadable(places, wires);
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each([500, 1000])('is laid out in a second or two: %d nodes', (count) => {
    const seeds = Array.from({ length: 997 }, (_, at) => (at * 7919 + at * at * 31) % 1_000_003);
    const { nodes, wires } = randomGraph(count, seeds);
    const start = process.cpuUsage();
    const places = layOutGraph({ nodes, wires, others: [] });
    const { user, system } = process.cpuUsage(start);
    expectReadable(places, wires);
    expect((user + system) / 1000).toBeLessThan(2000);
  });
});
