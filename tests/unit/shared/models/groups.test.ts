import { describe, expect, it } from 'vitest';
import { askedModels, callersOf, tryBeside } from '#shared/models/tryBeside';
import { graphOfCell } from '#shared/models/graphOfCell';
import { modelAskOf } from '#shared/models/ModelAsk';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { shipped } from '#shared/shipped';
import { graphName } from '#shared/workflow/graphName';
import { laidOpen } from '#shared/workflow/laidOpen';
import type { Workflow, WorkflowGroup } from '#shared/workflow/Workflow';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { aGraph } from '../../../support/builders.ts';

const MODEL: WorkflowGroup = {
  ...aGraph()
    .node('p', 'sample-provider', { model: 'sample-1' })
    .node('out', 'group-outputs', { sockets: [{ name: 'provider', type: 'provider' }] })
    .wire('p.provider', 'out.provider')
    .build(),
  id: 'model',
  name: 'Model',
  fields: [],
};
const CHOSEN: Workflow = {
  ...aGraph('')
    .node('m', 'group:model')
    .node('g', 'image-processor', { prompt: 'a red fox' })
    .wire('m.provider', 'g.provider')
    .build(),
  groups: [MODEL],
};
const palette = shipped.paletteOf(CHOSEN);

describe('a model that is chosen in a group', () => {
  it('is known to who asks it outside, and asked beside others', () => {
    const [asked] = askedModels(CHOSEN, palette, 'g');
    expect(asked).toMatchObject({ provider: 'sample', model: 'sample-1' });
    expect(callersOf(CHOSEN, palette, 'm/p')).toEqual(['g']);
    expect(modelAskOf(CHOSEN, palette, 'm/p', () => 1).makes).toEqual(['image']);
    const others = [{ provider: 'google', model: 'gemini-3-pro-image' }];
    const tried = tryBeside(CHOSEN, palette, 'g', others, { id: 'sw', type: 'sweep', position: { x: 0, y: 0 } });
    expect(tried.edges.map(({ from, to }) => `${from.node}>${to.node}`)).toEqual(['m>sw', 'sw>g']);
    const more = tryBeside(tried, palette, 'g', [{ provider: 'google', model: 'gemini-2.5-flash-image' }], {
      id: 'no',
      type: 'sweep',
      position: { x: 0, y: 0 },
    });
    expect(more.nodes).toHaveLength(tried.nodes.length);
    expect(JSON.stringify(more.nodes)).toContain('gemini-2.5-flash-image');
  });
});

describe('a graph', () => {
  it('is called by what it asks for in a group', () => {
    const asks: WorkflowGroup = {
      ...aGraph().node('g', 'image-processor', { prompt: 'a red fox' }).build(),
      id: 'a',
      name: 'A',
      fields: [],
    };
    const graph = { ...aGraph('').node('u', 'group:a').build(), groups: [asks] };
    expect(graphName(graph, shipped.paletteOf(graph))).toBe('a red fox');
  });
});

describe('the graph of a cell whose sweep stands in a group', () => {
  const SWEPT: WorkflowGroup = {
    ...aGraph()
      .node('p', 'sample-provider', { model: 'sample-1' })
      .node('sw', 'sweep', { axes: [{ of: 'prompt', values: ['a fox', 'a hare'] }] })
      .node('g', 'image-processor')
      .wire('p.provider', 'sw.provider')
      .wire('sw.provider', 'g.provider')
      .wire('sw.prompt', 'g.prompt')
      .build(),
    id: 'swept',
    name: 'Swept',
    fields: [],
  };
  const graph: Workflow = {
    ...aGraph('Two').node('a', 'group:swept').node('b', 'group:swept').build(),
    groups: [SWEPT],
  };
  const picture = {
    node: 'b/g',
    provider: 'sample',
    model: 'sample-1',
    prompt: 'a hare',
    instructions: '',
    seed: 0,
    references: [],
    row: { list: 'b/sw', at: 1, name: 'a hare', cell: [{ at: 1, name: 'a hare' }] },
  } as unknown as Parameters<typeof graphOfCell>[1];

  it('has no groups and asks for that picture', () => {
    const cell = graphOfCell(graph, picture, shipped.paletteOf(graph));
    expect(cell.groups).toBeUndefined();
    expect(cell.nodes.some(({ id }) => id === 'b/sw')).toBe(false);
    const [wire] = cell.edges.filter(({ to }) => to.node === 'b/g' && to.socket === 'prompt');
    expect(cell.nodes.find(({ id }) => id === wire?.from.node)?.fields).toEqual({ value: 'a hare' });
    expect(validateGraph(cell, shipped.paletteOf(cell), ['b/g']).ok).toBe(true);
    expect(cell.nodes.some(({ id }) => id === 'a/sw')).toBe(true);
  });

  it('is the same graph where the picture is of no cell', () => {
    const { row: _row, ...plain } = picture;
    expect(graphOfCell(graph, plain, shipped.paletteOf(graph))).toBe(graph);
  });

  it('lies open, what stood in different uses apart', () => {
    const open = laidOpen(graph);
    expect(open.nodes.map(({ id }) => id)).toEqual(withoutGroups(graph).nodes.map(({ id }) => id));
    const places = open.nodes.map(({ position: { x, y } }) => `${String(x)} ${String(y)}`);
    expect(new Set(places).size).toBe(open.nodes.length);
    const plain = aGraph().build();
    expect(laidOpen(plain)).toBe(plain);
  });
});
