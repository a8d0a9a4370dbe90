import type { Tile } from '#shared/api/contract';

/** A picture of the filmstrip, px from its beginning. */
export interface FilmPlace {
  readonly index: number;
  readonly tile: Tile;
  readonly left: number;
  readonly width: number;
}

export interface Film {
  readonly places: readonly FilmPlace[];
  /** Where a hairline parts two runs, px. */
  readonly partings: readonly number[];
  /** px */
  readonly width: number;
}

/** px, of all pictures. */
const FILM_HEIGHT = 56;
const GAP = 4;
/** px between two runs, the line in its middle. */
const PARTING = 17;
/** Nothing is wider or narrower than so, in heights. */
const WIDEST = 3;
const NARROWEST = 0.4;

/** Where pictures lie in a row: each in its ratio, those of one run together. */
export function layFilm(tiles: readonly Tile[]): Film {
  const places: FilmPlace[] = [];
  const partings: number[] = [];
  let left = 0;
  for (const [index, tile] of tiles.entries()) {
    const before = tiles[index - 1];
    if (before && before.run !== tile.run) {
      partings.push(left - GAP + (PARTING - 1) / 2);
      left += PARTING - GAP;
    }
    const ratio = tile.image.width / tile.image.height;
    const width = Math.round(FILM_HEIGHT * Math.min(WIDEST, Math.max(NARROWEST, ratio)));
    places.push({ index, tile, left, width });
    left += width + GAP;
  }
  return { places, partings, width: Math.max(0, left - GAP) };
}
