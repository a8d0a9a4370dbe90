import type { CallOutput } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';

/** What became of the work that was done last. */
export type CareOutcome =
  | { readonly kind: 'checked'; readonly report: CallOutput<'library.check'> }
  | { readonly kind: 'backed-up'; readonly file: string; readonly bytes: number }
  | { readonly kind: 'stopped'; readonly work: 'check' | 'backup' }
  | { readonly kind: 'failed'; readonly error: ErrorReport };

export interface CareState {
  /** What is under way, at most one; it goes on while nobody looks. `total`: `null` while it is not known. */
  readonly work: {
    readonly kind: 'check' | 'backup';
    readonly job: string;
    readonly done: number;
    readonly total: number | null;
  } | null;
  readonly outcome: CareOutcome | null;

  /** Compares all pictures with their names and rows. As what follows, it never rejects. */
  readonly check: () => Promise<void>;
  /** Writes the index to a file that a person chooses. */
  readonly backUp: () => Promise<void>;
  /** Ends what is under way. */
  readonly cancel: () => void;
  /** Gives its own end. */
  readonly attach: () => () => void;
}

export type CareStore = StoreApi<CareState>;

/** Looking after the library as a whole. */
export function createCareStore({ client, news }: { readonly client: Client; readonly news: News }): CareStore {
  return createStore<CareState>()((set, get) => {
    const doing = async (kind: 'check' | 'backup', work: (job: string) => Promise<CareOutcome | null>) => {
      if (get().work) return;
      const job = crypto.randomUUID();
      set({ work: { kind, job, done: 0, total: null }, outcome: null });
      let outcome: CareOutcome | null;
      try {
        outcome = await work(job);
      } catch (caught) {
        const error = reportOf(caught);
        outcome = error.code === 'cancelled' ? { kind: 'stopped', work: kind } : { kind: 'failed', error };
      }
      set({ work: null, outcome });
    };
    return {
      work: null,
      outcome: null,
      check: () => doing('check', async (job) => ({ kind: 'checked', report: await client('library.check', { job }) })),
      backUp: () =>
        doing('backup', async (job) => {
          const made = await client('library.backup', { job });
          return made && { kind: 'backed-up', ...made };
        }),
      cancel() {
        const { work } = get();
        // One that is over already need not be ended.
        if (work) client('job.cancel', { job: work.job }).catch(() => undefined);
      },
      attach: () =>
        news.on('job', ({ job, done, total }) => {
          const { work } = get();
          if (work?.job === job) set({ work: { ...work, done, total } });
        }),
    };
  });
}
