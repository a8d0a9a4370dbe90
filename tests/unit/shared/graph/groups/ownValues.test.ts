import { describe, expect, it } from 'vitest';
import { nodeAt, setFieldAt } from '#shared/graph/groups/fieldsAt';
import { groupType } from '#shared/graph/groups/groupPath';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { putView } from '#shared/workflow/groups/putView';
import { viewAt } from '#shared/workflow/groups/viewAt';
import type { Workflow, WorkflowGroup } from '#shared/workflow/Workflow';
import { aGraph } from '../../../../support/builders.ts';

/** A name that plain objects have a meaning of their own for. */
const ODD = '__proto__';
const group = (id: string, part: Workflow): WorkflowGroup => ({ ...part, id, fields: [] });
const WHOLE: Workflow = {
  ...aGraph().node('u', groupType('outer')).build(),
  groups: [
    group('outer', aGraph().node('in', groupType('middle')).build()),
    group('middle', aGraph().node(ODD, groupType('inner')).build()),
    group('inner', aGraph().node(ODD, 'text', { text: 'rain' }).build()),
  ],
};
const PATH = `u/in/${ODD}/${ODD}`;

describe('what uses have of their own', () => {
  it('reaches nodes whatever they are called', () => {
    const changed = setFieldAt(WHOLE, PATH, 'text', 'snow');
    expect(nodeAt(changed, PATH)?.node.fields).toEqual({ text: 'snow' });
    expect(withoutGroups(changed).nodes.map(({ id, fields }) => [id, fields])).toEqual([[PATH, { text: 'snow' }]]);
  });

  it('goes beside what a use in the group has for the same node', () => {
    const [outer, ...others] = WHOLE.groups ?? [];
    const inside = Object.fromEntries([[ODD, { more: 'kept' }]]);
    const middle = others.map((each) =>
      each.id === 'middle' ? { ...each, nodes: each.nodes.map((node) => ({ ...node, inside })) } : each,
    );
    const whole = { ...WHOLE, groups: outer ? [outer, ...middle] : middle };
    const changed = setFieldAt(whole, PATH, 'text', 'snow');
    expect(nodeAt(changed, PATH)?.node.fields).toEqual({ more: 'kept', text: 'snow' });
  });

  it('stays with a use in a group when that is edited from within', () => {
    const inside = Object.fromEntries([[ODD, { text: 'fog' }]]);
    const groups = (WHOLE.groups ?? []).map((each) =>
      each.id === 'middle' ? { ...each, nodes: each.nodes.map((node) => ({ ...node, inside })) } : each,
    );
    const whole = { ...WHOLE, groups };
    const view = viewAt(whole, 'u/in');
    if (!view) throw new Error('There is such a place.');
    const edited = putView(whole, 'u/in', {
      ...view,
      nodes: view.nodes.map((node) => ({ ...node, position: { x: 40, y: 0 } })),
    });
    expect(nodeAt(edited, `u/in/${ODD}`)?.node).toMatchObject({ position: { x: 40, y: 0 } });
    expect(nodeAt(edited, PATH)?.node.fields).toEqual({ text: 'fog' });
  });
});
