import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '#shared/graph/Field';
import type { GraphNode } from '#shared/graph/Graph';
import { createPalette, defineNode, input } from '#shared/graph/NodeDefinition';
import { advanceSeeds, controlField, isSeedDrawn, seedField } from '#shared/nodes/seedControl';
import { aGraph } from '../../../support/builders.ts';
import { growthOf, LINEAR } from '../../../support/growthOf.ts';
import { palette } from '../../../support/shipped.ts';

const seedsAfter = (control: string, value: JsonValue, random = () => 0.5) => {
  const { nodes, edges } = aGraph().node('s', 'seed', { control, value }).build();
  return advanceSeeds({ nodes, edges }, palette, random)[0]?.fields?.['value'];
};

describe('seeds before a run', () => {
  it('stay, move on by one, or become random within 31 bits, as their control says', () => {
    expect(seedsAfter('fixed', 7)).toBe(7);
    expect(seedsAfter('increment', 7)).toBe(8);
    expect(seedsAfter('decrement', 7)).toBe(6);
    expect(seedsAfter('randomise', 7)).toBe(2 ** 30);
    expect(seedsAfter('randomise', 7, () => 0.999999999999)).toBeLessThan(2 ** 31);
  });

  it('wrap at their ends', () => {
    expect(seedsAfter('decrement', 0)).toBe(2 ** 52);
    expect(seedsAfter('increment', 2 ** 52)).toBe(0);
  });

  it.each([-1, 1.5, 1e300, '7', [7], {}])('are left to the check where there is none: %j', (value) => {
    for (const control of ['fixed', 'increment', 'decrement']) expect(seedsAfter(control, value)).toBe(value);
    expect(seedsAfter('randomise', value)).toBe(2 ** 30);
  });

  it('move on by the pictures of a batch, so that no picture is asked for twice', () => {
    const graph = aGraph()
      .node('c', 'gemini-config', { numImages: 16 })
      .node('few', 'gemini-config', { numImages: 4 })
      .node('s', 'seed', { control: 'increment', value: 7 })
      .node('p', 'image-processor', { control: 'decrement', seed: 30 })
      .node('q', 'image-processor')
      .node('r', 'image-processor')
      .wire('c.config', 'p.config')
      .wire('c.config', 'q.config')
      .wire('few.config', 'r.config')
      .wire('s.integer', 'q.seed')
      .wire('s.integer', 'r.seed')
      .build();
    const after = new Map(advanceSeeds(graph, palette, Math.random).map((node) => [node.id, node.fields]));
    expect(after.get('s')).toMatchObject({ value: 23 });
    expect(after.get('p')).toMatchObject({ seed: 14 });
  });

  it('are drawn where the node says so, or the one whose seed is wired in, by whatever way', () => {
    const isDrawn = (control: string, own: string) => {
      const graph = aGraph()
        .node('s', 'seed', { control })
        .node('bend', 'reroute')
        .node('p', 'image-processor', { control: own })
        .node('free', 'image-processor', { control: own })
        .wire('s.integer', 'bend.in')
        .wire('bend.out', 'p.seed')
        .build();
      return [isSeedDrawn(graph, palette, 'p'), isSeedDrawn(graph, palette, 'free')];
    };
    expect(isDrawn('randomise', 'fixed')).toEqual([true, false]);
    expect(isDrawn('increment', 'randomise')).toEqual([false, true]);
  });

  it('move on by the pictures of a batch, and are found, through a sweep', () => {
    const through = (axis: JsonObject) =>
      aGraph()
        .node('s', 'seed', { value: 10, control: 'increment' })
        .node('c', 'gemini-config', { numImages: 4 })
        .node('sweep', 'sweep', { axes: [axis] })
        .node('p', 'image-processor')
        .wire('s.integer', 'sweep.seed')
        .wire('c.config', 'sweep.config')
        .wire('sweep.seed', 'p.seed')
        .wire('sweep.config', 'p.config')
        .build();
    const [graph, varied] = [
      through({ of: 'prompt', values: ['a', 'b'] }),
      through({ of: 'numImages', values: [2, 6] }),
    ];
    expect(advanceSeeds(graph, palette, Math.random)[0]?.fields?.['value']).toBe(14);
    expect(advanceSeeds(varied, palette, Math.random)[0]?.fields?.['value']).toBe(16);
    const nodes = graph.nodes.map((node) =>
      node.id === 's' ? { ...node, fields: { ...node.fields, control: 'randomise' } } : node,
    );
    expect(isSeedDrawn({ ...graph, nodes }, palette, 'p')).toBe(true);
    expect(isSeedDrawn(graph, palette, 'p')).toBe(false);
  });

  it('of a processor stay where a seed is wired in', () => {
    const graph = aGraph().node('s', 'seed').node('p', 'image-processor', { seed: 3, control: 'increment' });
    const free = graph.build();
    const wired = graph.wire('s.integer', 'p.seed').build();
    expect(advanceSeeds(free, palette, Math.random)[1]?.fields?.['seed']).toBe(4);
    expect(advanceSeeds(wired, palette, Math.random)).toBe(wired.nodes);
  });

  it('of any node type are found by its fields, each with its own control', () => {
    const twins = defineNode({
      type: 'twins',
      title: 'Twins',
      help: 'For tests.',
      category: 'settings',
      inputs: { one: input('integer', 'One') },
      outputs: {},
      fields: {
        one: seedField({ control: 'moves' }),
        moves: controlField,
        other: seedField({ control: 'control' }),
        control: controlField,
      },
    });
    const own = createPalette([...palette.values(), twins]);
    const draw = { one: 5, moves: 'increment', other: 5, control: 'decrement' };
    const graph = aGraph().node('t', 'twins', draw).build();
    expect(advanceSeeds(graph, own, Math.random)[0]?.fields).toEqual({ ...draw, one: 6, other: 4 });
    expect(advanceSeeds(graph, palette, Math.random)).toBe(graph.nodes);
    const wired = aGraph()
      .node('s', 'seed', { control: 'increment', value: 1 })
      .node('t', 'twins', draw)
      .wire('s.integer', 't.one')
      .build();
    expect(advanceSeeds(wired, own, Math.random).map(({ fields }) => fields)).toMatchObject([
      { value: 2 },
      { one: 5, other: 4 },
    ]);
  });

  it('leave a graph without controls as the very same array', () => {
    const { nodes, edges } = aGraph().node('t', 'text').node('x', 'unknown', { control: 'randomise' }).build();
    expect(advanceSeeds({ nodes, edges }, palette, Math.random)).toBe(nodes);
  });

  it.each([
    [
      'a seed for each node',
      (at: number) => ({ seed: `s${String(at)}`, user: `p${String(at)}`, config: `c${String(at)}` }),
    ],
    [
      'one node that all seeds and configs are wired to',
      (at: number) => ({ seed: `s${String(at)}`, user: 'p', config: `c${String(at)}` }),
    ],
    ['one seed for all nodes', (at: number) => ({ seed: 's', user: `p${String(at)}`, config: 'c' })],
  ])('move on in time that grows with the graph only: %s', async (_, idsOf) => {
    const graph = (size: number) => {
      const parts = Array.from({ length: size }, (_unused, at) => idsOf(at));
      const once = (ids: readonly string[]) => [...new Set(ids)];
      const nodes: readonly GraphNode[] = [
        ...once(parts.map(({ seed }) => seed)).map((id) => ({
          id,
          type: 'seed',
          fields: { control: 'increment', value: 1 },
        })),
        ...once(parts.map(({ user }) => user)).map((id) => ({ id, type: 'image-processor' })),
        ...once(parts.map(({ config }) => config)).map((id) => ({
          id,
          type: 'gemini-config',
          fields: { numImages: 2 },
        })),
      ];
      return {
        nodes,
        edges: parts.flatMap(({ seed, user, config }) => [
          { from: { node: seed, socket: 'integer' }, to: { node: user, socket: 'seed' } },
          { from: { node: config, socket: 'config' }, to: { node: user, socket: 'config' } },
        ]),
      };
    };
    const { nodes, edges } = graph(50_000);
    expect(advanceSeeds({ nodes, edges }, palette, Math.random)[0]?.fields?.['value']).toBe(3);
    // Small graphs, often: neither the code's first runs nor what much memory costs is measured.
    const advanceOften = (given: ReturnType<typeof graph>) => {
      for (let time = 0; time < 5; time++) advanceSeeds(given, palette, Math.random);
    };
    advanceOften(graph(2000));
    const growth = await growthOf(graph, 2000, advanceOften, 8);
    expect(growth).toBeLessThan(LINEAR);
  });
});
