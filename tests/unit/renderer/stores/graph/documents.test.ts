import { beforeEach, describe, expect, it } from 'vitest';
import { createDocumentsStore, type DocumentsStore } from '../../../../../renderer/src/stores/graph/documents.ts';
import { createWorkflowStore, type WorkflowStore } from '../../../../../renderer/src/stores/graph/workflowStore.ts';
import { aGraph } from '../../../../support/builders.ts';
import { paletteOf } from '../../../../support/shipped.ts';

const FOXES = aGraph('Foxes').node('a', 'text', { value: 'a fox' }).viewport({ x: 5, y: 6, zoom: 0.5 }).build();
const OWLS = aGraph('Owls').node('b', 'text', { value: 'an owl' }).build();

let workflow: WorkflowStore;
let documents: DocumentsStore;
let hasRuns: boolean;

beforeEach(() => {
  hasRuns = false;
  workflow = createWorkflowStore({ paletteOf });
  documents = createDocumentsStore(workflow, { hasRuns: () => hasRuns });
  documents.getState().attach();
});

const names = () => documents.getState().tabs.map(({ name }) => name);

describe('tabs', () => {
  it('keep a graph as it was left: edits, undo, selection, viewport and file', () => {
    const foxes = documents.getState().add(FOXES, { name: 'foxes', version: 'v1' });
    const { document } = workflow.getState();
    workflow.getState().setField('a', 'value', 'a red fox');
    workflow.getState().select(['a']);
    workflow.getState().setViewport({ x: 1, y: 2, zoom: 2 });
    documents.getState().add(OWLS, null);
    expect(workflow.getState()).toMatchObject({ workflow: OWLS, canUndo: false, isDirty: false, file: null });
    workflow.getState().setField('b', 'value', 'a snowy owl');

    documents.getState().activate(foxes);
    expect(workflow.getState()).toMatchObject({
      document,
      isDirty: true,
      canUndo: true,
      file: { name: 'foxes', version: 'v1' },
      workflow: { name: 'Foxes', nodes: [{ fields: { value: 'a red fox' } }], viewport: { x: 1, y: 2, zoom: 2 } },
    });
    expect([...workflow.getState().selection]).toEqual(['a']);
    workflow.getState().undo();
    expect(workflow.getState()).toMatchObject({ isDirty: false, workflow: { nodes: FOXES.nodes } });
    expect(documents.getState().tabs.map(({ isDirty }) => isDirty)).toEqual([false, true]);
  });

  it('get the seeds of a run that begins while another is on screen, in one step of undo', () => {
    const dice = aGraph('Dice').node('dice', 'seed', { value: 7, control: 'increment' }).build();
    const id = documents.getState().add(dice, { name: 'dice', version: 'v1' });
    const taken = workflow.getState().take();
    documents.getState().add(OWLS, null);
    documents.getState().moveSeeds(taken, [{ node: 'dice', field: 'value', value: 8 }]);
    expect(documents.getState().workflowOf(id)?.nodes[0]?.fields).toMatchObject({ value: 8 });
    expect(documents.getState().tabs.map(({ isDirty }) => isDirty)).toEqual([true, false]);
    documents.getState().activate(id);
    workflow.getState().undo();
    expect(workflow.getState()).toMatchObject({ isDirty: false, workflow: { nodes: dice.nodes } });
  });

  it('take the place of a blank graph and of an untouched sample, and of nothing else', () => {
    documents.getState().add(FOXES, null, { isSample: true });
    expect(names()).toEqual(['Foxes']);
    documents.getState().add(OWLS, null, { isBeside: true });
    expect(names()).toEqual(['Foxes', 'Owls']);
    documents.getState().remove(documents.getState().activeId);
    hasRuns = true;
    documents.getState().add(OWLS, null);
    expect(names()).toEqual(['Foxes', 'Owls']);
    hasRuns = false;
    documents.getState().step(1);
    documents.getState().add(aGraph('Hares').build(), null);
    expect(names()).toEqual(['Hares', 'Owls']);
  });

  it('are walked round and round, and closing one shows its neighbour', () => {
    const ids = [FOXES, OWLS, { ...OWLS, name: 'Hares' }].map((graph) => documents.getState().add(graph, null));
    documents.getState().step(1);
    expect(documents.getState().activeId).toBe(ids[0]);
    documents.getState().step(-1);
    expect(documents.getState().activeId).toBe(ids[2]);
    documents.getState().remove(ids[2] ?? '');
    expect(workflow.getState().workflow.name).toBe('Owls');
    documents.getState().remove(ids[0] ?? '');
    expect(workflow.getState().workflow.name).toBe('Owls');
    documents.getState().remove(ids[1] ?? '');
    expect(names()).toEqual(['Untitled']);
    expect(workflow.getState()).toMatchObject({ isDirty: false, file: null, workflow: { nodes: [] } });
  });

  it('are marked saved while another is on screen; edits made meanwhile stay unsaved', () => {
    const foxes = documents.getState().add(FOXES, null);
    workflow.getState().rename('Foxes in snow');
    const { workflow: written } = workflow.getState();
    workflow.getState().setTitle('a', 'Prompt');
    documents.getState().add(OWLS, null);
    documents.getState().markSaved(foxes, { name: 'foxes', version: 'v2' }, written);
    expect(documents.getState().tabs[0]).toMatchObject({ isDirty: true, file: { version: 'v2' } });
    const edited = documents.getState().workflowOf(foxes) ?? written;
    documents.getState().markSaved(foxes, { name: 'foxes', version: 'v3' }, edited);
    expect(documents.getState().tabs[0]).toMatchObject({ isDirty: false, name: 'Foxes in snow' });
    documents.getState().activate(foxes);
    expect(workflow.getState()).toMatchObject({ isDirty: false, file: { version: 'v3' } });
  });

  it('note a change on the disk until it is undone there or dealt with', () => {
    documents.getState().add(FOXES, { name: 'foxes', version: 'v1' });
    documents.getState().noteOnDisk('owls', 'v9');
    documents.getState().noteOnDisk('foxes', 'v1');
    expect(documents.getState().tabs[0]?.onDisk).toBeUndefined();
    documents.getState().noteOnDisk('foxes', null);
    expect(documents.getState().tabs[0]?.onDisk).toBeNull();
    documents.getState().noteOnDisk('foxes', 'v1');
    expect(documents.getState().tabs[0]?.onDisk).toBeUndefined();
  });

  it('know the numbers that runs belong to', () => {
    documents.getState().add(FOXES, null);
    const first = workflow.getState().document;
    documents.getState().add(OWLS, null);
    const { tabs, numbers } = documents.getState();
    expect(tabs.map(({ number }) => number)).toEqual([first, workflow.getState().document]);
    expect([...numbers()]).toEqual(tabs.map(({ id, number }) => [id, number]));
  });

  it('know what a file was called before it was closed, since its runs are its own', () => {
    const file = { name: 'foxes', version: 'v1' };
    documents.getState().add(OWLS, null);
    const first = documents.getState().add(FOXES, file);
    documents.getState().remove(first);
    const second = documents.getState().add(FOXES, file);
    const { numbers, tabs } = documents.getState();
    expect(second).not.toBe(first);
    expect(numbers().get(first)).toBe(tabs[1]?.number);
    documents.getState().remove(second);
    documents.getState().add(FOXES, file);
    expect(documents.getState().tabs[1]?.formerIds).toEqual([first, second]);
  });
});
