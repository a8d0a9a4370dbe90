import { beforeEach, describe, expect, it } from 'vitest';
import { createDocuments, type Documents } from '../../../../../renderer/src/stores/graph/documents.ts';
import { createGraphOnScreen, type GraphOnScreen } from '../../../../../renderer/src/stores/graph/graphOnScreen.ts';
import { aGraph } from '../../../../support/builders.ts';
import { paletteOf } from '../../../../support/shipped.ts';

const FOXES = aGraph('Foxes').node('a', 'text', { value: 'a fox' }).viewport({ x: 5, y: 6, zoom: 0.5 }).build();
const OWLS = aGraph('Owls').node('b', 'text', { value: 'an owl' }).build();

let workflow: GraphOnScreen;
let documents: Documents;
let hasRuns: boolean;

beforeEach(() => {
  hasRuns = false;
  documents = createDocuments({ paletteOf, hasRuns: () => hasRuns });
  workflow = createGraphOnScreen(documents);
});

const names = () => documents.getState().tabs.map(({ name }) => name);

const DICE = aGraph('Dice').node('dice', 'seed', { value: 1, control: 'randomise' }).build();

describe('what closing would lose', () => {
  const run = () => {
    const { moveSeeds, take } = workflow.getState();
    moveSeeds(take(), [{ node: 'dice', field: 'value', value: 8 }]);
  };

  it('is nothing of a sample that was only run, and its first edit is', () => {
    documents.add(DICE, null, { isSample: true });
    run();
    expect(documents.active()).toMatchObject({ isDirty: true, losesWork: false });
    workflow.getState().setTitle('dice', 'Luck');
    expect(documents.active()).toMatchObject({ isDirty: true, losesWork: true });
    workflow.getState().undo();
    expect(documents.active()).toMatchObject({ losesWork: false });
  });

  it('is whatever a graph of one’s own has that its file has not', () => {
    documents.add(DICE, { name: 'dice', version: 'v1' });
    expect(documents.active()).toMatchObject({ losesWork: false });
    run();
    expect(documents.active()).toMatchObject({ isDirty: true, losesWork: true });
  });
});

