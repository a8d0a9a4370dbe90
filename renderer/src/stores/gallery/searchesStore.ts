import type { GalleryQuery, SavedSearch } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';
import { keyFault } from './keyFault.ts';

export interface SearchesState {
  /** In the order of their names; `null` until known. */
  readonly searches: readonly SavedSearch[] | null;
  /** The one that was chosen or saved last, by its id. What is found now may differ from it. */
  readonly chosen: string | null;

  /** Under a name that is there: in its place. Gives whether it was kept; as all that follow, it never rejects. */
  readonly save: (name: string, query: GalleryQuery) => Promise<boolean>;
  readonly remove: (id: string) => Promise<boolean>;
  readonly choose: (id: string | null) => void;
  /** Follows what is saved here and in other windows. Gives its own end. */
  readonly attach: () => () => void;
}

export type SearchesStore = StoreApi<SearchesState>;

export interface SearchesStoreOptions {
  readonly client: Client;
  readonly news: News;
  readonly onError: (report: ErrorReport) => void;
}

/** The searches people have saved. */
export function createSearchesStore({ client, news, onError }: SearchesStoreOptions): SearchesStore {
  return createStore<SearchesState>()((set, get) => {
    let newest = 0;
    const refresh = async () => {
      const mine = ++newest;
      try {
        const searches = inOrder(await client('searches.list'));
        if (mine === newest) set({ searches });
      } catch (caught) {
        if (mine === newest) onError(reportOf(caught));
      }
    };
    const attempt = async (work: () => Promise<void>): Promise<boolean> => {
      try {
        await work();
        return true;
      } catch (caught) {
        onError(reportOf(caught));
        return false;
      }
    };
    return {
      searches: null,
      chosen: null,
      async save(name, query) {
        const fault = keyFault('The search', name, query.filter.text ?? '');
        if (fault) {
          onError(fault);
          return false;
        }
        return attempt(async () => {
          const saved = await client('searches.save', { name, query });
          const others = (get().searches ?? []).filter(({ id }) => id !== saved.id);
          set({ searches: inOrder([...others, saved]), chosen: saved.id });
        });
      },
      remove: (id) =>
        attempt(async () => {
          await client('searches.remove', { id });
          const { searches, chosen } = get();
          set({
            searches: searches?.filter((each) => each.id !== id) ?? null,
            chosen: chosen === id ? null : chosen,
          });
        }),
      choose(id) {
        set({ chosen: id });
      },
      attach() {
        const ends = [
          news.on('finds-changed', () => void refresh()),
          news.onGap(() => void refresh()),
          news.onReach((isThere) => {
            if (isThere) void refresh();
          }),
        ];
        void refresh();
        return () => {
          for (const end of ends) end();
        };
      },
    };
  });
}

function inOrder(searches: readonly SavedSearch[]): readonly SavedSearch[] {
  return searches.toSorted((one, other) => one.name.localeCompare(other.name));
}
