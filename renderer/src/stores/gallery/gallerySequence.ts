import type { PictureSequence } from '../view/PictureSequence.ts';
import type { GalleryStore } from './GalleryState.ts';
import { shownCount } from './GalleryState.ts';

/** All that is found, to be walked through one by one: what is hidden is left out. */
export function gallerySequence(gallery: GalleryStore, who = 'sequence'): PictureSequence {
  let version = 0;
  const numberAt = (index: number) => {
    const { found } = gallery.getState();
    return found?.rows.numberAt(rowOfShown(gallery, index)) ?? 0;
  };
  return {
    count: () => shownCount(gallery.getState()),
    at: (index) => gallery.getState().tileOf(numberAt(index))?.image,
    lookAt(index) {
      const number = numberAt(index);
      if (number !== 0 && number !== gallery.getState().active) gallery.getState().setActive(number);
    },
    load(from, to) {
      const { wantRows, wantTiles } = gallery.getState();
      wantRows(from, to);
      wantTiles(
        who,
        Array.from({ length: Math.max(0, to - from) }, (_, at) => numberAt(from + at)),
      );
    },
    subscribe: (changed) =>
      gallery.subscribe((now, before) => {
        if (
          now.found === before.found &&
          now.rowsVersion === before.rowsVersion &&
          now.tilesVersion === before.tilesVersion &&
          now.hidden === before.hidden
        )
          return;
        version += 1;
        changed();
      }),
    version: () => version,
  };
}

/** The place of a row among those that are shown. */
export function indexOfRow(gallery: GalleryStore, row: number): number {
  const { found, hidden } = gallery.getState();
  if (!found || hidden.size === 0) return row;
  let index = 0;
  for (let at = 0; at < row; at++) if (!hidden.has(found.rows.numberAt(at))) index += 1;
  return index;
}

function rowOfShown(gallery: GalleryStore, index: number): number {
  const { found, hidden } = gallery.getState();
  if (!found || hidden.size === 0) return index;
  let left = index;
  for (let row = 0; row < found.rows.count; row++) {
    if (hidden.has(found.rows.numberAt(row))) continue;
    if (left === 0) return row;
    left -= 1;
  }
  return found.rows.count;
}
