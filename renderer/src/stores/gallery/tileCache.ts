import type { Tile } from '#shared/api/contract';

/** Tiles that are kept: some screens of the smallest. */
const MOST_KEPT = 3000;
/** Tiles asked for by one call, and calls under way at most: what is looked at must not wait for what was passed. */
const A_CALL = 120;
const MOST_CALLS = 2;

export interface TileCacheOptions {
  readonly fetch: (numbers: readonly number[]) => Promise<readonly Tile[]>;
  /** Tiles have come, or are others than they were. */
  readonly onChange: () => void;
  readonly mostKept?: number;
}

/** What is shown of pictures, by their numbers: as much as was looked at last. */
export interface TileCache {
  readonly get: (number: number) => Tile | undefined;
  readonly byId: (id: string) => Tile | undefined;
  readonly all: () => Iterable<Tile>;
  /** Says which are to be seen, most wanted first. Those said before, by the same who, and not yet asked for, are forgotten. */
  readonly want: (who: string, numbers: readonly number[]) => void;
  readonly put: (tiles: readonly Tile[]) => void;
  /** They are asked for again where they are wanted, and so are all that were gone; until then they stay. */
  readonly refresh: (which: (tile: Tile) => boolean) => void;
}

export function createTileCache({ fetch, onChange, mostKept = MOST_KEPT }: TileCacheOptions): TileCache {
  /** In the order of their last use. */
  const tiles = new Map<number, Tile>();
  const numbersById = new Map<string, number>();
  const stale = new Set<number>();
  /** Asked for now. */
  const asked = new Set<number>();
  /** Asked for, and not there: not asked for again until something has changed. */
  const gone = new Set<number>();
  const wanted = new Map<string, readonly number[]>();
  /** Of each call under way, what was said meanwhile to be another than it was: what it brings may be older than that. */
  const flights = new Set<((tile: Tile) => boolean)[]>();
  let isDue = false;

  const keep = (tile: Tile) => {
    tiles.delete(tile.number);
    tiles.set(tile.number, tile);
    numbersById.set(tile.image.id, tile.number);
    gone.delete(tile.number);
  };
  const prune = () => {
    for (const [number, tile] of tiles) {
      if (tiles.size <= mostKept) break;
      tiles.delete(number);
      numbersById.delete(tile.image.id);
      stale.delete(number);
    }
  };
  const next = (): number[] => {
    const found: number[] = [];
    for (const numbers of wanted.values()) {
      for (const number of numbers) {
        if (number === 0 || asked.has(number) || gone.has(number) || (tiles.has(number) && !stale.has(number)))
          continue;
        found.push(number);
        if (found.length === A_CALL) return found;
      }
    }
    return found;
  };
  const send = async (numbers: readonly number[]) => {
    const changed: ((tile: Tile) => boolean)[] = [];
    flights.add(changed);
    for (const number of numbers) asked.add(number);
    try {
      const found = await fetch(numbers);
      for (const number of numbers) {
        asked.delete(number);
        if (changed.length === 0) gone.add(number);
      }
      for (const tile of found) {
        keep(tile);
        if (changed.some((which) => which(tile))) stale.add(tile.number);
        else stale.delete(tile.number);
      }
      prune();
      flights.delete(changed);
      ask();
      onChange();
    } catch {
      // Wanted again, they are asked for again; that the service is gone is told elsewhere.
      flights.delete(changed);
      for (const number of numbers) asked.delete(number);
    }
  };
  const ask = () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      while (flights.size < MOST_CALLS) {
        const numbers = next();
        if (numbers.length === 0) return;
        void send(numbers);
      }
    });
  };

  return {
    get: (number) => tiles.get(number),
    byId: (id) => tiles.get(numbersById.get(id) ?? 0),
    all: () => tiles.values(),
    want(who, numbers) {
      wanted.set(who, numbers);
      for (const number of numbers) {
        const tile = tiles.get(number);
        if (!tile) continue;
        tiles.delete(number);
        tiles.set(number, tile);
      }
      ask();
    },
    put(found) {
      found.forEach(keep);
      prune();
      onChange();
    },
    refresh(which) {
      gone.clear();
      for (const changed of flights) changed.push(which);
      for (const tile of tiles.values()) if (which(tile)) stale.add(tile.number);
      ask();
    },
  };
}
