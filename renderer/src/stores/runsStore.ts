import type { Announcement, CallOutput, RunSummary } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { Transport } from '#shared/api/Transport';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import type { RunEvent } from '#shared/runs/RunEvent';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { coalesce } from './coalesce.ts';

/** A run with the graph as it ran and all its calls. */
export type RunDetails = CallOutput<'run.details'>;

export interface RunsState {
  /** Newest first, as far back as they were asked for; `null`: not known yet. */
  readonly runs: readonly RunSummary[] | null;
  /** Whether there are older ones. */
  readonly hasMore: boolean;
  /** Why the list could not be had. */
  readonly error: ErrorReport | null;
  /** The run that is looked at. */
  readonly openId: string | null;
  /** Of that run; `null` until they are known. */
  readonly details: RunDetails | null;
  readonly detailsError: ErrorReport | null;

  readonly open: (runId: string) => void;
  /** The next older page. Never rejects. */
  readonly loadMore: () => Promise<void>;
  /** Keeps list and details as they are now, while they are looked at. Gives its own end. */
  readonly watch: () => () => void;
  /** Asks for the newest runs once, and hears what changes. Gives its own end. */
  readonly attach: () => () => void;
}

export type RunsStore = StoreApi<RunsState>;

export interface RunsStoreOptions {
  readonly client: Client;
  readonly transport: Pick<Transport, 'subscribe'>;
  /** Runs asked for at a time. */
  readonly pageSize?: number;
  readonly pauseMs?: number;
}

const PAGE_SIZE = 100;
/** From an announcement to asking what became of it, ms. A batch announces many in a second. */
const PAUSE_MS = 300;
/** Runs queued in the very same millisecond, which only their ids tell apart. */
const TWINS = 5;

/** What the library knows of all runs, page by page, and all of the one that is open. */
export function createRunsStore(options: RunsStoreOptions): RunsStore {
  const { client, transport, pageSize = PAGE_SIZE, pauseMs = PAUSE_MS } = options;
  return createStore<RunsState>()((set, get) => {
    /** Runs something was heard of since they were asked for. */
    const stale = new Set<string>();
    let isListStale = true;
    let watchers = 0;
    let isLoadingMore = false;

    const merge = (found: readonly RunSummary[]) => {
      set({ runs: mergeRuns(get().runs ?? [], found), error: null });
      for (const { runId } of found) stale.delete(runId);
    };
    const loadNewest = async () => {
      isListStale = false;
      const isFirst = get().runs === null;
      const page = await client('run.list', { limit: pageSize });
      merge(page);
      if (isFirst) set({ hasMore: page.length === pageSize });
    };
    /** Asks for one that is known, by when it was queued. */
    const reload = async (run: RunSummary) => {
      const found = await client('run.list', { limit: TWINS, before: run.queuedAt + 1 });
      merge(found.filter(({ runId }) => runId === run.runId));
    };
    const refreshList = async () => {
      const known = new Map((get().runs ?? []).map((run) => [run.runId, run]));
      const asked = [...stale];
      if (isListStale || asked.some((runId) => !known.has(runId))) await loadNewest();
      for (const runId of asked) {
        const run = known.get(runId);
        if (run && stale.has(runId)) await reload(run);
      }
      // One that went to the end of the queue again may stand elsewhere now.
      if (asked.some((runId) => stale.has(runId))) await loadNewest();
      for (const runId of asked) stale.delete(runId);
    };
    const loadDetails = async () => {
      const { openId } = get();
      if (openId === null) return;
      try {
        const details = await client('run.details', { runId: openId });
        if (get().openId !== openId) return;
        set({ details, detailsError: null });
        if (get().runs?.some(({ runId }) => runId === openId)) merge([details.run]);
      } catch (caught) {
        if (get().openId === openId) set({ detailsError: reportOf(caught) });
      }
    };

    const list = coalesce(async () => {
      try {
        await refreshList();
      } catch (caught) {
        set({ error: reportOf(caught) });
      }
    }, pauseMs);
    const details = coalesce(loadDetails, pauseMs);

    const noteChange = (runId: string) => {
      stale.add(runId);
      if (watchers === 0) return;
      list.ask();
      if (runId === get().openId) details.ask();
    };
    const hear = (announcement: Announcement) => {
      if (announcement.kind === 'run' && changesRecords(announcement.event)) noteChange(announcement.event.runId);
      if (announcement.kind !== 'queue') return;
      const { waiting, running } = announcement.queue;
      const { runs } = get();
      if (!runs) return;
      if (waiting.length > 0) merge(waiting);
      if (running !== null && !runs.some((run) => run.runId === running && run.status === 'running'))
        noteChange(running);
      const inQueue = new Set(waiting.map(({ runId }) => runId));
      for (const { runId, status } of runs) if (status === 'queued' && !inQueue.has(runId)) noteChange(runId);
    };
    const refreshAll = () => {
      isListStale = true;
      if (watchers > 0 || get().runs === null) list.ask();
      if (watchers > 0) details.ask();
    };

    return {
      runs: null,
      hasMore: false,
      error: null,
      openId: null,
      details: null,
      detailsError: null,

      open(runId) {
        if (runId !== get().openId) set({ openId: runId, details: null, detailsError: null });
        void loadDetails();
      },
      async loadMore() {
        const oldest = get().runs?.at(-1);
        if (!oldest || !get().hasMore || isLoadingMore) return;
        isLoadingMore = true;
        try {
          // One that was queued in the same millisecond must not be left out; those that are known already do not count.
          const page = await client('run.list', { limit: pageSize, before: oldest.queuedAt + 1 });
          const known = get().runs?.length ?? 0;
          merge(page);
          set({ hasMore: page.length === pageSize && (get().runs?.length ?? 0) > known });
        } catch (caught) {
          set({ error: reportOf(caught) });
        } finally {
          isLoadingMore = false;
        }
      },
      watch() {
        watchers++;
        if (isListStale || stale.size > 0) list.ask();
        if (get().openId !== null) details.ask();
        return () => {
          watchers--;
        };
      },
      attach() {
        const stop = transport.subscribe(hear, refreshAll);
        refreshAll();
        return () => {
          stop();
          list.end();
          details.end();
        };
      },
    };
  });
}

/** Newest first. What is found replaces what was known of it; what did not change stays the same object. */
function mergeRuns(known: readonly RunSummary[], found: readonly RunSummary[]): readonly RunSummary[] {
  const runs = new Map(known.map((run) => [run.runId, run]));
  for (const run of found) {
    const before = runs.get(run.runId);
    if (!before || JSON.stringify(before) !== JSON.stringify(run)) runs.set(run.runId, run);
  }
  return [...runs.values()].sort((one, other) => other.queuedAt - one.queuedAt);
}

/** Whether the library has something new of the run after this event. */
function changesRecords({ kind }: RunEvent): boolean {
  return kind !== 'node-progress' && kind !== 'node-started' && kind !== 'node-finished';
}
