import { describe, expect, it } from 'vitest';
import { takeSeeds, withSeeds } from '#shared/nodes/takeSeeds';
import { aGraph } from '../../../support/builders.ts';
import { palette } from '../../../support/shipped.ts';

const GRAPH = aGraph()
  .node('dice', 'seed', { value: 7, control: 'increment' })
  .node('draw', 'image-processor', { seed: 3, control: 'randomise', prompt: 'a fox' })
  .node('alone', 'seed', { value: 1, control: 'increment' })
  .node('still', 'seed', { value: 5 })
  .build();

const seedOf = (draw: string, node = 'draw') =>
  takeSeeds(GRAPH, palette, { draw }).find((seed) => seed.node === node)?.value;

describe('the seeds a run takes', () => {
  it('are those that move, each with its node and field', () => {
    expect(takeSeeds(GRAPH, palette, { draw: 'one' })).toEqual([
      { node: 'dice', field: 'value', value: 8 },
      { node: 'draw', field: 'seed', value: expect.any(Number) as number },
      { node: 'alone', field: 'value', value: 2 },
    ]);
  });

  it('are only those of the nodes that run', () => {
    expect(takeSeeds(GRAPH, palette, { draw: 'one', targets: ['dice'] })).toEqual([
      { node: 'dice', field: 'value', value: 8 },
    ]);
  });

  it('leave alone what a person has just set', () => {
    const keep = [{ node: 'dice', field: 'value' }];
    expect(takeSeeds(GRAPH, palette, { draw: 'one', keep }).map(({ node }) => node)).toEqual(['draw', 'alone']);
  });

  it('are drawn by the same words again, whatever else changes in the graph, and by others anew', () => {
    const more = { ...GRAPH, nodes: [...GRAPH.nodes].reverse() };
    expect(takeSeeds(more, palette, { draw: 'one' }).find(({ node }) => node === 'draw')?.value).toBe(seedOf('one'));
    expect(seedOf('two')).not.toBe(seedOf('one'));
  });

  it('are spread evenly over 31 bits where they are random, also for nodes of like names', () => {
    const nodes = Array.from({ length: 4000 }, (_, at) => ({
      id: `n${String(at)}`,
      type: 'seed',
      fields: { control: 'randomise' },
    }));
    const values = takeSeeds({ nodes, edges: [] }, palette, { draw: 'one' }).map(({ value }) => value);
    expect(new Set(values).size).toBeGreaterThan(3990);
    const tenths = Map.groupBy(values, (value) => Math.floor((Number(value) / 2 ** 31) * 10));
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = tenths.get(tenth)?.length ?? 0;
      expect(share).toBeGreaterThan(320);
      expect(share).toBeLessThan(480);
    }
  });
});

describe('a graph with the seeds of its run', () => {
  const seeds = takeSeeds(GRAPH, palette, { draw: 'one' });

  it('has them beside its other fields, and is the same graph where none moved', () => {
    expect(withSeeds(GRAPH, seeds).nodes.map(({ fields }) => fields)).toEqual([
      { value: 8, control: 'increment' },
      { seed: seedOf('one'), control: 'randomise', prompt: 'a fox' },
      { value: 2, control: 'increment' },
      { value: 5 },
    ]);
    expect(withSeeds(GRAPH, [])).toBe(GRAPH);
    expect(withSeeds(GRAPH, [{ node: 'gone', field: 'value', value: 1 }])).toBe(GRAPH);
  });

  it('keeps a seed that was changed since the run took the graph', () => {
    const [dice, ...others] = GRAPH.nodes;
    const now = { ...GRAPH, nodes: [{ ...dice!, fields: { value: 70, control: 'increment' } }, ...others] };
    expect(withSeeds(now, seeds, GRAPH).nodes[0]?.fields).toEqual({ value: 70, control: 'increment' });
    expect(withSeeds(now, seeds, GRAPH).nodes[2]?.fields).toMatchObject({ value: 2 });
  });
});
