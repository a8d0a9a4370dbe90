import type { RunEvent, RunEventBody } from '#shared/runs/RunEvent';
import type { RunState } from '#shared/runs/RunState';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDocuments } from '../../../../../renderer/src/stores/graph/documents.ts';
import { canFollow, followRun } from '../../../../../renderer/src/stores/running/followRun.ts';
import { createQueueStore } from '../../../../../renderer/src/stores/running/queueStore.ts';
import { createRunStore } from '../../../../../renderer/src/stores/running/runStore.ts';
import { aGraph } from '../../../../support/builders.ts';
import { fakeService } from '../../../../support/fakeService.ts';
import { paletteOf } from '../../../../support/shipped.ts';

const RUN = '11111111-1111-4111-8111-111111111111';
const COUNT = 1000;
const EXPECTED = {
  seed: 5,
  width: 8,
  height: 8,
  provider: 'sample',
  model: 'sample',
  notes: [],
  estimate: { microUsd: 0, kind: 'estimate' },
  isPriced: true,
} as const;
const image = { id: 'a'.repeat(64), width: 8, height: 8, mime: 'image/png' };
const BEGIN: readonly RunEventBody[] = [
  { kind: 'run-started', name: 'Foxes', nodes: ['draw'] },
  { kind: 'images-expected', node: 'draw', images: Array.from({ length: COUNT }, () => EXPECTED) },
  { kind: 'image-started', node: 'draw', index: 0 },
];
const saved = (index: number): RunEventBody => ({
  kind: 'image-saved',
  node: 'draw',
  index,
  image,
  seed: 5,
  reused: false,
  text: '',
});

/** A store that hears what is told of a run. */
function aStore() {
  const service = fakeService({ 'run.current': () => [] });
  const { client, news } = service;
  const documents = createDocuments({ paletteOf });
  const queue = createQueueStore({ client, news, onError: () => undefined });
  const run = createRunStore({ client, news, documents, queue });
  run.getState().attach();
  let seq = 0;
  const tell = (...bodies: readonly RunEventBody[]) => {
    for (const body of bodies) {
      const event: RunEvent = { ...body, runId: RUN, seq, at: seq };
      seq += 1;
      service.tell({ kind: 'run', event });
    }
  };
  return { run, tell };
}

/** How the run stood, each time that was told. */
function followed(run: ReturnType<typeof aStore>['run']) {
  const told: (RunState | undefined)[] = [];
  const end = followRun(run, RUN, (state) => told.push(state));
  return { told, end };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('followRun', () => {
  it('tells now and then how the run stands, however many events come', async () => {
    vi.useFakeTimers();
    const { run, tell } = aStore();
    tell(...BEGIN);
    const { told } = followed(run);
    for (let at = 0; at < COUNT; at++) tell(saved(at));
    expect(told).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toHaveLength(2);
    expect(told[1]?.nodes.get('draw')?.done).toBe(COUNT);
  });

  it('tells nothing of half pictures alone', async () => {
    vi.useFakeTimers();
    const { run, tell } = aStore();
    tell(...BEGIN);
    const { told } = followed(run);
    for (let at = 0; at < 20; at++) {
      tell({ kind: 'image-partial', node: 'draw', index: 0, name: `half-${String(at)}` });
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(told).toHaveLength(1);
    tell(saved(0));
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toHaveLength(2);
  });

  it('tells how a run ended, and nothing once it is followed no more', async () => {
    vi.useFakeTimers();
    const { run, tell } = aStore();
    tell(...BEGIN);
    const { told, end } = followed(run);
    tell({ kind: 'run-finished', outcome: 'cancelled', ms: 3 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(told[1]?.status).toBe('cancelled');
    tell(saved(0));
    end();
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toHaveLength(2);
  });
});

describe('canFollow', () => {
  it('takes a run of an earlier time for known only once its graph is here too', () => {
    const { run, tell } = aStore();
    tell(...BEGIN);
    expect(run.getState().runs.has(RUN)).toBe(true);
    expect(canFollow(run.getState(), RUN)).toBe(false);
    run.setState({ graphs: new Map([[RUN, aGraph('Foxes').build()]]) });
    expect(canFollow(run.getState(), RUN)).toBe(true);
  });
});
