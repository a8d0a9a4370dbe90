import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shipped } from '#shared/shipped';
import { compareWorkflows } from '#shared/workflow/compare/compareWorkflows';
import { takeChanges } from '#shared/workflow/compare/takeChange';
import { makeGroup } from '#shared/workflow/groups/makeGroup';
import { placeAt } from '#shared/workflow/groups/placeAt';
import { proposeGroup } from '#shared/workflow/groups/proposeGroup';
import { ungroup } from '#shared/workflow/groups/ungroup';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { shareCheck } from '#shared/workflow/shareCheck';
import { stripWorkflow } from '#shared/workflow/stripWorkflow';
import type { Bookmark, Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../../support/builders.ts';

const flat = aGraph()
  .node('t', 'text', { value: 'a fox' }, { position: { x: 0, y: 0 } })
  .node('w', 'wrap-text', {}, { position: { x: 400, y: 0 } })
  .node('s', 'show-text', {}, { position: { x: 800, y: 0 } })
  .wire('t.text', 'w.text')
  .wire('w.text', 's.text')
  .build();
const view = { x: 100, y: 20, zoom: 0.5 };

/** The use `u1` of a group of the text. */
const one = grouped(flat, undefined, ['t'], '1');

function grouped(graph: Workflow, level: string | undefined, ids: readonly string[], name: string): Workflow {
  const wish = proposeGroup(graph, level, shipped.paletteOf(graph), new Set(ids));
  return makeGroup(graph, level, new Set(ids), wish, { group: `g${name}`, use: `u${name}` });
}

function marked(graph: Workflow, ...places: readonly (string | undefined)[]): Workflow {
  const bookmarks = places.map((place, at): Bookmark => {
    const name = `Place ${String(at + 1)}`;
    return { name, ...(place !== undefined && { place }), ...view };
  });
  return { ...graph, bookmarks };
}

const placesOf = ({ bookmarks = [] }: Workflow) => bookmarks.map(({ place }) => place);
const newId = () => 'new';

describe('a bookmark in a group', () => {
  it('is written with its place, in a file of version 2, and read as it was; without one the file stays as it was', () => {
    const inside = marked(one, 'u1');
    expect(readWorkflowText(writeWorkflow(inside))).toEqual(inside);
    expect(writeWorkflow(marked(flat, undefined))).toContain('"version": 1');
    expect(writeWorkflow(marked(flat, undefined))).not.toContain('place');
    // Its group is gone, and what it says is not lost for that.
    expect(writeWorkflow(marked(flat, 'u1'))).toContain('"version": 2');
  });

  it('goes with its group into one that is made around it, and out of it again', () => {
    const before = marked(one, 'u1', undefined);
    const around = grouped(before, undefined, ['u1', 'w'], '2');
    expect(placesOf(around)).toEqual(['u2/u1', undefined]);
    expect(placeAt(around, 'u2/u1')).toMatchObject({ group: { id: 'g1' } });
    expect(writeWorkflow(ungroup(around, undefined, 'u2', newId).workflow)).toBe(writeWorkflow(before));
  });

  it('goes where its nodes go when its group is unpacked: into what is around it, however deep', () => {
    const moved = {
      ...one,
      nodes: one.nodes.map((node) => ({ ...node, position: { x: node.position.x + 50, y: 7 } })),
    };
    const { workflow } = ungroup(marked(moved, 'u1', undefined), undefined, 'u1', newId);
    expect(workflow.bookmarks).toEqual([
      { name: 'Place 1', ...view, x: 150, y: 27 },
      { name: 'Place 2', ...view },
    ]);

    const deep = grouped(marked(one, 'u1'), undefined, ['u1', 'w'], '2');
    const shallow = ungroup(deep, 'g2', 'u1', newId).workflow;
    expect(shallow.bookmarks).toEqual([{ name: 'Place 1', place: 'u2', ...view }]);
  });

  it('follows a use that is called otherwise where it is unpacked', () => {
    const deep = grouped(marked(one, 'u1'), undefined, ['u1', 'w'], '2');
    const taken = { ...deep, nodes: [...deep.nodes, { id: 'u1', type: 'text', position: { x: 0, y: 900 } }] };
    const { workflow } = ungroup(taken, undefined, 'u2', newId);
    const [place] = placesOf(workflow);
    expect(placeAt(workflow, place ?? '')).toMatchObject({ group: { id: 'g1' } });
    expect(place).not.toBe('u1');
  });

  it('has the same place after any groups around it, made and unpacked', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 12 }), (steps) => {
        const before = marked(one, 'u1', undefined);
        let [graph, depth] = [before, 0];
        for (const isPacked of steps) {
          const use = depth === 0 ? 'u1' : `u-${String(depth)}`;
          if (isPacked) graph = grouped(graph, undefined, [use], `-${String(++depth)}`);
          else if (depth > 0) [graph, depth] = [ungroup(graph, undefined, use, newId).workflow, depth - 1];
          expect(placeAt(graph, placesOf(graph)[0] ?? '')).toMatchObject({ group: { id: 'g1' } });
        }
        while (depth > 0) graph = ungroup(graph, undefined, `u-${String(depth--)}`, newId).workflow;
        expect(writeWorkflow(graph)).toBe(writeWorkflow(before));
      }),
      { numRuns: 60 },
    );
  });

  it('that is in another group is another, and comes back from a comparison', () => {
    const [here, there] = [marked(one, 'u1'), marked(one, undefined)];
    const changes = compareWorkflows(here, there);
    expect(changes.map(({ kind }) => kind)).toEqual(['bookmarks']);
    expect(takeChanges(there, here, changes)).toEqual(here);
  });

  it('is shared with its place; a key in that is told and taken out', () => {
    const key = 'AIzaSyA1234567890abcdefghijklmnopqrstuv';
    const { bookmarks } = stripWorkflow(marked(one, 'u1'), new Map(), new Set(['title', 'key']));
    expect(bookmarks).toEqual([{ name: 'Place 1', place: 'u1', ...view }]);
    const leaky = marked(flat, key);
    expect(shareCheck(leaky, shipped.paletteOf(leaky)).map(({ kind }) => kind)).toContain('key');
    expect(JSON.stringify(stripWorkflow(leaky, new Map(), new Set(['key'])))).not.toContain(key);
  });
});
