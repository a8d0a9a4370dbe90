import type { CallOutput, GalleryQuery, Tile } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { createStore } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';
import type { ViewState } from '../view/ViewState.ts';
import { createFactActions } from './factActions.ts';
import { followLibrary } from './followLibrary.ts';
import { GalleryRows } from './GalleryRows.ts';
import type { GalleryPlace, GalleryState, GalleryStore } from './GalleryState.ts';
import { keepView, readKeptView } from './keptView.ts';
import { loadRows, type RowLoader } from './loadRows.ts';
import { NumberSet } from './NumberSet.ts';
import { choosing } from './choosing.ts';
import { NOTHING_CHOSEN } from './selection.ts';
import { createTileCache, type TileCache } from './tileCache.ts';

type Opened = CallOutput<'gallery.open'>;

export interface GalleryStoreOptions {
  readonly client: Client;
  readonly news: News;
  readonly notify: ViewState['notify'];
  readonly onError: (report: ErrorReport) => void;
  /** Hears what tiles say that were just loaded, or just changed. */
  readonly onTiles: (tiles: readonly Tile[]) => void;
  /** Lives as long as the page and its reloads. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** From an announcement to asking what became of it, ms. */
  readonly pauseMs?: number;
}

/** Rows around a place that are asked for before all others, to each side. */
const AROUND = 600;

/** The pictures a query finds, and what is chosen among them. */
export function createGalleryStore(options: GalleryStoreOptions): GalleryStore {
  const { client, news, notify, onError, onTiles, storage, pauseMs = 400 } = options;
  return createStore<GalleryState>()((set, get) => {
    const kept = readKeptView(storage);
    let { place }: { place: GalleryPlace | null } = kept;
    let newest = 0;
    let loader: RowLoader | undefined;

    const tiles: TileCache = createTileCache({
      async fetch(numbers) {
        const found = (await client('gallery.tiles', { numbers })).map(actions.withSaid);
        actions.noteTrash(found);
        onTiles(found);
        return found;
      },
      onChange() {
        set({ tilesVersion: get().tilesVersion + 1 });
      },
    });
    const { withSaid, noteTrash, ...facts } = createFactActions({
      client,
      tiles: () => tiles,
      get,
      set,
      notify,
      onError,
      onTiles,
    });
    const actions = { withSaid, noteTrash };

    const keep = () => {
      const { query, stacks, tileSize } = get();
      keepView(storage, { query, stacks, tileSize, place });
    };
    /** Puts on screen what was opened; at the picture that was there, where it is among it. */
    const show = async (opened: Opened, query: GalleryQuery, at: GalleryPlace | null, mine = ++newest) => {
      const rows = new GalleryRows(opened.count);
      rows.put(opened.rows);
      const found = at && (await client('gallery.place', { view: opened.view, number: at.number })).at;
      if (found !== null) {
        const from = Math.max(0, found - AROUND);
        if (rows.firstUnknown(from, found + AROUND) !== undefined)
          rows.put(await client('gallery.rows', { view: opened.view, from, limit: 2 * AROUND }));
      }
      if (mine !== newest) return;
      place = found === null ? null : at;
      loader?.end();
      const { view, count, cost, total, last } = opened;
      tiles.put(opened.tiles.map(withSaid));
      set({
        found: { view, query, count, cost, total, last, rows },
        isOpening: false,
        error: null,
        arrivals: 0,
        hidden: NumberSet.empty,
        rowsVersion: get().rowsVersion + 1,
      });
      loader = loadRows({
        client,
        view,
        rows,
        onRows() {
          set({ rowsVersion: get().rowsVersion + 1 });
        },
        onError: (caught) => {
          // Only a few views are kept: this one was given up for newer ones.
          if (reportOf(caught).code === 'not-found') void open(get().query, place);
          else set({ error: reportOf(caught) });
        },
      });
    };
    const open = async (query: GalleryQuery, at: GalleryPlace | null) => {
      const mine = ++newest;
      set({ query, isOpening: true, error: null });
      keep();
      try {
        const opened = await client('gallery.open', query);
        if (mine === newest) await show(opened, query, at, mine);
      } catch (caught) {
        if (mine === newest) set({ isOpening: false, error: reportOf(caught) });
      }
    };
    /**
     * Looks whether what is found is more than what is shown. At the top it is shown; elsewhere it waits to be asked for, and is only counted: the
     * service keeps few views, and what is shown must stay one of them.
     */
    const check = async () => {
      const { query, found, hidden, isOpening } = get();
      if (isOpening) return;
      if (!found) {
        await open(query, place);
        return;
      }
      const mine = newest;
      try {
        const { count } = await client('gallery.count', { filter: query.filter });
        if (mine !== newest) return;
        const arrivals = count - (found.count - hidden.size);
        if (arrivals === 0) return;
        if (place !== null && arrivals > 0) {
          set({ arrivals });
          return;
        }
        const opened = await client('gallery.open', query);
        if (mine === newest) await show(opened, query, place);
      } catch (caught) {
        onError(reportOf(caught));
      }
    };

    return {
      ...kept,
      found: null,
      isOpening: false,
      error: null,
      rowsVersion: 0,
      tilesVersion: 0,
      arrivals: 0,
      hidden: NumberSet.empty,
      selection: NOTHING_CHOSEN,
      active: 0,
      openStacks: new Set(),

      tileOf: (number) => tiles.get(number),
      wantTiles: tiles.want,
      wantRows(from, to, isSeen = true) {
        loader?.want(from, to, isSeen);
      },

      setQuery(query) {
        const isNarrowed = JSON.stringify(query.filter) !== JSON.stringify(get().query.filter);
        if (isNarrowed) set({ selection: NOTHING_CHOSEN, active: 0, openStacks: new Set() });
        void open(query, null);
      },
      setFilter(filter) {
        get().setQuery({ ...get().query, filter });
      },
      setSort(sort) {
        get().setQuery({ ...get().query, sort });
      },
      setGroupBy(groupBy) {
        // The order stays: so does the place.
        void open({ ...get().query, groupBy }, place);
      },
      setStacks(stacks) {
        set({ stacks, openStacks: new Set() });
        keep();
      },
      setTileSize(tileSize) {
        set({ tileSize });
        keep();
      },
      toggleStack(batch) {
        const openStacks = new Set(get().openStacks);
        if (!openStacks.delete(batch)) openStacks.add(batch);
        set({ openStacks });
      },
      closeStacks() {
        set({ openStacks: new Set() });
      },
      ...choosing(set, get),
      ...facts,
      reload: () => open(get().query, place),
      showArrivals() {
        place = null;
        void open(get().query, null);
      },
      place: () => place,
      keepPlace(next) {
        place = next;
        keep();
      },
      watch: followLibrary({ news, tiles, check, pauseMs }),
    };
  });
}
