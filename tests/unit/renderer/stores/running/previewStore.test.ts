import type { RunPreview } from '#shared/api/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPreviewStore } from '../../../../../renderer/src/stores/running/previewStore.ts';
import { createWorkflowStore, EMPTY_WORKFLOW } from '../../../../../renderer/src/stores/graph/workflowStore.ts';
import { fakeService } from '../../../../support/fakeService.ts';
import { seedsOf } from '../../../../support/seedsOf.ts';
import { paletteOf } from '../../../../support/shipped.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const NO_MONEY = { microUsd: 0, kind: 'estimate' } as const;
const NOTHING: RunPreview = {
  at: 0,
  calls: [],
  lists: [],
  notes: [],
  toSend: 0,
  reused: 0,
  mayBeBilled: 0,
  estimate: NO_MONEY,
  saved: NO_MONEY,
  byProvider: [],
  priceDate: null,
  problems: [],
  isRefused: false,
  seeds: [],
  drawsAnew: false,
  keys: [],
  caps: { run: null, day: null, spentToday: NO_MONEY, allowed: 0, reached: null },
};

/** Everything that was begun is done. */
const settle = () => vi.advanceTimersByTimeAsync(1000);

function aPreview() {
  const asked: unknown[] = [];
  const { client, news, tell, inputsOf } = fakeService({
    'run.preview'(input) {
      const { workflow: graph } = input;
      asked.push(graph);
      const { nodes } = graph as { readonly nodes: readonly { readonly id: string }[] };
      return {
        ...NOTHING,
        seeds: seedsOf(input),
        problems: nodes.map(({ id }) => ({ code: 'missing-input', message: `${id} needs more.`, node: id })),
      };
    },
  });
  const workflow = createWorkflowStore({ paletteOf, documentId: 'd1', workflow: EMPTY_WORKFLOW, newId: () => 'n1' });
  const preview = createPreviewStore({ client, workflow, documents: { find: () => undefined }, news, pauseMs: 10 });
  return { asked, inputsOf, workflow, preview, tell };
}

describe('previewStore', () => {
  it('asks once after several edits, and keeps the problems by node', async () => {
    const { asked, workflow, preview } = aPreview();
    const stop = preview.getState().attach();
    workflow.getState().addNode('text', { x: 0, y: 0 });
    for (const value of ['a', 'ab', 'abc']) workflow.getState().setField('n1', 'value', value);
    await settle();
    expect(asked).toHaveLength(2);
    expect(preview.getState().problemsByNode.get('n1')?.[0]?.message).toBe('n1 needs more.');
    stop();
  });

  it('does not ask because a node was moved', async () => {
    const { asked, workflow, preview } = aPreview();
    workflow.getState().addNode('text', { x: 0, y: 0 });
    const stop = preview.getState().attach();
    workflow.getState().moveNodes([{ id: 'n1', position: { x: 200, y: 0 } }]);
    await settle();
    expect(asked).toHaveLength(1);
    stop();
  });

  it('asks for the seeds the run will have, and keeps them', async () => {
    const { workflow, preview, inputsOf } = aPreview();
    workflow.getState().addNode('seed', { x: 0, y: 0 });
    workflow.getState().setField('n1', 'control', 'increment');
    const stop = preview.getState().attach();
    await settle();
    expect(inputsOf('run.preview')[0]?.seeds).toEqual({ draw: workflow.getState().take().draw });
    expect(preview.getState().seeds).toEqual([{ node: 'n1', field: 'value', value: 1 }]);
    stop();
  });

  it('asks again once a run has ended, for what it made is there now', async () => {
    const { asked, preview, tell } = aPreview();
    const stop = preview.getState().attach();
    const event = { runId: 'r', seq: 9, at: 0, kind: 'run-finished', outcome: 'completed', ms: 1 } as const;
    tell({ kind: 'run', event });
    await settle();
    expect(asked).toHaveLength(2);
    stop();
  });

  it('asks no more once it is let go', async () => {
    const { asked, workflow, preview } = aPreview();
    preview.getState().attach()();
    workflow.getState().addNode('text', { x: 0, y: 0 });
    await settle();
    expect(asked).toHaveLength(1);
  });
});
