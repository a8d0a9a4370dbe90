import { groupType } from '#shared/graph/groups/groupPath';
import type { Workflow, WorkflowGroup } from '#shared/workflow/Workflow';
import { aGraph } from '../builders.ts';

/** How often the innermost group of as many levels stands in the graph: more than anything can count to. */
export const LEVELS = 32;

const sockets = (...names: readonly string[]) => ({ sockets: names.map((name) => ({ name, type: 'images' })) });
const words = { sockets: [{ name: 'text', type: 'text' }] };

/**
 * A small graph of groups that stand in each other twice each, the outermost first: what goes from use to use in it, and not from group to
 * group, never ends. Both uses are fed, both show their fields further, and the pictures of both go out.
 */
export function groupBomb(levels = LEVELS): Workflow {
  const nested = Array.from({ length: levels - 1 }, (_, at): WorkflowGroup => level(String(at), String(at + 1)));
  const top = aGraph('Bomb')
    .node('t', 'text', { value: 'a fox' })
    .node('u', groupType('0'))
    .node('g', 'gallery')
    .wire('t.text', 'u.text')
    .wire('u.a', 'g.images')
    .wire('u.b', 'g.images')
    .build();
  return {
    ...top,
    groups: [...nested, innermost(String(levels - 1))],
    form: { fields: [{ node: 'u', field: 'x' }], results: 'u' },
  };
}

function level(id: string, inner: string): WorkflowGroup {
  const { nodes, edges } = aGraph()
    .node('in', 'group-inputs', words)
    .node('one', groupType(inner))
    .node('two', groupType(inner))
    .node('out', 'group-outputs', sockets('a', 'b'))
    .wire('in.text', 'one.text')
    .wire('in.text', 'two.text')
    .wire('one.a', 'out.a')
    .wire('one.b', 'out.a')
    .wire('two.a', 'out.b')
    .wire('two.b', 'out.b')
    .build();
  return { id, name: `Level ${id}`, nodes, edges, fields: shown('one', 'two', 'x', 'x') };
}

function innermost(id: string): WorkflowGroup {
  const { nodes, edges } = aGraph()
    .node('in', 'group-inputs', words)
    .node('said', 'wrap-text', { prefix: 'a ', suffix: ' in snow' })
    .node('draw', 'text-to-image')
    .node('out', 'group-outputs', sockets('a', 'b'))
    .wire('in.text', 'said.text')
    .wire('said.text', 'draw.prompt')
    .wire('draw.images', 'out.a')
    .wire('draw.images', 'out.b')
    .build();
  return { id, name: `Level ${id}`, nodes, edges, fields: shown('said', 'said', 'prefix', 'suffix') };
}

function shown(one: string, two: string, x: string, y: string): WorkflowGroup['fields'] {
  return [
    { name: 'x', node: one, field: x },
    { name: 'y', node: two, field: y },
  ];
}
