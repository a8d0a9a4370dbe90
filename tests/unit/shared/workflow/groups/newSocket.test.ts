import { describe, expect, it } from 'vitest';
import { groupType } from '#shared/graph/groups/groupPath';
import { socketsOf } from '#shared/graph/groups/groupSockets';
import { shipped } from '#shared/shipped';
import { NEW_SOCKET, wireToNewSocket } from '#shared/workflow/groups/newSocket';
import type { Workflow, WorkflowEdge } from '#shared/workflow/Workflow';
import { aGraph, wire } from '../../../../support/builders.ts';

const { paletteOf } = shipped;
const at = (id: string, type: string, fields = {}) => ({ id, type, position: { x: 0, y: 0 }, fields });
const graph: Workflow = {
  ...aGraph().node('u', groupType('g')).node('v', groupType('g')).build(),
  groups: [
    {
      id: 'g',
      name: 'Words',
      fields: [{ name: 'prompt', node: 'draw', field: 'prompt' }],
      nodes: [
        at('in', 'group-inputs', { sockets: [{ name: 'text', type: 'text', label: 'Text' }] }),
        { ...at('t', 'text', { value: 'a fox' }), title: 'Scene' },
        at('w', 'wrap-text'),
        at('draw', 'image-processor'),
        at('out', 'group-outputs', { sockets: [{ name: 'text', type: 'text', label: 'Text' }] }),
      ],
      edges: [wire('in.text', 'w.text'), wire('t.text', 'out.text')],
    },
  ],
};
const group = ({ groups }: Workflow) => groups?.[0] ?? { id: '', name: '', fields: [], nodes: [], edges: [] };
const wires = (edges: readonly WorkflowEdge[]) =>
  edges.map(({ from, to }) => `${from.node}.${from.socket}>${to.node}.${to.socket}`);
const drawn = (from: readonly [string, string], to: readonly [string, string], instead?: WorkflowEdge) => {
  const made = wireToNewSocket(
    graph,
    'u',
    paletteOf,
    { from: { node: `u/${from[0]}`, socket: from[1] }, to: { node: `u/${to[0]}`, socket: to[1] } },
    instead,
  );
  if (!made.ok) throw new Error(made.reason);
  return made.workflow;
};

describe('a wire that is led to the “+” of a group’s end', () => {
  it('makes an output of what comes out there, named after its node where its name is taken', () => {
    const after = drawn(['w', 'text'], ['out', NEW_SOCKET]);
    const { outputs } = socketsOf(group(after));
    expect(outputs.map(({ label }) => label)).toEqual(['Text', 'Wrap text Text']);
    expect(wires(group(after).edges).at(-1)).toBe(`w.text>out.${outputs[1]?.name ?? ''}`);
    expect(after.nodes).toBe(graph.nodes);
    expect(Object.keys(paletteOf(after).get(groupType('g'))?.outputs ?? {})).toHaveLength(2);
  });

  it('makes an input that feeds what it is led to, in place of what fed that before', () => {
    const after = drawn(['in', NEW_SOCKET], ['w', 'text']);
    const { inputs } = socketsOf(group(after));
    expect(inputs.map(({ type }) => type)).toEqual(['text', 'text']);
    expect(wires(group(after).edges)).toEqual(['t.text>out.text', `in.${inputs[1]?.name ?? ''}>w.text`]);
  });

  it('takes no name that the group has given to a field', () => {
    const suffixed = drawn(['in', NEW_SOCKET], ['draw', 'prompt']);
    expect(socketsOf(group(suffixed)).inputs.map(({ name }) => name)).toEqual(['text', 'prompt-2']);
  });

  it('says what it needs where it is led to something that is no socket', () => {
    const edge = { from: { node: 'u/in', socket: NEW_SOCKET }, to: { node: 'u/t', socket: 'value' } };
    const reason = 'Lead the wire to a socket that is there.';
    expect(wireToNewSocket(graph, 'u', paletteOf, edge)).toEqual({ ok: false, reason });
  });

  it('moves a wire that was plugged in elsewhere, with what was written on it', () => {
    const moved = { from: { node: 'u/t', socket: 'text' }, to: { node: 'u/out', socket: 'text' }, label: 'the words' };
    const labelled: Workflow = {
      ...graph,
      groups: [
        { ...group(graph), edges: [wire('in.text', 'w.text'), { ...wire('t.text', 'out.text'), label: 'the words' }] },
      ],
    };
    const made = wireToNewSocket(
      labelled,
      'u',
      paletteOf,
      { ...moved, to: { node: 'u/out', socket: NEW_SOCKET } },
      moved,
    );
    if (!made.ok) throw new Error(made.reason);
    const edges = group(made.workflow).edges;
    expect(edges).toHaveLength(2);
    expect(edges[1]?.label).toBe('the words');
    expect(edges[1]?.to.socket).not.toBe('text');
  });

  it('leads from no “+” to another', () => {
    const edge = { from: { node: 'u/in', socket: NEW_SOCKET }, to: { node: 'u/out', socket: NEW_SOCKET } };
    expect(wireToNewSocket(graph, 'u', paletteOf, edge).ok).toBe(false);
  });
});
