import { beforeEach, describe, expect, it } from 'vitest';
import { nodeAt } from '#shared/graph/groups/fieldsAt';
import type { Workflow } from '#shared/workflow/Workflow';
import { packHistory, unpackHistory } from '../../../../../renderer/src/stores/files/packHistory.ts';
import { readKeptSteps } from '../../../../../renderer/src/stores/files/readKeptSteps.ts';
import { createWorkflowStore, type WorkflowStore } from '../../../../../renderer/src/stores/graph/workflowStore.ts';
import { nestedGroups } from '../../../../support/groups/nestedGroups.ts';
import { paletteOf } from '../../../../support/shipped.ts';

const WHOLE = nestedGroups();
let store: WorkflowStore;
const now = () => store.getState();
const wordsAt = (path: string) => nodeAt(now().whole, path)?.node.fields?.['text'];

beforeEach(() => {
  let clock = 0;
  store = createWorkflowStore({ paletteOf, documentId: 'd', workflow: WHOLE, now: () => (clock += 5000) });
});

describe('a graph that is looked at from a group in it', () => {
  it('is edited there, and saved and run as a whole', () => {
    now().goTo('u1/sky');
    expect(now().workflow.nodes.map(({ id }) => id)).toEqual(['u1/sky/said', 'u1/sky/note', 'u1/sky/out']);
    now().setField('u1/sky/said', 'text', 'hail');
    expect(wordsAt('u3/said')).toBe('hail');
    expect(now().take().graph).toBe(now().whole);
    expect(now().whole.nodes).toBe(WHOLE.nodes);
    expect(now().isDirty).toBe(true);
  });

  it('gives what is new there a path, so that it is found at once', () => {
    now().goTo('u1');
    const id = now().addNode('text', { x: 0, y: 0 });
    expect(id).toMatch(/^u1\/[0-9a-f]+$/);
    expect([...now().selection]).toEqual([id]);
    expect(now().workflow.nodes.at(-1)?.id).toBe(id);
    now().change(
      { ...now().workflow, nodes: [...now().workflow.nodes, { id: 'plain', type: 'text', position: { x: 0, y: 0 } }] },
      ['plain'],
    );
    expect([...now().selection]).toEqual(['u1/plain']);
  });

  it('goes with undo and redo to where the edit was', () => {
    now().goTo('u1/sky');
    now().setField('u1/sky/said', 'text', 'hail');
    now().goTo('');
    now().moveNodes([{ id: 'u2', position: { x: 9, y: 9 } }]);
    now().goTo('u3');
    now().undo();
    expect(now().path).toBe('');
    now().undo();
    expect([now().path, wordsAt('u1/sky/said')]).toEqual(['u1/sky', 'rain']);
    expect(now().isDirty).toBe(false);
    now().goTo('');
    now().redo();
    expect([now().path, wordsAt('u1/sky/said')]).toEqual(['u1/sky', 'hail']);
    now().redo();
    expect(now().path).toBe('');
  });

  it('leads out where the group one is in is made undone', () => {
    const { groups: _all, ...before } = WHOLE;
    store = createWorkflowStore({ paletteOf, documentId: 'd', workflow: { ...before, nodes: [] } });
    now().change(WHOLE);
    now().goTo('u1/sky');
    now().undo();
    expect([now().path, now().workflow.nodes]).toEqual(['', []]);
    now().redo();
    expect(now().whole.groups).toEqual(WHOLE.groups);
  });

  it('knows what was selected at each place, and which use one came out of', () => {
    now().select(['u2']);
    now().goTo('u1');
    expect(now().selection.size).toBe(0);
    now().select(['u1/who']);
    now().goTo('', ['u1']);
    expect([...now().selection]).toEqual(['u1']);
    now().goTo('u1');
    expect([...now().selection]).toEqual(['u1/who']);
  });

  it('stands as near as it can where there is no such place', () => {
    now().goTo('u1/who');
    expect(now().path).toBe('u1');
    now().goTo('gone/further');
    expect(now().path).toBe('');
  });

  it('is not changed by where one looks, and undo leaves that alone', () => {
    now().goTo('u1');
    now().setViewport({ x: 5, y: 6, zoom: 0.5 });
    expect(now().isDirty).toBe(false);
    now().setField('u1/who', 'text', 'an owl');
    now().setViewport({ x: 7, y: 8, zoom: 0.5 });
    now().undo();
    expect(now().workflow.viewport).toEqual({ x: 7, y: 8, zoom: 0.5 });
    expect(now().isDirty).toBe(false);
    expect(now().whole.viewport).toBeUndefined();
  });

  it('has what is done to a node done to it, wherever one looks by then', () => {
    now().goTo('u2');
    now().setFields('u1/sky/said', { text: 'late' });
    now().setField('u3', 'words', 'own');
    expect([now().path, wordsAt('u1/sky/said'), wordsAt('u3/said')]).toEqual(['u2', 'late', 'own']);
    now().undo();
    expect(now().path).toBe('');
  });

  it('copies nodes without where they stood', () => {
    now().goTo('u1');
    const text = now().copySelected(new Set(['u1/sky', 'u1/out']));
    const { nodes, edges } = JSON.parse(text ?? '') as Workflow;
    expect(nodes.map(({ id }) => id)).toEqual(['sky', 'out']);
    expect(edges[0]?.from.node).toBe('sky');
  });

  it('keeps its groups in the steps that outlive the page', () => {
    now().goTo('u1/sky');
    now().setField('u1/sky/said', 'text', 'hail');
    now().setViewport({ x: 5, y: 6, zoom: 0.5 });
    const present = now().whole;
    const kept = unpackHistory(packHistory({ present, ...now().steps() }));
    const steps = readKeptSteps(kept, present);
    expect(steps?.past).toEqual([WHOLE]);
    expect(steps?.past[0]?.groups?.[1]).toEqual(present.groups?.[1]);
    expect(steps?.past[0]?.groups?.[0]?.edges).toBe(present.groups?.[0]?.edges);
    expect(readKeptSteps(kept, WHOLE)).toBeUndefined();
  });
});
