import type { QueueState } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';

export interface QueueStoreState extends QueueState {
  /** Puts a waiting run before another; `null`: at the end. */
  readonly move: (runId: string, before: string | null) => Promise<void>;
  /** Takes a waiting run out; one that runs already is not touched. */
  readonly cancel: (runId: string) => Promise<void>;
  readonly setPaused: (isPaused: boolean) => Promise<void>;
  /** Asks for the queue as it is now. */
  readonly refresh: () => Promise<void>;
  /** Follows the queue from now on. Gives its own end. */
  readonly attach: () => () => void;
}

export type QueueStore = StoreApi<QueueStoreState>;

export interface QueueStoreOptions {
  readonly client: Client;
  readonly news: News;
  /** Hears why something could not be done. No action rejects. */
  readonly onError: (report: ErrorReport) => void;
}

/** The runs that wait, as the service tells. */
export function createQueueStore({ client, news, onError }: QueueStoreOptions): QueueStore {
  return createStore<QueueStoreState>()((set, get) => {
    /** How often the queue was heard of: an answer asked for before that is older. */
    let heard = 0;

    const show = ({ isPaused, running, waiting }: QueueState) => {
      heard += 1;
      set({ isPaused, running, waiting });
    };
    const ask = async (question: () => Promise<QueueState>) => {
      const before = heard;
      try {
        const queue = await question();
        if (heard === before) show(queue);
      } catch (caught) {
        onError(reportOf(caught));
      }
    };

    return {
      isPaused: false,
      running: null,
      waiting: [],

      move: (runId, before) => ask(() => client('queue.move', { runId, before })),
      cancel: (runId) => ask(() => client('queue.cancel', { runId })),
      setPaused: (isPaused) => ask(() => client('queue.setPaused', { isPaused })),
      refresh: () => ask(() => client('queue.get')),
      attach() {
        const refresh = () => void get().refresh();
        const ends = [
          news.on('queue', ({ queue }) => {
            show(queue);
          }),
          news.onGap(refresh),
          news.onReach((isThere) => {
            if (isThere) refresh();
            else show({ ...get(), running: null, isPaused: true });
          }),
        ];
        refresh();
        return () => {
          for (const end of ends) end();
        };
      },
    };
  });
}
