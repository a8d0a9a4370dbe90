import type { News } from '../../api/createNews.ts';
import { coalesce } from '../records/coalesce.ts';
import type { TileCache } from './tileCache.ts';

export interface FollowLibraryOptions {
  readonly news: News;
  readonly tiles: TileCache;
  /** Looks what is there now. */
  readonly check: () => Promise<void>;
  readonly pauseMs: number;
}

/** Hears of pictures that come, change and go, here and in other windows, while someone looks. */
export function followLibrary({ news, tiles, check, pauseMs }: FollowLibraryOptions): () => () => void {
  return () => {
    const checking = coalesce(check, pauseMs);
    const everything = () => {
      tiles.refresh(() => true);
      checking.ask();
    };
    /** One that was emptied may have come back: it has the number it had. */
    const arrived = () => {
      tiles.refresh(() => false);
      checking.ask();
    };
    const ends = [
      news.on('run', ({ event }) => {
        if (event.kind === 'image-saved') arrived();
      }),
      news.on('pictures-imported', arrived),
      news.on('pictures-changed', ({ ids }) => {
        if (ids === null) {
          everything();
          return;
        }
        const changed = new Set(ids);
        tiles.refresh(({ image }) => changed.has(image.id));
        // One that is not known here may have come out of the trash.
        if (ids.some((id) => tiles.byId(id) === undefined)) checking.ask();
      }),
      news.onGap(everything),
      news.onReach((isThere) => {
        if (isThere) everything();
      }),
      checking.end,
    ];
    // What was missed while nobody looked.
    tiles.refresh(() => true);
    void check();
    return () => {
      for (const end of ends) end();
    };
  };
}
