import { expect, it } from 'vitest';
import { pinGraph } from '#shared/graph/pinGraph';
import { nodeAt } from '#shared/graph/groups/fieldsAt';
import { shipped } from '#shared/shipped';
import type { Workflow } from '#shared/workflow/Workflow';
import { readLists } from '../../../../../electron/service/runs/readLists.ts';
import { aGraph } from '../../../../support/builders.ts';

const GRAPH: Workflow = {
  ...aGraph()
    .node('a', 'group:list')
    .node('b', 'group:list', { file: 'owls.csv' })
    .node('c', 'group:list', {}, { mode: 'mute' })
    .build(),
  groups: [
    {
      ...aGraph()
        .node('l', 'prompt-list', { format: 'csv', file: 'foxes.csv', columns: ['prompt'] })
        .node('r', 'reference-set', { set: { id: '0b7e2f0e-5a8e-4c1e-9c53-0c6a1d6f5a11', name: 'Fox' } })
        .build(),
      id: 'list',
      name: 'List',
      fields: [{ name: 'file', node: 'l', field: 'file' }],
    },
  ],
};
const palette = shipped.paletteOf(GRAPH);

it('lists of groups are read for each use, and the graph then holds them there', async () => {
  const asked: string[] = [];
  const read = (_graph: string | null, file: string) => {
    asked.push(file);
    return Promise.resolve(`Prompt\n${file}`);
  };
  const lists = { read } as unknown as Parameters<typeof readLists>[1]['lists'];
  const { workflow, problems } = await readLists(GRAPH, { palette, lists, graph: null });
  expect(problems).toEqual([]);
  expect(asked).toEqual(['foxes.csv', 'owls.csv']);
  const texts = ['a/l', 'b/l'].map((path) => nodeAt(workflow, path)?.node.fields);
  expect(texts).toMatchObject([
    { file: '', text: 'Prompt\nfoxes.csv' },
    { file: '', text: 'Prompt\nowls.csv' },
  ]);
  expect(workflow.groups).toBe(GRAPH.groups);
  const again = await readLists(workflow, { palette, lists, graph: null });
  expect(again.workflow).toBe(workflow);
  expect((await readLists(GRAPH, { palette, lists, graph: null, targets: ['b'] })).workflow.nodes[0]).toBe(
    GRAPH.nodes[0],
  );
});

it('a use whose group names no file holds the list, and nothing in the place of its file', async () => {
  const [group] = GRAPH.groups ?? [];
  const nodes = group?.nodes.map(({ fields: { file: _file, ...fields } = {}, ...node }) => ({ ...node, fields })) ?? [];
  const graph = { ...GRAPH, groups: group ? [{ ...group, nodes }] : [] };
  const lists = { read: () => Promise.resolve('Prompt\nan owl') } as unknown as Parameters<
    typeof readLists
  >[1]['lists'];
  const { workflow } = await readLists(graph, { palette: shipped.paletteOf(graph), lists, graph: null });
  const use = workflow.nodes.find(({ id }) => id === 'b');
  expect([use?.fields, use?.inside]).toEqual([undefined, { l: { text: 'Prompt\nan owl' } }]);
});

it('what groups name in the library is written down in each use, and told by its path where it is not there', () => {
  const set = { version: 3, pictures: ['f'.repeat(64)], isRemoved: false };
  const { graph, problems } = pinGraph(GRAPH, palette, { referenceSet: () => set }, ['a']);
  expect(problems).toEqual([]);
  expect(nodeAt(graph, 'a/r')?.node.fields?.['set']).toEqual({
    id: '0b7e2f0e-5a8e-4c1e-9c53-0c6a1d6f5a11',
    name: 'Fox',
    version: 3,
    pictures: set.pictures,
  });
  expect(graph.nodes.slice(1)).toEqual(GRAPH.nodes.slice(1));
  expect(graph.groups).toBe(GRAPH.groups);
  const gone = pinGraph(GRAPH, palette, { referenceSet: () => undefined });
  expect(gone.graph).toBe(GRAPH);
  expect(gone.problems.map(({ node }) => node)).toEqual(['a/r', 'b/r']);
  expect(gone.problems[0]?.message).toContain('List › Reference set: ');
});
