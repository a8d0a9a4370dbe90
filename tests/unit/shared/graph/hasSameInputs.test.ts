import { expect, it } from 'vitest';
import { hasSameInputs } from '#shared/graph/hasSameInputs';
import { aGraph, wire } from '../../../support/builders.ts';

const graph = aGraph()
  .node('prompt', 'text', { value: 'fox', b: 1 })
  .node('wrap', 'wrap-text', { prefix: 'a ' })
  .node('show', 'show-text')
  .node('aside', 'text', { value: 'x' })
  .wire('prompt.text', 'wrap.text')
  .wire('wrap.text', 'show.text')
  .build();
const change = (id: string, to: object) => ({
  ...graph,
  nodes: graph.nodes.map((node) => (node.id === id ? { ...node, ...to } : node)),
});

it.each([
  ['nothing', graph, true],
  ['a title and a place', change('prompt', { title: 'Words', position: { x: 9, y: 9 } }), true],
  ['the order of fields', change('prompt', { fields: { b: 1, value: 'fox' } }), true],
  ['what lies elsewhere', change('aside', { fields: { value: 'y' } }), true],
  ['a field two wires away', change('prompt', { fields: { value: 'hare', b: 1 } }), false],
  ['a mode', change('wrap', { mode: 'bypass' }), false],
  ['a type', change('wrap', { type: 'other' }), false],
  ['a wire taken off', { ...graph, edges: graph.edges.slice(1) }, false],
  [
    'a wire from elsewhere',
    { ...graph, edges: [wire('aside.text', 'wrap.text'), wire('wrap.text', 'show.text')] },
    false,
  ],
  ['a node that is gone', { ...graph, nodes: graph.nodes.slice(1) }, false],
])('after a change of %s, whether the result still holds is told', (_what, now, same) => {
  expect(hasSameInputs('show', graph, now)).toBe(same);
  expect(hasSameInputs('show', now, graph)).toBe(same);
});
