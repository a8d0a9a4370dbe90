import type { Announcement, SpendRow } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { Transport } from '#shared/api/Transport';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { addMoney, type Money } from '#shared/graph/Money';
import { startOfDay } from '#shared/runs/startOfDay';
import { createStore, type StoreApi } from 'zustand/vanilla';
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
  readonly transport: Pick<Transport, 'subscribe'>;
  /** ms since the epoch */
  readonly now?: () => number;
  readonly pauseMs?: number;
}

/** From a picture to asking what it cost, ms. */
const PAUSE_MS = 800;

/** What was spent: the sum of today always, all of it while someone looks. */
export function createSpendStore(options: SpendStoreOptions): SpendStore {
  const { client, transport, now = () => Date.now(), pauseMs = PAUSE_MS } = options;
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
        const stop = transport.subscribe((announcement) => {
          if (isMoneyNews(announcement)) refresh.ask();
        }, refresh.ask);
        void load();
        return () => {
          stop();
          refresh.end();
        };
      },
    };
  });
}

function isMoneyNews(announcement: Announcement): boolean {
  if (announcement.kind !== 'run') return false;
  const { kind } = announcement.event;
  return kind === 'image-saved' || kind === 'image-failed' || kind === 'run-finished';
}
