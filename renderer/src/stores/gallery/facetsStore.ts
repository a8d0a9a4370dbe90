import type { Facets, PictureFilter } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';
import { coalesce } from '../records/coalesce.ts';
import { filterKey } from './sameQuery.ts';

export interface FacetsState {
  /** The newest that are known; those of an earlier filter stay until the next are there, so that nothing jumps. */
  readonly facets: Facets | null;
  /** The filter they belong to, as `filterKey` has it. */
  readonly of: string | null;
  /** Why the newest could not be had. */
  readonly error: ErrorReport | null;

  /** Asks, unless they are known or on their way. */
  readonly want: (filter: PictureFilter) => void;
  /** Gives its own end. */
  readonly attach: () => () => void;
}

export type FacetsStore = StoreApi<FacetsState>;

export interface FacetsStoreOptions {
  readonly client: Client;
  readonly news: News;
  readonly pauseMs?: number;
}

/** From a change to counting anew, ms; a batch announces many in a second. */
const PAUSE_MS = 1000;

/** How many pictures each further choice would find. */
export function createFacetsStore({ client, news, pauseMs = PAUSE_MS }: FacetsStoreOptions): FacetsStore {
  return createStore<FacetsState>()((set, get) => {
    let wanted: PictureFilter | null = null;
    /** The filter that is asked for now. */
    let asking: string | null = null;

    const load = async () => {
      if (!wanted) return;
      const key = filterKey(wanted);
      asking = key;
      try {
        const facets = await client('gallery.facets', { filter: wanted });
        if (asking === key) set({ facets, of: key, error: null });
      } catch (caught) {
        if (asking === key) set({ error: reportOf(caught) });
      } finally {
        if (asking === key) asking = null;
      }
    };
    const again = coalesce(load, pauseMs);
    return {
      facets: null,
      of: null,
      error: null,
      want(filter) {
        const key = filterKey(filter);
        wanted = filter;
        if (key !== asking && (asking !== null || key !== get().of)) void load();
      },
      attach() {
        const ends = [
          news.on('pictures-changed', again.ask),
          news.on('pictures-imported', again.ask),
          news.on('finds-changed', again.ask),
          news.on('run', ({ event }) => {
            if (event.kind === 'image-saved') again.ask();
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
