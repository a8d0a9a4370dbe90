import { describe, expect, it } from 'vitest';
import type { Workflow } from '#shared/workflow/Workflow';
import { createWorkflowStore } from '../../../../../renderer/src/stores/graph/workflowStore.ts';
import { seededRandom } from '../../../../support/seededRandom.ts';
import { paletteOf } from '../../../../support/shipped.ts';

const GRAPH: Workflow = {
  name: 'Foxes',
  nodes: [
    { id: 'words', type: 'text', position: { x: 0, y: 0 }, fields: { value: '' } },
    { id: 'dice', type: 'seed', position: { x: 0, y: 200 }, fields: { value: 0, control: 'randomise' } },
  ],
  edges: [],
};

function play(seed: number, canEditSeeds: boolean) {
  const roll = seededRandom(seed);
  let clock = 0;
  const store = createWorkflowStore({ paletteOf, documentId: 'a', workflow: GRAPH, now: () => clock });
  const now = () => store.getState();
  const fields = (id: string) => now().workflow.nodes.find((node) => node.id === id)?.fields ?? {};
  /** What undo should give: the words after each step, and where in them one stands. */
  const model = { words: [''], at: 0, seed: 0 };
  for (let turn = 0; turn < 60; turn++) {
    clock += 2000;
    const what = roll();
    if (what < 0.4) {
      const words = `words ${String(turn)}`;
      now().setField('words', 'value', words);
      model.words = [...model.words.slice(0, model.at + 1), words];
      model.at += 1;
    } else if (what < 0.65) {
      model.seed = turn + 1000;
      now().moveSeeds(now().take(), [{ node: 'dice', field: 'value', value: model.seed }]);
    } else if (what < 0.85) {
      now().undo();
      model.at = Math.max(0, model.at - 1);
    } else if (what < 0.95 || !canEditSeeds) {
      now().redo();
      model.at = Math.min(model.words.length - 1, model.at + 1);
    } else {
      now().setField('dice', 'value', turn + 5000);
    }
    if (canEditSeeds) continue;
    expect(fields('words')['value']).toBe(model.words[model.at]);
    expect(fields('dice')['value']).toBe(model.seed);
    expect([now().canUndo, now().canRedo]).toEqual([model.at > 0, model.at < model.words.length - 1]);
  }
  return store;
}

const GROUPED: Workflow = {
  name: 'Foxes',
  nodes: [{ id: 'u', type: 'group:g', position: { x: 0, y: 0 } }],
  edges: [],
  groups: [{ id: 'g', name: 'Dice', fields: [], nodes: GRAPH.nodes, edges: [] }],
};

describe('seeds in a group that is edited', () => {
  const open = () => {
    const store = createWorkflowStore({ paletteOf, documentId: 'a', workflow: GROUPED });
    store.getState().goTo('u');
    const seed = () => store.getState().workflow.nodes.find(({ id }) => id === 'u/dice')?.fields?.['value'];
    return { now: () => store.getState(), seed };
  };

  it('go on from what was set inside, run after run', () => {
    const { now, seed } = open();
    now().setField('u/dice', 'value', 5);
    for (const value of [6, 7, 8]) {
      now().moveSeeds(now().take(), [{ node: 'u/dice', field: 'value', value }]);
      expect(seed()).toBe(value);
    }
    now().undo();
    now().redo();
    expect(seed()).toBe(8);
  });

  it('stay where somebody set them meanwhile', () => {
    const { now, seed } = open();
    now().setField('u/words', 'value', 'a fox');
    const taken = now().take();
    now().setField('u/dice', 'value', 900);
    now().moveSeeds(taken, [{ node: 'u/dice', field: 'value', value: 4 }]);
    expect(seed()).toBe(900);
  });
});

describe('undo beside runs that move seeds', () => {
  it('loses no edit and turns no seed back, in whatever order they come', () => {
    for (let seed = 1; seed <= 60; seed++) play(seed, false);
  });

  it('gives everything back forwards that it took backwards, edits of seeds too', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const store = play(seed, true);
      while (store.getState().canRedo) store.getState().redo();
      const { nodes } = store.getState().workflow;
      let steps = 0;
      for (; store.getState().canUndo; steps++) store.getState().undo();
      for (let step = 0; step < steps; step++) store.getState().redo();
      expect(store.getState().workflow.nodes).toBe(nodes);
    }
  });
});
