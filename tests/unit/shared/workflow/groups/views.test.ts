import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeAt } from '#shared/graph/groups/fieldsAt';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { connect, extract, moveNodes, removeParts, setField, setTitle } from '#shared/workflow/edits';
import { nearestPlace, placeAt } from '#shared/workflow/groups/placeAt';
import { putView } from '#shared/workflow/groups/putView';
import { viewAt } from '#shared/workflow/groups/viewAt';
import type { Workflow } from '#shared/workflow/Workflow';
import { groupType } from '#shared/graph/groups/groupPath';
import { setFieldAt } from '#shared/graph/groups/fieldsAt';
import { palette as shippedPalette } from '../../../../support/shipped.ts';
import { nestedGroups, SCENE } from '../../../../support/groups/nestedGroups.ts';

const WHOLE = nestedGroups();
const PLACES = ['', 'u1', 'u2', 'u3', 'u1/sky', 'u2/sky'];

const seen = (whole: Workflow, path: string): Workflow => {
  const view = viewAt(whole, path);
  if (!view) throw new Error(`There is no ${path}.`);
  return view;
};
const edit = (whole: Workflow, path: string, change: (view: Workflow) => Workflow) =>
  putView(whole, path, change(seen(whole, path)));
const textAt = (whole: Workflow, path: string) => nodeAt(whole, path)?.node.fields?.['text'];

describe('a graph seen from a place in it', () => {
  it('is the graph itself at the top, and calls nodes in groups by their paths', () => {
    expect(seen(WHOLE, '')).toBe(WHOLE);
    expect(seen(WHOLE, 'u1').nodes.map(({ id }) => id)).toEqual(['u1/sky', 'u1/who', 'u1/out']);
    expect(seen(WHOLE, 'u1/sky').edges[0]?.from.node).toBe('u1/sky/said');
  });

  it('calls the nodes below as the whole graph does once its groups are gone', () => {
    const all = new Set(withoutGroups(WHOLE).nodes.map(({ id }) => id));
    const below = withoutGroups(seen(WHOLE, 'u1')).nodes.filter(({ type }) => !type.startsWith('group-'));
    expect(below.map(({ id }) => id)).toEqual(['u1/sky/said', 'u1/sky/note', 'u1/who']);
    expect(below.every(({ id }) => all.has(id))).toBe(true);
  });

  it('shows what the use it was opened by has of its own, and leaves what did not change the very same', () => {
    const own = setFieldAt(WHOLE, 'u1/sky/said', 'text', 'snow');
    expect(textAt(own, 'u1/sky/said')).toBe('snow');
    expect(seen(own, 'u1/sky').nodes[0]?.fields).toEqual({ text: 'snow' });
    expect(seen(own, 'u2/sky').nodes[0]?.fields).toEqual({ text: 'rain' });
    const before = seen(own, 'u1/sky');
    expect(seen({ ...own, name: 'Owls' }, 'u1/sky').nodes).toBe(before.nodes);
  });

  it('changes a group for all its uses, but a value that a use has of its own for that use', () => {
    const own = setFieldAt(WHOLE, 'u1/sky/said', 'text', 'snow');
    const edited = edit(own, 'u1/sky', (view) =>
      setTitle(setField(view, 'u1/sky/said', 'text', 'hail'), 'u1/sky/said', 'Said'),
    );
    expect(textAt(edited, 'u1/sky/said')).toBe('hail');
    expect(textAt(edited, 'u2/sky/said')).toBe('rain');
    expect(nodeAt(edited, 'u3/said')?.node.title).toBe('Said');
    const all = edit(WHOLE, 'u1/sky', (view) => setField(view, 'u1/sky/said', 'text', 'fog'));
    expect(['u1/sky/said', 'u2/sky/said', 'u3/said'].map((path) => textAt(all, path))).toEqual(['fog', 'fog', 'fog']);
    expect(all.nodes).toBe(WHOLE.nodes);
  });

  it('writes to the use that has the value, also where that stands in a group', () => {
    const inScene = edit(WHOLE, 'u1', (view) => setField(view, 'u1/sky', 'words', 'mist'));
    const edited = edit(inScene, 'u2/sky', (view) => setField(view, 'u2/sky/said', 'text', 'sun'));
    expect(['u1/sky/said', 'u2/sky/said', 'u3/said'].map((path) => textAt(edited, path))).toEqual([
      'sun',
      'sun',
      'rain',
    ]);
  });

  it('shows what the group says once a value of the use is taken back', () => {
    const own = setFieldAt(setFieldAt(WHOLE, 'u1/who', 'text', 'an owl'), 'u1/sky/note', 'text', 'kept');
    const back = edit(own, 'u1', (view) => setField(view, 'u1/who', 'text', undefined));
    expect(textAt(back, 'u1/who')).toBe('a fox');
    expect(textAt(back, 'u1/sky/note')).toBe('kept');
    expect(edit(back, 'u1/sky', (view) => setField(view, 'u1/sky/note', 'text', undefined))).toEqual(WHOLE);
  });

  it('takes in what is new under plain ids, also into a group that is made there', () => {
    const group = { ...SCENE, id: 'new', fields: [{ name: 'who', node: 'u1/who', field: 'text' }] };
    const part = extract(seen(WHOLE, 'u1'), new Set(['u1/who']));
    const made = edit(WHOLE, 'u1', (view) => ({
      ...removeParts(view, new Set(['u1/who']), new Set()),
      nodes: [
        ...view.nodes.filter(({ id }) => id !== 'u1/who'),
        { id: 'fresh', type: groupType('new'), position: { x: 0, y: 0 } },
      ],
      groups: [...(view.groups ?? []), { ...group, ...part, name: 'New' }],
    }));
    expect(seen(made, 'u1').nodes.map(({ id }) => id)).toEqual(['u1/sky', 'u1/out', 'u1/fresh']);
    expect(seen(made, 'u1/fresh').nodes.map(({ id }) => id)).toEqual(['u1/fresh/who']);
    expect(made.groups?.[2]?.fields[0]?.node).toBe('who');
  });

  it('shows no field any more of a node that is gone from the group', () => {
    const gone = edit(WHOLE, 'u3', (view) => removeParts(view, new Set(['u3/said']), new Set()));
    expect(gone.groups?.[0]?.fields).toEqual([]);
    expect(gone.groups?.[1]).toBe(WHOLE.groups?.[1]);
  });

  it('keeps where one looks in the group', () => {
    const viewport = { x: 1, y: 2, zoom: 0.5 };
    const moved = edit(WHOLE, 'u1', (view) => ({ ...view, viewport }));
    expect(seen(moved, 'u2').viewport).toEqual(viewport);
    expect(moved.viewport).toBeUndefined();
  });

  it('gives back the very same graph where nothing was done, and what was put where something was', () => {
    const arbitraryEdit = fc.record({
      place: fc.constantFrom(...PLACES),
      at: fc.nat(9),
      kind: fc.nat(4),
      x: fc.nat(99),
    });
    fc.assert(
      fc.property(fc.array(arbitraryEdit, { maxLength: 12 }), (steps) => {
        let whole = setFieldAt(setFieldAt(WHOLE, 'u1/sky/said', 'text', 'own'), 'u2/sky/note', 'text', 'own');
        for (const { place, at, kind, x } of steps) {
          if (viewAt(whole, place) === undefined) continue;
          const view = seen(whole, place);
          expect(putView(whole, place, view)).toBe(whole);
          expect(putView(whole, place, { ...view })).toEqual(whole);
          const node = view.nodes[at % Math.max(1, view.nodes.length)];
          if (!node) continue;
          const edited = oneEdit(view, place, node.id, kind, x);
          whole = putView(whole, place, edited);
          // What the place is made of stands among the groups too, as it was.
          const { groups: _is, ...shown } = seen(whole, place);
          const { groups: _was, ...put } = edited;
          expect(shown).toEqual(put);
        }
      }),
    );
  });
});

