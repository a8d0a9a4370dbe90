import { describe, expect, it } from 'vitest';
import { nodeAt } from '#shared/graph/groups/fieldsAt';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { shipped } from '#shared/shipped';
import { extract, insert } from '#shared/workflow/edits';
import {
  addSocket,
  describeGroup,
  moveSocket,
  removeSocket,
  renameSocket,
  withoutLostWires,
} from '#shared/workflow/groups/groupFace';
import { describeField, exposeField, hideField, moveField, renameField } from '#shared/workflow/groups/groupFields';
import { refuseInItself, usesOfGroups, withoutUnused } from '#shared/workflow/groups/groupUses';
import { makeGroup } from '#shared/workflow/groups/makeGroup';
import { makeIndependent } from '#shared/workflow/groups/makeIndependent';
import { proposeGroup } from '#shared/workflow/groups/proposeGroup';
import { ungroup } from '#shared/workflow/groups/ungroup';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../../support/builders.ts';

const flat = aGraph()
  .node('t', 'text', { value: 'a fox' })
  .node('w', 'wrap-text', { suffix: ' in snow' })
  .node('j', 'join-text')
  .node('s', 'show-text')
  .wire('t.text', 'w.text')
  .wire('t.text', 'j.text')
  .wire('w.text', 'j.text')
  .wire('j.text', 's.text')
  .build();
const paletteOf = shipped.paletteOf;

function group(graph: Workflow, ids: readonly string[], name = '1'): Workflow {
  const wish = proposeGroup(graph, undefined, paletteOf(graph), new Set(ids));
  return makeGroup(graph, undefined, new Set(ids), wish, { group: `g${name}`, use: `u${name}` });
}
const wires = ({ edges }: Pick<Workflow, 'edges'>) =>
  edges.map(({ from, to }) => `${from.node}.${from.socket}>${to.node}.${to.socket}`);
const shownNames = (graph: Workflow) => graph.groups?.[0]?.fields.map(({ name }) => name);

/** `w` and `j` as a group that is used twice, the first with an ending of its own. */
const made = group(flat, ['w', 'j']);
const twice: Workflow = {
  ...made,
  nodes: [
    ...made.nodes.map((node) => (node.id === 'u1' ? { ...node, fields: { suffix: ' in fog' } } : node)),
    { id: 'u2', type: 'group:g1', position: { x: 900, y: 900 } },
  ],
  edges: [...made.edges, { from: { node: 't', socket: 'text' }, to: { node: 'u2', socket: 'text' } }],
};

describe('making a group', () => {
  it('proposes one input for each socket that leads in, outputs for those that lead out, and the words people set', () => {
    const wish = proposeGroup(flat, undefined, paletteOf(flat), new Set(['w', 'j']));
    expect(wish.inputs.map(({ name, type }) => [name, type])).toEqual([['text', 'text']]);
    expect(wish.outputs.map(({ name }) => name)).toEqual(['text']);
    const words = proposeGroup(flat, undefined, paletteOf(flat), new Set(['t']));
    expect(words.fields.map(({ node, field }) => [node, field])).toEqual([['t', 'value']]);
  });

  it('leads wires that were cut through one socket, each on to where it led', () => {
    expect(wires(made)).toEqual(['t.text>u1.text', 'u1.text>s.text']);
    expect(wires(made.groups?.[0] ?? flat)).toEqual([
      'inputs.text>w.text',
      'inputs.text>j.text',
      'w.text>j.text',
      'j.text>outputs.text',
    ]);
  });

  it('says in words why nothing can be a group', () => {
    expect(() => proposeGroup(flat, undefined, paletteOf(flat), new Set(['gone']))).toThrow(
      'nothing to make a group of',
    );
  });
});

