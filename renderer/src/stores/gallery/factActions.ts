import type { PictureTarget, Tile } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import type { ViewState } from '../view/ViewState.ts';
import type { GalleryState, TileFacts } from './GalleryState.ts';
import { NumberSet } from './NumberSet.ts';
import { meant, numbersOf, withSaid, type Said } from './pictureEdits.ts';
import { chooseLess } from './selection.ts';
import type { TileCache } from './tileCache.ts';

export interface FactActionsOptions {
  readonly client: Client;
  readonly tiles: () => TileCache;
  readonly get: () => GalleryState;
  readonly set: (changed: Partial<GalleryState>) => void;
  readonly notify: ViewState['notify'];
  readonly onError: (report: ErrorReport) => void;
  /** Hears what is said. */
  readonly onTiles: (tiles: readonly Tile[]) => void;
}

export type FactActions = Pick<GalleryState, 'setFacts' | 'rate' | 'favourite' | 'trash' | 'restore'> & {
  /** A tile as the service gives it, with what it has not been told yet. */
  readonly withSaid: (tile: Tile) => Tile;
  /** Hides what another window moved to the trash, or out of it, and shows what came back. */
  readonly noteTrash: (tiles: readonly Tile[]) => void;
};

/** What people say of pictures: drawn at once, sent after, and taken back where it is refused. */
export function createFactActions({
  client,
  tiles,
  get,
  set,
  notify,
  onError,
  onTiles,
}: FactActionsOptions): FactActions {
  const said = new Set<Said>();
  let moving = 0;

  const isFound = ({ number }: Tile) => get().found?.rows.rowOf(number) !== undefined;
  const put = (changed: readonly Tile[]) => {
    tiles().put(changed);
    onTiles(changed);
  };
  const seen = (of: readonly PictureTarget[]) => [...tiles().all()].filter(meant(of, isFound));
  const setFacts = async (facts: TileFacts, of: readonly PictureTarget[]) => {
    const saying: Said = { isMeant: meant(of, isFound), facts };
    const before = [...tiles().all()].filter(saying.isMeant);
    said.add(saying);
    put(before.map((tile) => ({ ...tile, ...facts })));
    try {
      for (const target of of) await client('picture.setFacts', { of: target, facts });
    } catch (caught) {
      put(before);
      onError(reportOf(caught));
    } finally {
      said.delete(saying);
    }
  };

  const onScreen = () => NumberSet.of(get().found?.rows.numbers ?? []);
  const named = (of: readonly PictureTarget[]) => numbersOf(of, onScreen(), (id) => tiles().byId(id)?.number);
  const hide = (numbers: NumberSet) => {
    const { found, hidden, selection } = get();
    if (!found) return;
    const here = [...numbers].filter((number) => !hidden.has(number) && found.rows.rowOf(number) !== undefined);
    const nowHidden = hidden.with(here);
    set({ hidden: nowHidden, active: activeAfter(get(), nowHidden), selection: chooseLess(selection, here) });
  };
  const show = (numbers: NumberSet) => {
    set({ hidden: get().hidden.without(numbers) });
  };
  /** Hides what is named while `work` is done, and for good where it is. */
  const hiding = async (of: readonly PictureTarget[], work: (numbers: NumberSet) => Promise<void>) => {
    const numbers = named(of);
    hide(numbers);
    moving += 1;
    try {
      await work(numbers);
    } catch (caught) {
      show(numbers);
      onError(reportOf(caught));
    } finally {
      moving -= 1;
    }
  };
  const undo = async (numbers: NumberSet, moments: readonly number[]) => {
    show(numbers);
    try {
      for (const trashedAt of moments) await client('picture.restore', { trashedAt });
    } catch (caught) {
      hide(numbers);
      onError(reportOf(caught));
    }
  };

  return {
    withSaid: (tile) => withSaid(tile, said),
    noteTrash(found) {
      // What is on its way is not known to the service yet.
      if (moving > 0) return;
      const { hidden, query } = get();
      const isTrashShown = query.filter.inTrash ?? false;
      const gone = found.filter(
        ({ number, trashedAt }) => (trashedAt === undefined) === isTrashShown && !hidden.has(number),
      );
      const back = found.filter(
        ({ number, trashedAt }) => (trashedAt !== undefined) === isTrashShown && hidden.has(number),
      );
      if (gone.length > 0) hide(NumberSet.of(gone.map(({ number }) => number)));
      if (back.length > 0) show(NumberSet.of(back.map(({ number }) => number)));
    },
    setFacts: (facts, of = get().targets()) => setFacts(facts, of),
    rate(rating, of = get().targets()) {
      const isSaidAgain = isEvery(seen(of), (tile) => tile.rating === rating);
      return setFacts({ rating: isSaidAgain ? 0 : rating }, of);
    },
    favourite(of = get().targets()) {
      return setFacts({ isFavourite: !isEvery(seen(of), (tile) => tile.isFavourite) }, of);
    },
    async trash(of = get().targets()) {
      if (of.length === 0 || get().query.filter.inTrash) return;
      await hiding(of, async (numbers) => {
        const moments: number[] = [];
        let count = 0;
        for (const target of of) {
          const gone = await client('picture.trash', { of: target });
          moments.push(gone.at);
          count += gone.count;
        }
        notify(
          count === 1 ? 'The picture is in the trash.' : `${String(count)} pictures are in the trash.`,
          undefined,
          {
            action: { label: 'Undo', run: () => void undo(numbers, moments) },
            topic: 'trash',
          },
        );
      });
    },
    async restore(of = get().targets()) {
      if (of.length === 0) return;
      await hiding(get().query.filter.inTrash ? of : [], async () => {
        let count = 0;
        for (const target of of) count += (await client('picture.restore', { of: target })).count;
        notify(count === 1 ? 'The picture is back.' : `${String(count)} pictures are back.`, undefined, {
          topic: 'trash',
        });
      });
    },
  };
}

function isEvery(tiles: readonly Tile[], test: (tile: Tile) => boolean): boolean {
  return tiles.length > 0 && tiles.every(test);
}

/** Where the keys go once their picture is gone: to the next that is there, or the one before. */
function activeAfter({ active, found }: GalleryState, hidden: NumberSet): number {
  if (!found || !hidden.has(active)) return active;
  const { rows } = found;
  const from = rows.rowOf(active) ?? 0;
  const isThere = (row: number) => rows.numberAt(row) !== 0 && !hidden.has(rows.numberAt(row));
  for (let row = from; row < rows.count; row++) if (isThere(row)) return rows.numberAt(row);
  for (let row = from; row >= 0; row--) if (isThere(row)) return rows.numberAt(row);
  return 0;
}
