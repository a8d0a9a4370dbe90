import type { CallOutput, QueueState, RunSummary } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import type { RunEvent } from '#shared/runs/RunEvent';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';
import { coalesce } from './coalesce.ts';

/** A run with the graph as it ran and all its calls. */
export type RunDetails = CallOutput<'run.details'>;

export interface RunHistoryState {
  /** Newest first, as far back as they were asked for; `null`: not known yet. */
  readonly runs: readonly RunSummary[] | null;
  /** Whether there are older ones. */
  readonly hasMore: boolean;
  /** Whether the list is as the library has it, as far as anything was heard; it is not while nobody looks and runs go on. */
  readonly isCurrent: boolean;
  /** Why the list could not be had. */
  readonly error: ErrorReport | null;
  /** The run that is looked at. */
  readonly openId: string | null;
  /** Of that run; `null` until they are known. */
  readonly details: RunDetails | null;
  readonly detailsError: ErrorReport | null;

  readonly open: (runId: string) => void;
  /** Looks at none. */
  readonly close: () => void;
  /** The next older page. Never rejects. */
  readonly loadMore: () => Promise<void>;
  /** Keeps list and details as they are now, while they are looked at. Gives its own end. */
  readonly watch: () => () => void;
  /** Asks for the newest runs once, and hears what changes. Gives its own end. */
  readonly attach: () => () => void;
}

export type RunHistory = StoreApi<RunHistoryState>;

export interface RunHistoryOptions {
  readonly client: Client;
  readonly news: News;
  /** Runs asked for at a time. */
  readonly pageSize?: number;
  readonly pauseMs?: number;
}

const PAGE_SIZE = 100;
/** From an announcement to asking what became of it, ms. A batch announces many in a second. */
const PAUSE_MS = 300;

/** What the library knows of all runs, page by page, and all of the one that is open. */
export function createRunHistory(options: RunHistoryOptions): RunHistory {
  const { client, news, pageSize = PAGE_SIZE, pauseMs = PAUSE_MS } = options;
  return createStore<RunHistoryState>()((set, get) => {
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
    /** Asks for one that is known, by when it was queued: no two are queued at the same time, and none ever changes it. */
    const reload = async ({ queuedAt }: RunSummary) => {
      merge(await client('run.list', { limit: 1, before: queuedAt + 1 }));
    };
    const refreshList = async () => {
      const known = new Map((get().runs ?? []).map((run) => [run.runId, run]));
      const asked = [...stale];
      if (isListStale || asked.some((runId) => !known.has(runId))) await loadNewest();
      for (const runId of asked) {
        const run = known.get(runId);
        if (run && stale.has(runId)) await reload(run);
      }
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
        set({ isCurrent: true });
      } catch (caught) {
        set({ error: reportOf(caught) });
      }
    }, pauseMs);
    const details = coalesce(loadDetails, pauseMs);

    const noteChange = (runId: string) => {
      stale.add(runId);
      if (get().isCurrent) set({ isCurrent: false });
      if (watchers === 0) return;
      list.ask();
      if (runId === get().openId) details.ask();
    };
    const noteQueue = ({ waiting, running }: QueueState) => {
      const { runs } = get();
      if (!runs) return;
      if (waiting.length > 0) merge(waiting);
      if (running !== null && !runs.some((run) => run.runId === running && run.status === 'running'))
        noteChange(running);
      const inQueue = new Set(waiting.map(({ runId }) => runId));
      for (const { runId, status, isElsewhere } of runs)
        if (status === 'queued' && !isElsewhere && !inQueue.has(runId)) noteChange(runId);
    };
    const refreshAll = () => {
      isListStale = true;
      set({ isCurrent: false });
      if (watchers > 0 || get().runs === null) list.ask();
      if (watchers > 0) details.ask();
    };

    /** What the service was making when it ended is cut off. */
    const noteReach = (isThere: boolean) => {
      if (isThere) {
        isListStale = true;
        list.ask();
        if (get().openId !== null) details.ask();
        return;
      }
      const own = (get().runs ?? []).filter(({ status, isElsewhere }) => status === 'running' && !isElsewhere);
      merge(own.map((run) => ({ ...run, status: 'interrupted' })));
      for (const { runId } of own) stale.add(runId);
      const { details: open } = get();
      if (open?.run.status === 'running') set({ details: { ...open, run: { ...open.run, status: 'interrupted' } } });
    };

    return {
      runs: null,
      hasMore: false,
      isCurrent: false,
      error: null,
      openId: null,
      details: null,
      detailsError: null,

      open(runId) {
        if (runId !== get().openId) set({ openId: runId, details: null, detailsError: null });
        void loadDetails();
      },
      close() {
        set({ openId: null, details: null, detailsError: null });
      },
      async loadMore() {
        const oldest = get().runs?.at(-1);
        if (!oldest || !get().hasMore || isLoadingMore) return;
        isLoadingMore = true;
        try {
          const page = await client('run.list', { limit: pageSize, before: oldest.queuedAt });
          merge(page);
          set({ hasMore: page.length === pageSize });
        } catch (caught) {
          set({ error: reportOf(caught) });
        } finally {
          isLoadingMore = false;
        }
      },
      watch() {
        watchers++;
        // Of what another program runs nothing is announced here.
        for (const { runId, isElsewhere } of get().runs ?? []) if (isElsewhere) stale.add(runId);
        if (!get().isCurrent || stale.size > 0) list.ask();
        if (get().openId !== null) details.ask();
        return () => {
          watchers--;
        };
      },
      attach() {
        const ends = [
          news.on('run', ({ event }) => {
            if (changesRecords(event)) noteChange(event.runId);
          }),
          news.on('queue', ({ queue }) => {
            noteQueue(queue);
          }),
          news.onGap(refreshAll),
          news.onReach(noteReach),
          list.end,
          details.end,
        ];
        refreshAll();
        return () => {
          for (const end of ends) end();
        };
      },
    };
  });
}

/** Newest first. What is found replaces what was known of it; what did not change stays the same object, the list itself too. */
function mergeRuns(known: readonly RunSummary[], found: readonly RunSummary[]): readonly RunSummary[] {
  const fresh = new Map(found.map((run) => [run.runId, run]));
  const runs = known.map((run) => {
    const next = fresh.get(run.runId);
    fresh.delete(run.runId);
    return next && !isSame(run, next) ? next : run;
  });
  if (fresh.size > 0) return [...runs, ...fresh.values()].sort((one, other) => other.queuedAt - one.queuedAt);
  return runs.some((run, at) => run !== known[at]) ? runs : known;
}

/** Of plain data. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const entries = Object.entries(one);
  const others = new Map<string, unknown>(Object.entries(other));
  return entries.length === others.size && entries.every(([key, value]) => isSame(value, others.get(key)));
}

/** Whether the library has something new of the run after this event. */
function changesRecords({ kind }: RunEvent): boolean {
  return kind !== 'node-progress' && kind !== 'node-started' && kind !== 'node-finished';
}