describe('unpacking', () => {
  it('lays what a use had of its own into its nodes, and leaves the other uses their group', () => {
    const { workflow, ids } = ungroup(twice, undefined, 'u1', () => 'new');
    expect(ids).toEqual(['w', 'j']);
    expect(workflow.nodes.find(({ id }) => id === 'w')?.fields).toEqual({ suffix: ' in fog' });
    expect(workflow.groups?.map(({ id }) => id)).toEqual(['g1']);
    const second = ungroup(workflow, undefined, 'u2', () => `n${String(Math.random())}`).workflow;
    expect(second).not.toHaveProperty('groups');
    expect(second.nodes.filter(({ type }) => type === 'wrap-text').map(({ fields }) => fields?.['suffix'])).toEqual([
      ' in fog',
      ' in snow',
    ]);
  });

  it('moves the nodes as far as the use was moved', () => {
    const moved = {
      ...made,
      nodes: made.nodes.map((node) =>
        node.id === 'u1' ? { ...node, position: { x: node.position.x + 100, y: node.position.y - 50 } } : node,
      ),
    };
    const { workflow } = ungroup(moved, undefined, 'u1', () => 'new');
    expect(workflow.nodes.find(({ id }) => id === 'w')?.position).toEqual({ x: 420, y: -50 });
  });
});

describe('the fields that a group shows', () => {
  it('are renamed, moved and described with the values of all uses kept', () => {
    const renamed = renameField(twice, 'g1', 'suffix', 'ending');
    expect(nodeAt(renamed, 'u1/w')?.node.fields?.['suffix']).toBe(' in fog');
    expect(shownNames(moveField(renamed, 'g1', 'separator', 0))).toEqual(['separator', 'prefix', 'ending']);
    const told = describeField(renamed, 'g1', 'ending', { label: 'How it ends', help: 'After the words.' });
    expect(paletteOf(told).get('group:g1')?.fields['ending']).toMatchObject({
      label: 'How it ends',
      help: 'After the words.',
    });
    expect(() => renameField(renamed, 'g1', 'ending', 'separator')).toThrow('is the name of something else');
    expect(() => renameField(renamed, 'g1', 'ending', 'two words')).toThrow('cannot be the name');
  });

  it('are hidden without a use losing what it had, and shown again with it', () => {
    const hidden = hideField(twice, 'g1', 'suffix');
    expect(nodeAt(hidden, 'u1/w')?.node.fields?.['suffix']).toBe(' in fog');
    expect(hidden.nodes.find(({ id }) => id === 'u1')).not.toHaveProperty('fields');
    const shown = exposeField(hidden, 'g1', paletteOf(hidden), 'w', 'suffix');
    expect(writeWorkflow(moveField(shown, 'g1', 'suffix', 1))).toBe(writeWorkflow(twice));
  });

  it('are shown further by a group around it, whose uses keep theirs through a change of its name', () => {
    const around = group(made, ['u1'], '2');
    const outer = exposeField(around, 'g2', paletteOf(around), 'u1', 'suffix');
    expect(outer.groups?.[1]?.fields).toContainEqual({ name: 'suffix', node: 'u1', field: 'suffix' });
    const set = {
      ...outer,
      nodes: outer.nodes.map((node) => (node.id === 'u2' ? { ...node, fields: { suffix: ' at sea' } } : node)),
    };
    const renamed = renameField(set, 'g1', 'suffix', 'ending');
    expect(nodeAt(renamed, 'u2/u1/w')?.node.fields?.['suffix']).toBe(' at sea');
    const hidden = hideField(set, 'g1', 'suffix');
    expect(nodeAt(hidden, 'u2/u1/w')?.node.fields?.['suffix']).toBe(' at sea');
    expect(
      writeWorkflow(ungroup(ungroup(set, undefined, 'u2', () => 'x').workflow, undefined, 'u1', () => 'x').workflow),
    ).toContain(' at sea');
  });
});

