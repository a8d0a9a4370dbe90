import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { QueueState, RunSummary } from '#shared/api/contract';
import { RemoteError } from '#shared/api/createClient';
import { NO_COST } from '#shared/graph/Money';
import type { RunEventBody } from '#shared/runs/RunEvent';
import { createRunHistory } from '../../../../../renderer/src/stores/records/runHistory.ts';
import { fakeService } from '../../../../support/fakeService.ts';

const id = (n: number) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;

function aRun(n: number, over: Partial<RunSummary> = {}): RunSummary {
  return {
    runId: id(n),
    graph: `Graph ${String(n)}`,
    prompt: 'a fox',
    status: 'completed',
    queuedAt: n * 1000,
    startedAt: n * 1000,
    finishedAt: n * 1000 + 500,
    expected: 4,
    done: 4,
    reused: 0,
    failed: 0,
    unknown: 0,
    cost: NO_COST,
    saved: NO_COST,
    images: [],
    ...over,
  };
}

/** A library of so many runs behind a store that asks three at a time. */
function aLibrary(count: number) {
  const library = new Map(Array.from({ length: count }, (_, n) => [id(n + 1), aRun(n + 1)]));
  const asked: string[] = [];
  const { client, news, ...service } = fakeService({
    'run.details'({ runId }) {
      asked.push(`details ${runId}`);
      const run = library.get(runId);
      if (!run) throw new RemoteError({ code: 'not-found', message: 'There is no such run.' });
      return { run, workflow: {}, settings: {}, calls: [] };
    },
    'run.list'({ limit, before }) {
      asked.push(`list ${String(before ?? 'newest')}`);
      const runs = [...library.values()].sort((one, other) => other.queuedAt - one.queuedAt);
      return runs.filter(({ queuedAt }) => queuedAt < (before ?? Infinity)).slice(0, limit);
    },
  });
  const store = createRunHistory({ client, news, pageSize: 3, pauseMs: 5 });
  let seq = 0;
  return {
    store,
    asked,
    library,
    ids: () => store.getState().runs?.map(({ runId }) => runId),
    tell: (runId: string, body: RunEventBody) => {
      service.tell({ kind: 'run', event: { ...body, runId, seq: seq++, at: 0 } });
    },
    tellQueue: (queue: Partial<QueueState>) => {
      service.tell({ kind: 'queue', queue: { isPaused: false, running: null, waiting: [], ...queue } });
    },
    lose: service.lose,
    /** Everything that was begun is done. */
    settle: () => vi.advanceTimersByTimeAsync(1000),
  };
}

