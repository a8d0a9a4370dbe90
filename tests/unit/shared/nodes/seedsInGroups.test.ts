import { describe, expect, it } from 'vitest';
import { nodeAt, setFieldAt } from '#shared/graph/groups/fieldsAt';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { fixSeeds, isSeedDrawn } from '#shared/nodes/seedControl';
import { drawAnew, takeSeeds, withSeeds } from '#shared/nodes/takeSeeds';
import { shipped } from '#shared/shipped';
import type { Workflow, WorkflowGroup } from '#shared/workflow/Workflow';
import { aGraph } from '../../../support/builders.ts';
import { growthOf, LINEAR } from '../../../support/growthOf.ts';

/** A seed that is drawn and exposed, one that counts, and a text that is drawn anew at each run. */
const DICE: WorkflowGroup = {
  ...aGraph()
    .node('s', 'seed', { value: 7, control: 'randomise' })
    .node('c', 'seed', { value: 1, control: 'increment' })
    .node('w', 'wildcards', { text: '{a|b}', seed: 0 })
    .node('out', 'group-outputs', { sockets: [{ name: 'seed', type: 'integer' }] })
    .wire('s.integer', 'out.seed')
    .build(),
  id: 'dice',
  name: 'Dice',
  fields: [{ name: 'start', node: 's', field: 'value' }],
};
const GRAPH: Workflow = {
  ...aGraph().node('a', 'group:dice').node('b', 'group:dice', { start: 9 }).build(),
  groups: [DICE],
};
const palette = shipped.paletteOf(GRAPH);

const take = (wishes: Partial<Parameters<typeof takeSeeds>[2]> = {}, graph: Workflow = GRAPH) =>
  takeSeeds(graph, palette, { draw: 'one', ...wishes });
const seedsOf = (graph: Workflow) =>
  withoutGroups(graph).nodes.flatMap(({ id, type, fields }) => (type === 'seed' ? [[id, fields?.['value']]] : []));

describe('the seeds of a graph with groups', () => {
  it('are those of each use, by their paths, and unlike in two uses of one group', () => {
    const seeds = take();
    expect(seeds.map(({ node, field }) => `${node}.${field}`)).toEqual([
      'a/s.value',
      'a/c.value',
      'b/s.value',
      'b/c.value',
    ]);
    expect(seeds[0]?.value).not.toBe(seeds[2]?.value);
    expect([seeds[1]?.value, seeds[3]?.value]).toEqual([2, 2]);
  });

  it('are those in a use that is to run, or in one node of it', () => {
    expect(take({ targets: ['b'] }).map(({ node }) => node)).toEqual(['b/s', 'b/c']);
    expect(take({ targets: ['a/c'] }).map(({ node }) => node)).toEqual(['a/c']);
  });

  it('stay where a person has just set them, whether by the path or by what a use exposes', () => {
    const keep = [
      { node: 'a', field: 'start' },
      { node: 'b/c', field: 'value' },
    ];
    expect(take({ keep }).map(({ node }) => node)).toEqual(['a/c', 'b/s']);
  });

  it('stand in the uses afterwards, and the group stays as it was', () => {
    const seeds = take();
    const moved = withSeeds(GRAPH, seeds);
    expect(seedsOf(moved)).toEqual(seeds.map(({ node, value }) => [node, value]));
    expect(moved.groups).toBe(GRAPH.groups);
    expect(moved.nodes.map(({ fields, inside }) => [fields, inside])).toEqual([
      [{ start: seeds[0]?.value }, { c: { value: 2 } }],
      [{ start: seeds[2]?.value }, { c: { value: 2 } }],
    ]);
    expect(takeSeeds(moved, palette, { draw: 'two' }).map(({ value }) => value)).toContain(3);
  });

  it('do not go over what was changed since, in one use', () => {
    const changed = setFieldAt(GRAPH, 'a/c', 'value', 70);
    const moved = withSeeds(changed, take(), GRAPH);
    expect(nodeAt(moved, 'a/c')?.node.fields?.['value']).toBe(70);
    expect(nodeAt(moved, 'b/c')?.node.fields?.['value']).toBe(2);
  });

  it('are nothing of uses that are gone since', () => {
    expect(withSeeds({ ...GRAPH, nodes: [] }, take(), GRAPH).nodes).toEqual([]);
  });

  it('are drawn where 0 asks for it, for each use its own', () => {
    const drawn = drawAnew(GRAPH, palette, 'one');
    const seeds = ['a/w', 'b/w'].map((path) => nodeAt(drawn, path)?.node.fields?.['seed']);
    expect(seeds[0]).toEqual(expect.any(Number));
    expect(new Set([...seeds, 0]).size).toBe(3);
    expect(drawAnew(drawn, palette, 'two')).toBe(drawn);
  });

  it('can be held as they are', () => {
    const held = fixSeeds(withSeeds(GRAPH, take()), palette);
    expect(takeSeeds(held, palette, { draw: 'two' })).toEqual([]);
    expect(isSeedDrawn(held, palette, 'a/s')).toBe(false);
    expect(isSeedDrawn(GRAPH, palette, 'a/s')).toBe(true);
  });

  it('are taken and written back in time that grows with the graph only', async () => {
    const graph = (size: number): Workflow => {
      const ids = Array.from({ length: size }, (_, at) => `s${String(at)}`);
      const inner = ids.reduce((all, id) => all.node(id, 'seed', { control: 'increment' }), aGraph()).build();
      return { ...GRAPH, groups: [{ ...DICE, ...inner, fields: [] }], nodes: GRAPH.nodes.slice(0, 1) };
    };
    const run = (given: Workflow) => {
      const seeds = take({}, given);
      expect(seedsOf(withSeeds(given, seeds))).toHaveLength(seeds.length);
    };
    run(graph(500));
    expect(await growthOf(graph, 500, run, 8)).toBeLessThan(LINEAR);
  });

  it('end where a group exposes itself', () => {
    const circle = { ...DICE, nodes: [{ ...GRAPH.nodes[0], id: 'u' } as WorkflowGroup['nodes'][number]] };
    const exposed = { ...circle, fields: [{ name: 'start', node: 'u', field: 'start' }] };
    const graph = { ...GRAPH, groups: [exposed] };
    expect(take({ keep: [{ node: 'a', field: 'start' }] }, graph)).toEqual([]);
  });
});
