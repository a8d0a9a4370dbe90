import type { GalleryState, GalleryStore } from '../../stores/gallery/GalleryState.ts';
import type { GridModel } from './GridModel.ts';

/** Rows come page by page; what is not looked at is laid out anew after so long, ms, and more seldom where there is much of it. */
const PAUSE_MS = 500;
const ROWS_A_MS = 400;
/** Screens of tiles that are asked for beyond what is seen, in the way one goes and behind. */
const AHEAD = 2.5;
const BEHIND = 1;
/** Rows that are asked for around what is seen. */
const ROWS_AROUND = 500;

/** Lets a grid show what the gallery holds, and the gallery hear what is seen. Gives its own end. */
export function followGallery(model: GridModel, gallery: GalleryStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether rows are seen of which nothing was known yet. */
  let isWaiting = false;

  const show = (state: GalleryState, goal?: Parameters<GridModel['show']>[1]) => {
    clearTimeout(timer);
    timer = undefined;
    const { found, hidden, stacks, openStacks, tileSize } = state;
    if (!found) return;
    const hasHeadings = found.query.groupBy !== 'none';
    model.show({ rows: found.rows, hidden, stacks, openStacks, aim: tileSize, hasHeadings }, goal);
  };
  const showLater = () => {
    const count = gallery.getState().found?.rows.count ?? 0;
    timer ??= setTimeout(
      () => {
        show(gallery.getState());
      },
      PAUSE_MS + count / ROWS_A_MS,
    );
  };
  const ends = [
    gallery.subscribe((now, before) => {
      if (now.found !== before.found) show(now, now.place() ?? 'top');
      else if (
        now.hidden !== before.hidden ||
        now.stacks !== before.stacks ||
        now.openStacks !== before.openStacks ||
        now.tileSize !== before.tileSize
      )
        show(now);
      else if (now.rowsVersion !== before.rowsVersion) {
        if (isWaiting) show(now);
        else showLater();
      }
    }),
    model.subscribe(() => {
      isWaiting = ask(model, gallery.getState());
    }),
  ];
  const { place } = gallery.getState();
  show(gallery.getState(), place() ?? 'top');
  return () => {
    clearTimeout(timer);
    for (const end of ends) end();
    gallery.getState().wantTiles('grid', []);
  };
}

/** Says what is seen: tiles on screen first, then those that come next. Gives whether rows are seen of which nothing is known yet. */
function ask(model: GridModel, { found, wantRows, wantTiles }: GalleryState): boolean {
  const view = model.view();
  if (!view || !found) return true;
  const { layout, rows } = view;
  const { position, height, isGoingDown } = model;
  const [ahead, behind] = [AHEAD * height, BEHIND * height];
  const top = position - (isGoingDown ? behind : ahead);
  const bottom = position + height + (isGoingDown ? ahead : behind);
  const [seenFrom, seenTo] = model.itemsBetween(position, position + height);
  const [from, to] = model.itemsBetween(top, bottom);
  const numbers = new Set<number>();
  const add = (first: number, end: number) => {
    for (let item = first; item < end; item++) numbers.add(rows.numberAt(layout.rowOf(item)));
  };
  add(seenFrom, seenTo);
  const isUnknownSeen = numbers.has(0);
  if (isGoingDown) add(seenTo, to);
  else add(from, seenFrom);
  add(from, to);
  const firstRow = layout.rowOf(from);
  wantRows(firstRow - ROWS_AROUND, layout.rowOf(Math.max(from, to - 1)) + ROWS_AROUND, isUnknownSeen);
  wantTiles('grid', [...numbers]);
  return isUnknownSeen;
}