describe('tabs', () => {
  it('keep a graph as it was left: edits, undo, selection, viewport and file', () => {
    const foxes = documents.add(FOXES, { name: 'foxes', version: 'v1' });
    workflow.getState().setField('a', 'value', 'a red fox');
    workflow.getState().select(['a']);
    workflow.getState().setViewport({ x: 1, y: 2, zoom: 2 });
    documents.add(OWLS, null);
    expect(workflow.getState()).toMatchObject({ workflow: OWLS, canUndo: false, isDirty: false });
    expect(documents.active().file).toBeNull();
    workflow.getState().setField('b', 'value', 'a snowy owl');

    documents.activate(foxes);
    expect(workflow.getState()).toMatchObject({
      documentId: foxes,
      isDirty: true,
      canUndo: true,
      workflow: { name: 'Foxes', nodes: [{ fields: { value: 'a red fox' } }], viewport: { x: 1, y: 2, zoom: 2 } },
    });
    expect(documents.active().file).toEqual({ name: 'foxes', version: 'v1' });
    expect([...workflow.getState().selection]).toEqual(['a']);
    workflow.getState().undo();
    expect(workflow.getState()).toMatchObject({ isDirty: false, workflow: { nodes: FOXES.nodes } });
    expect(documents.getState().tabs.map(({ isDirty }) => isDirty)).toEqual([false, true]);
  });

  it('get the seeds of a run that begins while another is on screen, with no step of undo', () => {
    const dice = aGraph('Dice').node('dice', 'seed', { value: 7, control: 'increment' }).build();
    const id = documents.add(dice, { name: 'dice', version: 'v1' });
    const taken = workflow.getState().take();
    documents.add(OWLS, null);
    documents
      .find(id)
      ?.store.getState()
      .moveSeeds(taken, [{ node: 'dice', field: 'value', value: 8 }]);
    expect(documents.workflowOf(id)?.nodes[0]?.fields).toMatchObject({ value: 8 });
    expect(documents.getState().tabs.map(({ isDirty }) => isDirty)).toEqual([true, false]);
    documents.activate(id);
    expect(workflow.getState()).toMatchObject({ isDirty: true, canUndo: false });
  });

  it('take the place of a blank graph and of an untouched sample, and of nothing else', () => {
    documents.add(FOXES, null, { isSample: true });
    expect(names()).toEqual(['Foxes']);
    documents.add(OWLS, null, { isBeside: true });
    expect(names()).toEqual(['Foxes', 'Owls']);
    documents.remove(documents.getState().activeId);
    hasRuns = true;
    documents.add(OWLS, null);
    expect(names()).toEqual(['Foxes', 'Owls']);
    hasRuns = false;
    documents.step(1);
    documents.add(aGraph('Hares').build(), null);
    expect(names()).toEqual(['Hares', 'Owls']);
  });

  it('are walked round and round, and closing one shows its neighbour', () => {
    const ids = [FOXES, OWLS, { ...OWLS, name: 'Hares' }].map((graph) => documents.add(graph, null));
    documents.step(1);
    expect(documents.getState().activeId).toBe(ids[0]);
    documents.step(-1);
    expect(documents.getState().activeId).toBe(ids[2]);
    documents.remove(ids[2] ?? '');
    expect(workflow.getState().workflow.name).toBe('Owls');
    documents.remove(ids[0] ?? '');
    expect(workflow.getState().workflow.name).toBe('Owls');
    documents.remove(ids[1] ?? '');
    expect(names()).toEqual(['Untitled']);
    expect(documents.active()).toMatchObject({ isDirty: false, file: null });
    expect(workflow.getState()).toMatchObject({ isDirty: false, canUndo: false, workflow: { nodes: [] } });
  });

  it('are marked saved while another is on screen; edits made meanwhile stay unsaved', () => {
    const foxes = documents.add(FOXES, null);
    workflow.getState().rename('Foxes in snow');
    const { workflow: written } = workflow.getState();
    workflow.getState().setTitle('a', 'Prompt');
    documents.add(OWLS, null);
    documents.markSaved(foxes, { name: 'foxes', version: 'v2' }, written);
    expect(documents.getState().tabs[0]).toMatchObject({ isDirty: true, file: { version: 'v2' } });
    const edited = documents.workflowOf(foxes) ?? written;
    documents.markSaved(foxes, { name: 'foxes', version: 'v3' }, edited);
    expect(documents.getState().tabs[0]).toMatchObject({ isDirty: false, name: 'Foxes in snow' });
    documents.activate(foxes);
    expect(documents.active()).toMatchObject({ isDirty: false, file: { version: 'v3' } });
  });

  it('note a change on the disk until it is undone there or dealt with', () => {
    documents.add(FOXES, { name: 'foxes', version: 'v1' });
    documents.noteOnDisk('owls', 'v9');
    documents.noteOnDisk('foxes', 'v1');
    expect(documents.getState().tabs[0]?.onDisk).toBeUndefined();
    documents.noteOnDisk('foxes', null);
    expect(documents.getState().tabs[0]?.onDisk).toBeNull();
    documents.noteOnDisk('foxes', 'v1');
    expect(documents.getState().tabs[0]?.onDisk).toBeUndefined();
  });

  it('know what a file was called before it was closed, since its runs are its own', () => {
    const file = { name: 'foxes', version: 'v1' };
    documents.add(OWLS, null);
    const first = documents.add(FOXES, file);
    documents.remove(first);
    const second = documents.add(FOXES, file);
    expect(second).not.toBe(first);
    expect([first, second].map(documents.heirOf)).toEqual([second, second]);
    documents.remove(second);
    documents.add(FOXES, file);
    expect([first, second].map(documents.heirOf)).toEqual(Array(2).fill(documents.getState().activeId));
    documents.add(FOXES, null, { id: first });
    expect(documents.heirOf(first)).toBe(first);
    expect(documents.heirOf('never open')).toBeUndefined();
  });
});

