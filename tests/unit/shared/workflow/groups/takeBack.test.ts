import { describe, expect, it } from 'vitest';
import { groupType } from '#shared/graph/groups/groupPath';
import { hiddenOwns, takeBack } from '#shared/workflow/groups/takeBack';
import { putView } from '#shared/workflow/groups/putView';
import { viewAt } from '#shared/workflow/groups/viewAt';
import type { Workflow } from '#shared/workflow/Workflow';

const place = { x: 0, y: 0 };
const graph: Workflow = {
  name: 'Foxes',
  nodes: [
    {
      id: 'u',
      type: groupType('outer'),
      position: place,
      fields: { words: 'a fox' },
      inside: { seed: { value: 3, control: 'fixed' }, 'v/a~1b': { value: 'in fog' } },
    },
  ],
  edges: [],
  groups: [
    {
      id: 'outer',
      name: 'Outer',
      fields: [],
      nodes: [
        { id: 'seed', type: 'seed', position: place },
        { id: 'v', type: groupType('inner'), position: place },
      ],
      edges: [],
    },
    { id: 'inner', name: 'Inner', fields: [], nodes: [{ id: 'a/b', type: 'text', position: place }], edges: [] },
  ],
};
const [use] = graph.nodes;
if (!use) throw new Error('There is no use.');

describe('what a use has of its own inside', () => {
  it('is told by the paths of the nodes it is for', () => {
    expect(hiddenOwns(use).map(({ path, field, value }) => [path, field, value])).toEqual([
      ['u/seed', 'value', 3],
      ['u/seed', 'control', 'fixed'],
      ['u/v/a~1b', 'value', 'in fog'],
    ]);
  });

  it('is taken back one by one, and leaves nothing behind once all is', () => {
    const [first, ...others] = hiddenOwns(use);
    const once = takeBack(graph, 'u', first ? [first] : []);
    expect(once.nodes[0]?.inside).toEqual({ seed: { control: 'fixed' }, 'v/a~1b': { value: 'in fog' } });
    const all = takeBack(once, 'u', others);
    expect(all.nodes[0]).not.toHaveProperty('inside');
    expect(all.nodes[0]?.fields).toEqual({ words: 'a fox' });
  });

  it('is taken back from where it stands when one looks from inside another group', () => {
    const view = viewAt(graph, 'u');
    const inner = view?.nodes.find(({ id }) => id === 'u/v');
    if (!view || !inner) throw new Error('There is no such place.');
    const owns = hiddenOwns(inner);
    expect(owns.map(({ path }) => path)).toEqual(['u/v/a~1b']);
    const after = putView(graph, 'u', takeBack(view, 'u/v', owns));
    expect(after.nodes[0]?.inside).toEqual({ seed: { value: 3, control: 'fixed' } });
    expect(after.groups).toEqual(graph.groups);
  });
});
