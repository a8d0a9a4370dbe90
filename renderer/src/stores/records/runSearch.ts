import type { RunSummary } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';
import { coalesce } from './coalesce.ts';

export interface RunSearchState {
  /** What is searched for; empty: nothing. */
  readonly query: string;
  /** What was found, newest first; what an earlier search found stays until the next is known. `null`: nothing was searched for. */
  readonly runs: readonly RunSummary[] | null;
  /** Whether they are all that `query` finds, as far as they were asked for. */
  readonly isCurrent: boolean;
  readonly hasMore: boolean;
  readonly error: ErrorReport | null;

  /** Never rejects. */
  readonly search: (query: string) => Promise<void>;
  /** The next older page. Never rejects. */
  readonly loadMore: () => Promise<void>;
  /** Keeps what is found as it is now. Gives its own end. */
  readonly attach: () => () => void;
}

export type RunSearch = StoreApi<RunSearchState>;

export interface RunSearchOptions {
  readonly client: Client;
  readonly news: News;
  /** Runs asked for at a time. */
  readonly pageSize?: number;
  readonly pauseMs?: number;
}

const PAGE_SIZE = 100;
/** From an announcement to searching anew, ms. */
const PAUSE_MS = 1500;
const NOTHING = { runs: null, isCurrent: true, hasMore: false, error: null } as const;

/** Runs by the words of what they asked for, why they failed, and who was asked: of all there ever were. */
export function createRunSearch({
  client,
  news,
  pageSize = PAGE_SIZE,
  pauseMs = PAUSE_MS,
}: RunSearchOptions): RunSearch {
  return createStore<RunSearchState>()((set, get) => {
    let newest = 0;
    let isLoadingMore = false;

    /** The newest, in the place of what was known of them: what was found before that is older stays. */
    const take = (page: readonly RunSummary[]) => {
      const { runs, isCurrent, hasMore } = get();
      const isWhole = page.length < pageSize;
      const oldest = page.at(-1)?.queuedAt ?? 0;
      const older = isCurrent && !isWhole ? (runs ?? []).filter(({ queuedAt }) => queuedAt < oldest) : [];
      set({
        runs: [...page, ...older],
        hasMore: !isWhole && (older.length === 0 || hasMore),
        isCurrent: true,
        error: null,
      });
    };
    const load = async () => {
      const { query } = get();
      const mine = ++newest;
      if (query === '') return;
      try {
        const runs = await client('run.list', { query, limit: pageSize });
        if (mine === newest) take(runs);
      } catch (caught) {
        if (mine === newest) set({ runs: [], hasMore: false, isCurrent: true, error: reportOf(caught) });
      }
    };
    const again = coalesce(load, pauseMs);
    return {
      query: '',
      ...NOTHING,
      async search(query) {
        const wanted = query.trim();
        if (wanted === get().query) return;
        set(wanted === '' ? { query: wanted, ...NOTHING } : { query: wanted, isCurrent: false });
        await load();
      },
      async loadMore() {
        const { query, runs, hasMore } = get();
        const oldest = runs?.at(-1);
        if (!oldest || !hasMore || isLoadingMore) return;
        isLoadingMore = true;
        const mine = newest;
        try {
          const page = await client('run.list', { query, limit: pageSize, before: oldest.queuedAt });
          if (mine === newest) set({ runs: [...(get().runs ?? []), ...page], hasMore: page.length === pageSize });
        } catch (caught) {
          if (mine === newest) set({ hasMore: false, error: reportOf(caught) });
        } finally {
          isLoadingMore = false;
        }
      },
      attach() {
        const ends = [
          news.on('run', ({ event }) => {
            if (event.kind === 'run-finished' || event.kind === 'run-started') again.ask();
          }),
          news.onGap(again.ask),
          again.end,
        ];
        return () => {
          for (const end of ends) end();
        };
      },
    };
  });
}
