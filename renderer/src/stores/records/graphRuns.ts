import type { RunSummary } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';
import { coalesce } from './coalesce.ts';

/** The runs of one graph, newest first, page by page. */
export interface GraphRunsState {
  /** As far back as they were asked for; `null`: not known yet. */
  readonly runs: readonly RunSummary[] | null;
  readonly hasMore: boolean;
  readonly error: ErrorReport | null;

  /** The next older page. Never rejects. */
  readonly loadMore: () => Promise<void>;
  /** Asks for the newest, and hears what changes. Gives its own end. */
  readonly attach: () => () => void;
}

export type GraphRuns = StoreApi<GraphRunsState>;

/** By which a run is this graph’s. */
export interface RunsOf {
  /** What the graph is and was called while it was open. */
  readonly documents: readonly string[];
  /** Its name, where it lies in a file: runs of earlier times are found by it. */
  readonly name?: string;
}

export interface GraphRunsOptions {
  readonly client: Client;
  readonly news: News;
  readonly of: RunsOf;
  /** Runs asked for at a time. */
  readonly pageSize?: number;
  readonly pauseMs?: number;
}

const PAGE_SIZE = 40;
/** From an announcement to asking what became of it, ms. */
const PAUSE_MS = 400;

export function createGraphRuns(options: GraphRunsOptions): GraphRuns {
  const { client, news, of, pageSize = PAGE_SIZE, pauseMs = PAUSE_MS } = options;
  return createStore<GraphRunsState>()((set, get) => {
    let isLoadingMore = false;
    const loadNewest = async () => {
      try {
        const page = await client('run.list', { of, limit: pageSize });
        const oldest = page.at(-1)?.queuedAt ?? 0;
        const before = get().runs ?? [];
        const isWhole = page.length < pageSize;
        const older = isWhole ? [] : before.filter(({ queuedAt }) => queuedAt < oldest);
        set({ runs: [...page, ...older], hasMore: !isWhole && (older.length === 0 || get().hasMore), error: null });
      } catch (caught) {
        set({ runs: get().runs ?? [], error: reportOf(caught) });
      }
    };
    const again = coalesce(loadNewest, pauseMs);
    return {
      runs: null,
      hasMore: false,
      error: null,
      async loadMore() {
        const oldest = get().runs?.at(-1);
        if (!oldest || !get().hasMore || isLoadingMore) return;
        isLoadingMore = true;
        try {
          const page = await client('run.list', { of, limit: pageSize, before: oldest.queuedAt });
          set({ runs: [...(get().runs ?? []), ...page], hasMore: page.length === pageSize });
        } catch (caught) {
          set({ hasMore: false, error: reportOf(caught) });
        } finally {
          isLoadingMore = false;
        }
      },
      attach() {
        const ends = [
          news.on('run', ({ event }) => {
            if (event.kind === 'run-started' || event.kind === 'run-finished' || event.kind === 'image-saved')
              again.ask();
          }),
          news.on('queue', again.ask),
          news.onGap(again.ask),
          news.onReach((isThere) => {
            if (isThere) again.ask();
          }),
          again.end,
        ];
        void loadNewest();
        return () => {
          for (const end of ends) end();
        };
      },
    };
  });
}
