import type { SpendRow } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { addMoney, type Money } from '#shared/graph/Money';
import type { RunEvent } from '#shared/runs/RunEvent';
import { startOfDay } from '#shared/runs/startOfDay';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';
import { coalesce } from './coalesce.ts';

export interface SpendState {
  /** Of this day, local time; `null` until known. */
  readonly today: { readonly cost: Money; readonly saved: Money } | null;
  /** All there ever was, newest day first, once it is looked at. */
  readonly rows: readonly SpendRow[] | null;
  readonly error: ErrorReport | null;

  /** Keeps `rows` as they are now, while they are looked at. Gives its own end. */
  readonly watch: () => () => void;
  /** Follows what is spent. Gives its own end. */
  readonly attach: () => () => void;
}

export type SpendStore = StoreApi<SpendState>;

export interface SpendStoreOptions {
  readonly client: Client;
  readonly news: News;
  /** ms since the epoch */
  readonly now?: () => number;
  readonly pauseMs?: number;
}

/** From a picture to asking what it cost, ms. */
const PAUSE_MS = 800;

/** What was spent: the sum of today always, all of it while someone looks. */
export function createSpendStore(options: SpendStoreOptions): SpendStore {
  const { client, news, now = () => Date.now(), pauseMs = PAUSE_MS } = options;
  return createStore<SpendState>()((set, get) => {
    let watchers = 0;
    const load = async () => {
      try {
        const rows = watchers > 0 ? await client('spend.report', {}) : get().rows;
        const today = await client('spend.report', { from: startOfDay(now()) });
        set({
          rows,
          today: { cost: addMoney(today.map(({ cost }) => cost)), saved: addMoney(today.map(({ saved }) => saved)) },
          error: null,
        });
      } catch (caught) {
        set({ error: reportOf(caught) });
      }
    };
    const refresh = coalesce(load, pauseMs);
    return {
      today: null,
      rows: null,
      error: null,
      watch() {
        watchers++;
        void load();
        return () => {
          watchers--;
        };
      },
      attach() {
        const ends = [
          news.on('run', ({ event }) => {
            if (changesSpending(event)) refresh.ask();
          }),
          news.onGap(refresh.ask),
          refresh.end,
        ];
        void load();
        return () => {
          for (const end of ends) end();
        };
      },
    };
  });
}

function changesSpending({ kind }: RunEvent): boolean {
  return /^(?:image|text)-(?:saved|failed)$|^run-finished$/.test(kind);
}