describe('two graphs', () => {
  let foxes: string;
  let owls: string;
  const storeOf = (id: string) => {
    const store = documents.find(id)?.store;
    if (!store) throw new Error('It is not open.');
    return store.getState();
  };
  const valueOf = (id: string) => documents.workflowOf(id)?.nodes[0]?.fields?.['value'];

  /** As when a file is opened twice: their nodes have the same ids. */
  beforeEach(() => {
    foxes = documents.add(FOXES, { name: 'foxes', version: 'v1' });
    owls = documents.add({ ...FOXES, name: 'Owls' }, { name: 'owls', version: 'v1' });
  });

  it('take edits in turn, on screen or not, and each undoes its own', () => {
    storeOf(foxes).setField('a', 'value', 'a red fox');
    workflow.getState().setField('a', 'value', 'an owl');
    storeOf(foxes).setTitle('a', 'Fox');
    expect([valueOf(foxes), valueOf(owls)]).toEqual(['a red fox', 'an owl']);
    expect(workflow.getState().workflow.nodes[0]?.title).toBeUndefined();
    storeOf(foxes).undo();
    storeOf(foxes).undo();
    expect([valueOf(foxes), valueOf(owls)]).toEqual(['a fox', 'an owl']);
    expect(documents.getState().tabs.map(({ isDirty }) => isDirty)).toEqual([false, true]);
    documents.activate(foxes);
    expect(workflow.getState()).toMatchObject({ isDirty: false, canUndo: false, canRedo: true });
  });

  it('end what was begun on one of them there, whatever is on screen by then', () => {
    documents.activate(foxes);
    const { store } = documents.active();
    documents.activate(owls);
    store.getState().setField('a', 'value', 'a red fox');
    store.getState().setViewport({ x: 9, y: 9, zoom: 1 });
    expect(valueOf(owls)).toBe('a fox');
    expect(workflow.getState().workflow.viewport).toEqual(FOXES.viewport);
    documents.remove(foxes);
    store.getState().setField('a', 'value', 'a grey fox');
    expect(documents.getState().tabs).toMatchObject([{ id: owls, isDirty: false }]);
  });

  it('are heard of by their ids, and the one on screen alone as that', () => {
    const heard: string[] = [];
    const seen: string[] = [];
    const ends = [
      documents.hear((id) => heard.push(id)),
      workflow.subscribe((now, before) => seen.push(`${before.documentId} ${now.documentId}`)),
    ];
    storeOf(foxes).setTitle('a', 'Fox');
    workflow.getState().setTitle('a', 'Owl');
    documents.activate(foxes);
    for (const end of ends) end();
    workflow.getState().setTitle('a', 'Red fox');
    expect(heard).toEqual([foxes, owls]);
    expect(seen).toEqual([`${owls} ${owls}`, `${owls} ${foxes}`]);
  });

  it('take over what is on the disk each from its own file', () => {
    documents.reload(foxes, { ...FOXES, name: 'Theirs' }, { name: 'foxes', version: 'v2' });
    expect(documents.getState().activeId).toBe(foxes);
    documents.activate(owls);
    documents.noteOnDisk('foxes', 'v3');
    documents.keepMine(foxes);
    expect(documents.getState().tabs).toMatchObject([
      { name: 'Theirs', isDirty: true, file: { version: 'v2' } },
      { name: 'Owls', isDirty: false },
    ]);
  });

  it('have each its own seeds to come: a run of one takes none of the other', () => {
    const upcoming = storeOf(foxes).take();
    storeOf(owls).moveSeeds(storeOf(owls).take(), []);
    expect(storeOf(foxes).take()).toEqual(upcoming);
    storeOf(foxes).moveSeeds(upcoming, []);
    expect(storeOf(foxes).take().draw).not.toBe(upcoming.draw);
  });
});
