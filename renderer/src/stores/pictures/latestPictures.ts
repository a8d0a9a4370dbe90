import type { Tile } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';
import { coalesce } from '../records/coalesce.ts';

export interface LatestPicturesState {
  /** What was made last, in whatever run and window, newest first; `null`: not known yet. */
  readonly tiles: readonly Tile[] | null;
  /** Follows what is made. Gives its own end. */
  readonly attach: () => () => void;
}

export type LatestPictures = StoreApi<LatestPicturesState>;

/** Pictures that are held at most, and that one call gives. */
const MOST = 300;
/** From a picture to the next question, ms: a batch lands together. */
const PAUSE_MS = 300;

/** The latest pictures that were made, as they come. */
export function createLatestPictures({ client, news }: { client: Client; news: News }): LatestPictures {
  return createStore<LatestPicturesState>()((set) => {
    let newest = 0;
    const ask = async () => {
      const mine = ++newest;
      const { rows, tiles } = await client('gallery.open', {
        filter: { kinds: ['made'] },
        sort: 'newest',
        groupBy: 'none',
      });
      const numbers = rows.numbers.slice(0, MOST);
      const known = new Map(tiles.map((tile) => [tile.number, tile]));
      const missing = numbers.filter((number) => !known.has(number));
      if (missing.length > 0)
        for (const tile of await client('gallery.tiles', { numbers: missing })) known.set(tile.number, tile);
      if (mine === newest) set({ tiles: numbers.flatMap((number) => known.get(number) ?? []) });
    };
    const asking = coalesce(
      // A service that is gone says so elsewhere; it is asked again once it is back.
      () => ask().catch(() => undefined),
      PAUSE_MS,
    );
    return {
      tiles: null,
      attach() {
        const ends = [
          news.on('run', ({ event }) => {
            if (event.kind === 'image-saved') asking.ask();
          }),
          news.on('pictures-changed', asking.ask),
          news.onGap(asking.ask),
          news.onReach((isThere) => {
            if (isThere) asking.ask();
          }),
          asking.end,
        ];
        ask().catch(() => undefined);
        return () => {
          for (const end of ends) end();
        };
      },
    };
  });
}