function oneEdit(view: Workflow, place: string, id: string, kind: number, x: number): Workflow {
  if (kind === 0) return moveNodes(view, [{ id, position: { x, y: x } }]);
  if (kind === 1) return setTitle(view, id, `T${String(x)}`);
  if (kind === 2) return setField(view, id, x % 2 ? 'text' : 'words', `v${String(x)}`);
  if (kind === 3) return removeParts(view, new Set([id]), new Set());
  const [first, last] = [view.nodes[0], view.nodes.at(-1)];
  const made = place === '' ? `n${String(view.nodes.length)}x` : `${place}/n${String(view.nodes.length)}x`;
  const added = { ...view, nodes: [...view.nodes, { id: made, type: 'text', position: { x, y: 0 } }] };
  if (!first || !last) return added;
  const wired = connect(added, shippedPalette, {
    from: { node: made, socket: 'text' },
    to: { node: last.id, socket: 'text' },
  });
  return wired.ok ? wired.workflow : added;
}

describe('the places of a graph', () => {
  it('are none where no group is, and none in a group that stands in itself', () => {
    expect(placeAt(WHOLE, 'u1/who')).toBe('no-group');
    expect(placeAt(WHOLE, 'u9')).toBe('no-group');
    const lost = { ...WHOLE, groups: [SCENE] };
    expect(placeAt(lost, 'u1/sky')).toBe('missing');
    expect(nearestPlace(lost, 'u1/sky')).toBe('u1');
    const nodes = [...SCENE.nodes, { id: 'again', type: groupType('scene'), position: { x: 0, y: 0 } }];
    const round = { ...WHOLE, groups: [...(WHOLE.groups ?? []).slice(0, 1), { ...SCENE, nodes }] };
    expect(placeAt(round, 'u1/again')).toBe('circular');
    expect(viewAt(round, 'u1/again')).toBeUndefined();
    expect(nearestPlace(round, 'u1/again/again')).toBe('u1');
  });
});
