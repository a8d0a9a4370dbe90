import { expect, it } from 'vitest';
import type { Workflow } from '#shared/workflow/Workflow';
import { tellChanges } from '../../../../../electron/service/history/tellChanges.ts';
import { aGraph } from '../../../../support/builders.ts';
import { palette } from '../../../../support/shipped.ts';

const GRAPH = aGraph()
  .node('scene', 'text', { value: 'a red fox in the snow' }, { title: 'Scene' })
  .node('config', 'gemini-config', { aspectRatio: '4:3' }, { title: 'Settings' })
  .node('draw', 'image-processor', undefined, { title: 'Draw' })
  .wire('scene.text', 'draw.prompt');

const graph = GRAPH.build();
const withNode = (id: string, change: Partial<Workflow['nodes'][number]>): Workflow => ({
  ...graph,
  nodes: graph.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)),
});

it.each<[string, Workflow, string]>([
  ['nothing', graph, ''],
  ['a node', GRAPH.node('x', 'seed', undefined, { title: 'Vixen' }).build(), 'Vixen added'],
  ['several nodes', ['a', 'b', 'c'].reduce((built, id) => built.node(id, 'seed'), GRAPH).build(), '3 nodes added'],
  ['a node that is gone', { ...graph, nodes: graph.nodes.filter(({ id }) => id !== 'config') }, 'Settings removed'],
  ['words', withNode('scene', { fields: { value: 'a red owl in the snow' } }), 'Scene: 1 word'],
  ['a value', withNode('config', { fields: { aspectRatio: '16:9' } }), 'Settings: Ratio 16:9'],
  ['wires', { ...graph, edges: [] }, 'Wires of 1 input'],
  ['places', withNode('draw', { position: { x: 9, y: 9 } }), '1 node moved'],
  ['the name', { ...graph, name: 'Another' }, 'Renamed'],
  [
    'several at once',
    { ...withNode('scene', { title: 'Place' }), nodes: [...withNode('scene', { title: 'Place' }).nodes.slice(0, 2)] },
    'Draw removed, 1 change',
  ],
])('what has changed is told in a few words: %s', (_, after, told) => {
  expect(tellChanges(graph, after, () => palette)).toBe(told);
});
