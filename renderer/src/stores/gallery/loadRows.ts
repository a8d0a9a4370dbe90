import type { Client } from '#shared/api/createClient';
import type { GalleryRows } from './GalleryRows.ts';

/** Rows of one call: a page of them is read in some ms, so that no frame waits for it. */
const PAGE_ROWS = 5000;
/** What is not seen waits so long, ms: until then the first screen is drawn, and has its thumbnails. */
const PAUSE_MS = 800;

export interface RowLoader {
  /** These are to be seen: they go before all others. `isSeen`: some that are not known are seen already. */
  readonly want: (from: number, to: number, isSeen: boolean) => void;
  readonly end: () => void;
}

export interface RowLoaderOptions {
  readonly client: Client;
  readonly view: string;
  readonly rows: GalleryRows;
  readonly onRows: () => void;
  /** Why rows could not be had; no more are asked for. */
  readonly onError: (caught: unknown) => void;
  readonly pauseMs?: number;
}

/** Asks for the rows of a view page by page, those that are to be seen first, until all are known. */
export function loadRows({ client, view, rows, onRows, onError, pauseMs = PAUSE_MS }: RowLoaderOptions): RowLoader {
  let wanted: readonly [from: number, to: number] = [0, 0];
  let lowest = 0;
  let hasEnded = false;

  const next = () => {
    const seen = rows.firstUnknown(...wanted);
    if (seen !== undefined) return seen - (seen % PAGE_ROWS);
    const first = rows.firstUnknown(lowest, rows.count);
    if (first !== undefined) lowest = first;
    return first;
  };
  const load = async () => {
    for (let from = next(); from !== undefined && !isOver(); from = next()) {
      const page = await client('gallery.rows', { view, from, limit: PAGE_ROWS });
      if (isOver()) return;
      // Nothing where something was: asking again would give nothing again.
      if (page.numbers.length === 0) return;
      rows.put(page);
      onRows();
    }
  };
  const isOver = () => hasEnded;
  let hasBegun = false;
  const begin = () => {
    if (hasBegun) return;
    hasBegun = true;
    load().catch((caught: unknown) => {
      if (!hasEnded) onError(caught);
    });
  };
  const timer = setTimeout(begin, pauseMs);
  return {
    want(from, to, isSeen) {
      wanted = [from, to];
      if (isSeen) begin();
    },
    end() {
      hasEnded = true;
      clearTimeout(timer);
    },
  };
}
