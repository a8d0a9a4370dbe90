import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCycles } from '#shared/graph/checks/findCycles';
import type { Graph } from '#shared/graph/Graph';

/** Nodes 0 to count - 1 and wires between them. */
function graphOf(count: number, wires: readonly (readonly [number, number])[]): Graph {
  return {
    nodes: Array.from({ length: count }, (_, id) => ({ id: String(id), type: 'x' })),
    edges: wires.map(([from, to]) => ({
      from: { node: String(from), socket: 'out' },
      to: { node: String(to), socket: 'in' },
    })),
  };
}

/** Takes away what nothing feeds until nothing more can go; what is left has a cycle. */
function hasCycle(count: number, wires: readonly (readonly [number, number])[]): boolean {
  const left = new Set(Array.from({ length: count }, (_, id) => id));
  for (;;) {
    const free = [...left].find((id) => !wires.some(([from, to]) => to === id && left.has(from)));
    if (free === undefined) return left.size > 0;
    left.delete(free);
  }
}

describe('findCycles', () => {
  it('finds none in a graph without any, and one node that feeds itself', () => {
    expect(
      findCycles(
        graphOf(4, [
          [0, 1],
          [0, 2],
          [1, 3],
          [2, 3],
        ]),
      ),
    ).toEqual([]);
    expect(findCycles(graphOf(2, [[1, 1]]))).toEqual([['1']]);
  });

  it('tells a loop once, however many wires close it', () => {
    expect(
      findCycles(
        graphOf(3, [
          [0, 1],
          [0, 1],
          [1, 2],
          [2, 0],
          [2, 0],
        ]),
      ),
    ).toEqual([['0', '1', '2']]);
    expect(
      findCycles(
        graphOf(3, [
          [0, 1],
          [1, 0],
          [0, 2],
          [2, 0],
        ]),
      ),
    ).toHaveLength(1);
  });

  it('tells every separate loop', () => {
    expect(
      findCycles(
        graphOf(4, [
          [0, 1],
          [1, 0],
          [2, 3],
          [3, 2],
        ]),
      ),
    ).toEqual([
      ['0', '1'],
      ['2', '3'],
    ]);
  });

  it('passes by wires to nodes that do not exist', () => {
    expect(
      findCycles(
        graphOf(1, [
          [0, 9],
          [9, 0],
        ]),
      ),
    ).toEqual([]);
  });

  it('walks chains and loops of 10,000 nodes', () => {
    const chain = Array.from({ length: 9_999 }, (_, id) => [id, id + 1] as const);
    expect(findCycles(graphOf(10_000, chain))).toEqual([]);
    expect(findCycles(graphOf(10_000, [...chain, [9_999, 0]]))[0]).toHaveLength(10_000);
    expect(
      findCycles(
        graphOf(
          10_000,
          chain.map(([from, to]) => [to, from] as const),
        ),
      ),
    ).toEqual([]);
  });

  it('finds real cycles that share no node, and misses no graph that has one', () => {
    const wires = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 16 });
    fc.assert(
      fc.property(wires, (given) => {
        const cycles = findCycles(graphOf(8, given));
        expect(cycles.length > 0).toBe(hasCycle(8, given));
        for (const cycle of cycles) {
          cycle.forEach((id, at) => {
            const next = cycle[(at + 1) % cycle.length];
            expect(given.some(([from, to]) => String(from) === id && String(to) === next)).toBe(true);
          });
        }
        const ids = cycles.flat();
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