describe('the sockets that a group shows', () => {
  it('are renamed with the wires of all uses, in any words', () => {
    const renamed = renameSocket(twice, 'g1', 'inputs', 'text', 'The scene');
    expect(wires(renamed)).toEqual(['t.text>u1.the-scene', 'u1.text>s.text', 't.text>u2.the-scene']);
    expect(paletteOf(renamed).get('group:g1')?.inputs['the-scene']?.label).toBe('The scene');
    expect(withoutGroups(renamed).edges).toEqual(withoutGroups(twice).edges);
  });

  it('are added, moved and removed, and what goes with one is told', () => {
    const { workflow, socket } = addSocket(twice, 'g1', 'inputs', { type: 'images', name: 'images', label: 'Images' });
    expect(socket).toBe('images');
    const moved = moveSocket(workflow, 'g1', 'inputs', 'images', 0);
    expect(Object.keys(paletteOf(moved).get('group:g1')?.inputs ?? {})).toEqual(['images', 'text']);
    const { workflow: cut, wires: count } = removeSocket(moved, 'g1', 'inputs', 'text');
    expect(count).toBe(4);
    expect(wires(cut)).toEqual(['u1.text>s.text']);
  });

  it('take the wires of all uses along when an end is deleted', () => {
    const without = {
      ...twice,
      groups:
        twice.groups?.map((each) => ({
          ...each,
          nodes: each.nodes.filter(({ id }) => id !== 'inputs'),
          edges: each.edges.filter(({ from }) => from.node !== 'inputs'),
        })) ?? [],
    };
    expect(wires(withoutLostWires(twice, without))).toEqual(['u1.text>s.text']);
  });
});

describe('groups that are used again', () => {
  it('are counted on all levels, and go with their last use', () => {
    expect(usesOfGroups(twice).get('g1')).toBe(2);
    const one = { ...twice, nodes: twice.nodes.filter(({ id }) => id !== 'u2') };
    expect(withoutUnused(twice, one).groups).toHaveLength(1);
    const none = { ...one, nodes: one.nodes.filter(({ id }) => id !== 'u1') };
    expect(withoutUnused(one, none)).not.toHaveProperty('groups');
  });

  it('are not looked for where an edit in a group changes neither its uses nor its ends', () => {
    const edited = {
      ...twice,
      groups:
        twice.groups?.map((group) => ({
          ...group,
          nodes: group.nodes.map((node) => ({ ...node, fields: { ...node.fields } })),
        })) ?? [],
    };
    expect(withoutUnused(twice, edited)).toBe(edited);
    expect(withoutLostWires(twice, edited)).toBe(edited);
  });

  it('are made independent under a name of their own', () => {
    const own = makeIndependent(twice, undefined, 'u2', 'g9');
    expect(own.groups?.map(({ name }) => name)).toEqual(['Group', 'Group 2']);
    const changed = describeGroup(own, 'g9', { name: 'Mine', note: 'For one.' });
    expect(changed.groups?.map(({ name }) => name)).toEqual(['Group', 'Mine']);
    expect(makeIndependent(own, undefined, 'u2', 'g10')).toBe(own);
  });

  it('cannot be put into themselves, however deep', () => {
    const outer = group(made, ['u1'], '2');
    expect(() => {
      refuseInItself(outer, 'g1', outer.nodes);
    }).toThrow('“Group” cannot be put into itself.');
    expect(() => {
      refuseInItself(outer, undefined, outer.nodes);
    }).not.toThrow();
  });

  it('come along to another graph: once where they are the same, under other names where not', () => {
    let next = 0;
    const newId = () => `x${String((next += 1))}`;
    const part = readWorkflowText(writeWorkflow(extract(twice, new Set(['u1', 'u2']))));
    const empty = aGraph('Other').build();
    const first = insert(empty, part, { x: 0, y: 0 }, newId).workflow;
    const again = insert(first, part, { x: 0, y: 0 }, newId).workflow;
    expect(again.groups?.map(({ id }) => id)).toEqual(['g1']);
    const changed = describeGroup(part, 'g1', { note: 'Another.' });
    const both = insert(again, changed, { x: 0, y: 0 }, newId).workflow;
    expect(both.groups?.map(({ name }) => name)).toEqual(['Group', 'Group 2']);
    expect(both.nodes.at(-1)?.type).toBe(`group:${both.groups?.[1]?.id ?? ''}`);
  });
});
