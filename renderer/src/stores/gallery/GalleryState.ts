import type { GalleryQuery, PictureFilter, PictureTarget, Tile } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import type { Money } from '#shared/graph/Money';
import type { StoreApi } from 'zustand/vanilla';
import type { GalleryRows } from './GalleryRows.ts';
import type { NumberSet } from './NumberSet.ts';
import type { Selection } from './selection.ts';

/** What a query found. */
export interface FoundPictures {
  readonly view: string;
  readonly query: GalleryQuery;
  readonly count: number;
  /** Of all that were found. */
  readonly cost: Money;
  /** Of all there are. */
  readonly total: number;
  /** The highest number there was by then. */
  readonly last: number;
  readonly rows: GalleryRows;
}

/** Where one was: a picture, and how far below the upper edge of the grid its top was, px. */
export interface GalleryPlace {
  readonly number: number;
  readonly below: number;
}

/** What people say of pictures with one key. */
export interface TileFacts {
  /** 0: none. */
  readonly rating?: number;
  readonly isFavourite?: boolean;
}

export interface GalleryState {
  /** What is asked for; kept when the view is left, and when the page is loaded anew. */
  readonly query: GalleryQuery;
  /** Whether batches lie in stacks. */
  readonly stacks: boolean;
  /** The height rows aim at, px. */
  readonly tileSize: number;
  /** What was found last; it stays while something else is asked for. `null`: nothing was asked yet. */
  readonly found: FoundPictures | null;
  readonly isOpening: boolean;
  /** Why what was asked for last could not be had. */
  readonly error: ErrorReport | null;
  /** Counts on when rows became known. */
  readonly rowsVersion: number;
  /** Counts on when tiles came, or are others. */
  readonly tilesVersion: number;
  /** Pictures that came since and are not in the view. */
  readonly arrivals: number;
  /** Pictures that were found and are hidden since they went to the trash, or came out of it. */
  readonly hidden: NumberSet;
  readonly selection: Selection;
  /** The picture the keys are at, by its number; 0: none. */
  readonly active: number;
  /** Batches whose stack is open. */
  readonly openStacks: ReadonlySet<number>;

  /** `undefined` while it is not known. */
  readonly tileOf: (number: number) => Tile | undefined;
  /** Says which tiles are to be seen, most wanted first. `who`: each asks for its own. */
  readonly wantTiles: (who: string, numbers: readonly number[]) => void;
  /** Says which rows are to be seen. `isSeen`: some that are not known are seen already. */
  readonly wantRows: (from: number, to: number, isSeen?: boolean) => void;

  readonly setQuery: (query: GalleryQuery) => void;
  readonly setFilter: (filter: PictureFilter) => void;
  readonly setSort: (sort: GalleryQuery['sort']) => void;
  readonly setGroupBy: (groupBy: GalleryQuery['groupBy']) => void;
  readonly setStacks: (stacks: boolean) => void;
  readonly setTileSize: (tileSize: number) => void;
  readonly toggleStack: (batch: number) => void;
  readonly closeStacks: () => void;

  readonly setActive: (number: number) => void;
  /** Chooses these and no others. */
  readonly choose: (numbers: Iterable<number>) => void;
  /** Chooses one that was not chosen, and the other way round. */
  readonly toggle: (number: number) => void;
  /** The same of several: where all of them are chosen, none is then. */
  readonly toggleAll: (numbers: readonly number[]) => void;
  /** All rows from the one chosen last, or from the first, to this one. `adds`: what was chosen before stays. */
  readonly chooseTo: (row: number, adds?: boolean) => void;
  /** All that are found, whether they were looked at or not. */
  readonly chooseAll: () => void;
  readonly chooseNone: () => void;
  readonly chosenCount: () => number;
  /** Those that are chosen among the rows that are known, in the order of the view. */
  readonly chosenNumbers: () => readonly number[];
  /** What is chosen, or the picture the keys are at; as calls take it. Empty: neither. */
  readonly targets: () => readonly PictureTarget[];

  /** Shown at once and sent after; where it is refused, that is told and taken back. Default: `targets`. None of these rejects. */
  readonly setFacts: (facts: TileFacts, of?: readonly PictureTarget[]) => Promise<void>;
  /** Where all of them that are known have that rating, it is taken back. */
  readonly rate: (rating: number, of?: readonly PictureTarget[]) => Promise<void>;
  /** Marks all as favourites, or none where all are that can be seen. */
  readonly favourite: (of?: readonly PictureTarget[]) => Promise<void>;
  /** Into the trash; a notice offers to undo it. */
  readonly trash: (of?: readonly PictureTarget[]) => Promise<void>;
  /** Out of the trash. */
  readonly restore: (of?: readonly PictureTarget[]) => Promise<void>;

  /** Asks anew, and stays at the picture that is looked at. */
  readonly reload: () => Promise<void>;
  /** Takes in what came since, and goes to the top. */
  readonly showArrivals: () => void;
  /** Where the grid is; `null`: at its top. */
  readonly place: () => GalleryPlace | null;
  readonly keepPlace: (place: GalleryPlace | null) => void;
  /** Follows the library while a gallery is on screen. Gives its own end. */
  readonly watch: () => () => void;
}

export type GalleryStore = StoreApi<GalleryState>;

/** How many pictures the view shows. */
export function shownCount({ found, hidden }: Pick<GalleryState, 'found' | 'hidden'>): number {
  return found ? found.count - hidden.size : 0;
}