const SAVED: RunEventBody = {
  kind: 'image-saved',
  node: 'draw',
  index: 0,
  image: { id: 'a'.repeat(64), width: 16, height: 9, mime: 'image/png' },
  seed: 1,
  reused: false,
  text: '',
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('runHistory', () => {
  it('knows nothing until it has asked, then the newest page', async () => {
    const { store, ids, settle } = aLibrary(5);
    expect(store.getState().runs).toBeNull();
    store.getState().attach();
    await settle();
    expect(ids()).toEqual([id(5), id(4), id(3)]);
    expect(store.getState().hasMore).toBe(true);
  });

  it('goes back page by page, to the very first', async () => {
    const { store, ids, settle } = aLibrary(7);
    store.getState().attach();
    await settle();
    await store.getState().loadMore();
    await store.getState().loadMore();
    await store.getState().loadMore();
    expect(ids()).toEqual([7, 6, 5, 4, 3, 2, 1].map(id));
    expect(store.getState().hasMore).toBe(false);
  });

  it('asks once for what many announcements of one run have changed, and only for that run', async () => {
    const { store, asked, library, tell, settle } = aLibrary(5);
    store.getState().attach();
    store.getState().watch();
    await settle();
    asked.length = 0;
    library.set(id(4), aRun(4, { done: 2 }));
    for (let times = 0; times < 50; times++) tell(id(4), SAVED);
    await settle();
    expect(asked).toEqual(['list 4001']);
    expect(store.getState().runs?.[1]).toMatchObject({ runId: id(4), done: 2 });
  });

  it('asks for nothing while nobody looks, and catches up once someone does', async () => {
    const { store, asked, library, tell, settle, ids } = aLibrary(2);
    store.getState().attach();
    await settle();
    asked.length = 0;
    library.set(id(3), aRun(3));
    tell(id(3), { kind: 'run-started', name: 'Graph 3', nodes: [] });
    await settle();
    expect(asked).toEqual([]);
    store.getState().watch();
    await settle();
    expect(ids()).toEqual([id(3), id(2), id(1)]);
  });

  it('says that the list is behind once something was heard while nobody looked, until it was asked again', async () => {
    const { store, library, tell, settle } = aLibrary(2);
    store.getState().attach();
    expect(store.getState().isCurrent).toBe(false);
    await settle();
    expect(store.getState().isCurrent).toBe(true);
    library.set(id(3), aRun(3));
    tell(id(3), { kind: 'run-started', name: 'Graph 3', nodes: [] });
    await settle();
    expect(store.getState().isCurrent).toBe(false);
    // What is known of a run that is opened is no news of the others.
    store.getState().open(id(3));
    await settle();
    store.getState().watch();
    await settle();
    expect(store.getState()).toMatchObject({ isCurrent: true, openId: id(3) });
    store.getState().close();
    expect(store.getState()).toMatchObject({ openId: null, details: null });
  });

  it('keeps the same object for a run that did not change', async () => {
    const { store, library, tell, settle } = aLibrary(2);
    store.getState().attach();
    store.getState().watch();
    await settle();
    const before = store.getState().runs?.[1];
    library.set(id(3), aRun(3));
    tell(id(3), { kind: 'run-started', name: 'Graph 3', nodes: [] });
    await settle();
    expect(store.getState().runs?.[2]).toBe(before);
  });

  it('keeps the list itself where nothing of it changed', async () => {
    const { store, library, tellQueue, settle } = aLibrary(2);
    library.set(id(2), aRun(2, { status: 'queued', startedAt: null }));
    store.getState().attach();
    await settle();
    const { runs } = store.getState();
    tellQueue({ waiting: [aRun(2, { status: 'queued', startedAt: null })] });
    expect(store.getState().runs).toBe(runs);
  });

  it('asks what became of the runs of another program whenever someone looks, for nothing tells of them', async () => {
    const { store, asked, library, tellQueue, settle } = aLibrary(2);
    library.set(id(2), aRun(2, { status: 'queued', isElsewhere: true }));
    store.getState().attach();
    await settle();
    asked.length = 0;
    tellQueue({});
    await settle();
    expect(asked).toEqual([]);
    library.set(id(2), aRun(2));
    store.getState().watch();
    await settle();
    expect(store.getState().runs?.[0]).toMatchObject({ runId: id(2), status: 'completed' });
  });

  it('shows what waits as the queue tells it, without asking', async () => {
    const { store, asked, ids, tellQueue, settle } = aLibrary(1);
    store.getState().attach();
    store.getState().watch();
    await settle();
    asked.length = 0;
    tellQueue({ waiting: [aRun(2, { status: 'queued', startedAt: null })] });
    expect(ids()).toEqual([id(2), id(1)]);
    await settle();
    expect(asked).toEqual([]);
  });

  it('asks what became of a run that waits no more', async () => {
    const { store, library, tellQueue, settle } = aLibrary(1);
    store.getState().attach();
    store.getState().watch();
    await settle();
    tellQueue({ waiting: [aRun(2, { status: 'queued', startedAt: null })] });
    library.set(id(2), aRun(2, { status: 'cancelled', startedAt: null }));
    tellQueue({});
    await settle();
    expect(store.getState().runs?.[0]).toMatchObject({ runId: id(2), status: 'cancelled' });
  });

  it('opens a run with its calls, and follows it while it runs', async () => {
    const { store, asked, library, tell, settle } = aLibrary(2);
    store.getState().attach();
    store.getState().watch();
    store.getState().open(id(1));
    await settle();
    expect(store.getState().details?.run.runId).toBe(id(1));
    asked.length = 0;
    library.set(id(1), aRun(1, { done: 3 }));
    tell(id(1), SAVED);
    tell(id(1), SAVED);
    await settle();
    expect(asked.filter((each) => each.startsWith('details'))).toHaveLength(1);
    expect(store.getState().details?.run.done).toBe(3);
    expect(store.getState().runs?.[1]?.done).toBe(3);
  });

  it('shows nothing of the run that was open before', async () => {
    const { store, settle } = aLibrary(2);
    store.getState().open(id(1));
    await settle();
    store.getState().open(id(2));
    expect(store.getState().details).toBeNull();
    await settle();
    expect(store.getState().details?.run.runId).toBe(id(2));
  });

  it('catches up with all it may have missed while the connection was lost', async () => {
    const { store, library, ids, lose, settle } = aLibrary(1);
    store.getState().attach();
    store.getState().watch();
    await settle();
    library.set(id(2), aRun(2));
    lose();
    await settle();
    expect(ids()).toEqual([id(2), id(1)]);
  });
});
