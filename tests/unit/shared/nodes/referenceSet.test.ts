import { describe, expect, it } from 'vitest';
import { pinGraph } from '#shared/graph/pinGraph';
import type { FoundSet, LibraryLook } from '#shared/graph/Pin';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { shareCheck } from '#shared/workflow/shareCheck';
import { stripWorkflow } from '#shared/workflow/stripWorkflow';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../support/builders.ts';
import { palette } from '../../../support/shipped.ts';

const MARA = '11111111-1111-4111-8111-111111111111';
const [A, B] = ['a'.repeat(64), 'b'.repeat(64)] as [string, string];

const set = (changes: object = {}) => ({ id: MARA, name: 'Mara', ...changes });
const graphOf = (chosen: object | null) =>
  aGraph()
    .node('set', 'reference-set', chosen ? { set: chosen as never } : {})
    .node('show', 'gallery')
    .wire('set.images', 'show.images')
    .build();
/** A library with one set, in these versions. */
const libraryOf = (versions: readonly (readonly string[])[], isRemoved = false): LibraryLook => ({
  referenceSet(id, version = versions.length): FoundSet | undefined {
    const pictures = id === MARA ? versions[version - 1] : undefined;
    return pictures && { version, pictures, isRemoved };
  },
});
const pin = (chosen: object | null, library = libraryOf([[A], [A, B]])) => pinGraph(graphOf(chosen), palette, library);
const fieldOf = ({ graph }: ReturnType<typeof pin>) => graph.nodes[0]?.fields?.['set'];

describe('the set of a node', () => {
  it('is pinned to the newest version where the latest is meant', () => {
    const pinned = { id: MARA, name: 'Mara', version: 2, pictures: [A, B] };
    expect(fieldOf(pin(set()))).toEqual(pinned);
    expect(fieldOf(pin(set({ version: 'latest', pictures: [B] })))).toEqual(pinned);
  });

  it('stays at the version that is named', () => {
    expect(fieldOf(pin(set({ version: 1 })))).toEqual({ id: MARA, name: 'Mara', version: 1, pictures: [A] });
  });

  it('is as it was pinned when it is pinned again', () => {
    const once = pin(set()).graph;
    expect(pinGraph(once, palette, libraryOf([[A], [A, B], [B]])).graph).toEqual(once);
  });

  it.each([
    ['is not chosen', null, libraryOf([]), /no set is chosen/],
    ['is not in the library', set({ id: MARA.replace('1', '2') }), libraryOf([[A]]), /“Mara” is not in this library/],
    ['has no such version', set({ version: 7 }), libraryOf([[A]]), /no version 7/],
    ['was removed', set(), libraryOf([[A]], true), /was removed/],
    ['holds no pictures', set(), libraryOf([[]]), /holds no pictures/],
  ])('that %s is a problem of the node, and the graph stays as it was', (_what, chosen, library, message) => {
    const { graph, problems } = pin(chosen, library);
    expect(problems).toMatchObject([{ code: 'not-in-library', node: 'set', field: 'set' }]);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.hint).toBeTruthy();
    expect(graph).toEqual(graphOf(chosen));
  });

  it('that was removed still gives a version that is named', () => {
    expect(pin(set({ version: 1 }), libraryOf([[A]], true)).problems).toEqual([]);
  });

  it('does not matter where its node is muted, or nobody asked for it', () => {
    const graph = graphOf(null);
    const muted = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, mode: 'mute' as const })) };
    expect(pinGraph(muted, palette, libraryOf([])).problems).toEqual([]);
    const beside = aGraph().node('set', 'reference-set').node('words', 'text', { value: 'x' }).build();
    expect(pinGraph(beside, palette, libraryOf([]), ['words']).problems).toEqual([]);
    expect(pinGraph(beside, palette, libraryOf([]), ['set']).problems).toHaveLength(1);
  });

  it('is written into a file and read again as it was', () => {
    const graph = graphOf(set({ version: 3, pictures: [A] }));
    expect(readWorkflow(workflowFile(graph)).nodes[0]?.fields).toEqual(graph.nodes[0]?.fields);
  });

  it.each([
    ['a text', 'Mara'],
    ['no id', { name: 'Mara' }],
    ['no name', { id: MARA }],
    ['a version of none', { id: MARA, name: 'Mara', version: 0 }],
    ['pictures that are none', { id: MARA, name: 'Mara', pictures: ['fox.png'] }],
  ])('is refused where a file has %s', (_what, chosen) => {
    const validation = validateGraph(graphOf(chosen as object), palette);
    expect(validation).toMatchObject({ ok: false, problems: [{ node: 'set', field: 'set' }] });
  });
});

describe('a graph with a reference set that is given away', () => {
  const graph = graphOf(set({ pictures: [A] }));

  it('tells its name, and nothing of its notes', () => {
    expect(shareCheck(graph, palette)).toContainEqual({ kind: 'title', node: 'set', field: 'set', excerpt: 'Mara' });
  });

  it('goes without it where names are left out', () => {
    expect(stripWorkflow(graph, palette, new Set(['title'])).nodes[0]).not.toHaveProperty('fields');
  });
});
