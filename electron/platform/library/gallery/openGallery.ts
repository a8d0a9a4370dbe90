import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { CountedLabel, GalleryQuery } from '#shared/api/contract';
import type { Gallery } from '#shared/api/Gallery';
import type { Money } from '#shared/graph/Money';
import { type Columns, IS, SHELF } from './Columns.ts';
import { conditionsOf } from './conditions.ts';
import { createFirstRows } from './createFirstRows.ts';
import { createLookUp } from './createLookUp.ts';
import { createNumbersOf } from './createNumbersOf.ts';
import { createShared } from './createShared.ts';
import { createSweep } from './createSweep.ts';
import { createTiles } from './createTiles.ts';
import { facetsOf } from './facetsOf.ts';
import { countOf, found } from './orders.ts';
import { factsIn, rowPageOf } from './rowPages.ts';
import { Shelves } from './Shelves.ts';
import { Views } from './Views.ts';

/** So much of a view is told when it is opened: several screens of rows, and the tiles of the first. */
const FIRST_ROWS = 1000;
const FIRST_TILES = 100;
const SOON_MS = 100;

/** `db`: the index, from which is only read; nobody else may be using the connection. `folder`: the library's. */
export function openGallery(db: Database.Database, folder: string): Gallery {
  const shelves = new Shelves(db);
  const views = new Views();
  const firstRows = createFirstRows(db);
  const lookUp = createLookUp(db);
  const tiles = createTiles(db, folder);
  const sharedOf = createShared(db);
  const numbersNamed = createNumbersOf(db);
  const sweep = createSweep(db, folder);
  const total = db.prepare<[number], number>('SELECT count FROM shelf_totals WHERE shelf = ?').pluck();

  const search = async (query: GalleryQuery) => {
    const columns = await shelves.current();
    const conditions = () => conditionsOf(query.filter, columns, lookUp(query.filter, columns));
    const search = () => found(query, columns, shelves, conditions());
    // All there are is asked for again and again.
    const isAll = Object.keys(query.filter).length === 0;
    return { columns, numbers: isAll ? shelves.order(`all ${query.sort} ${query.groupBy}`, search) : search() };
  };
  const allOf = () => total.get(SHELF.shown) ?? 0;

  /** What an index can tell at once is told; the rest is worked out when it is asked for. */
  const openAtOnce = (query: GalleryQuery): Awaited<ReturnType<Gallery['open']>> | undefined => {
    const first = firstRows(query, FIRST_ROWS);
    if (!first) return undefined;
    const { rows, count, cost, highest } = first;
    const shown = [...rows.keys()];
    let all: Promise<Int32Array> | undefined;
    const view = randomUUID();
    const numbers = () =>
      (all ??= search(query).then(({ columns, numbers: whole }) => {
        const isAsItWas = columns.size - 1 <= highest && shown.every((number, at) => whole[at] === number);
        return isAsItWas ? whole : continued(shown, whole, highest);
      }));
    const isWhole = shown.length < FIRST_ROWS || shown.length === count;
    const pageOf = (from: number, limit: number) => {
      const isLast = isWhole && from + limit >= shown.length;
      const slice = { numbers: shown.slice(from, from + limit), from, isLast, groupBy: query.groupBy };
      return rowPageOf(slice, (number) => known(rows, number));
    };
    const beginning = (from: number, limit: number) =>
      isWhole || from + limit <= shown.length ? pageOf(from, limit) : undefined;
    views.add(view, { groupBy: query.groupBy, numbers, beginning });
    // Soon more will be asked for, as it is now; first come the tiles that are seen. Who asks hears of what fails.
    setTimeout(() => void numbers().catch(() => undefined), SOON_MS);
    return {
      view,
      count,
      cost,
      total: count,
      last: highest,
      rows: pageOf(0, FIRST_ROWS),
      ...tiles(shown.slice(0, FIRST_TILES)),
    };
  };

  const numbersOf: Gallery['numbersOf'] = async (target) => {
    const named = numbersNamed(target);
    if (named || !('filter' in target)) return named ?? new Int32Array();
    const { numbers } = await search({ filter: target.filter, sort: 'newest', groupBy: 'none' });
    const except = new Set(target.except);
    const { upTo = Infinity } = target;
    if (except.size === 0 && upTo === Infinity) return numbers;
    return numbers.filter((number) => number <= upTo && !except.has(number));
  };

  return {
    numbersOf,
    lookForAll: sweep,
    async labels() {
      return countedLabels(await shelves.current());
    },
    async open(query) {
      const atOnce = openAtOnce(query);
      if (atOnce) return atOnce;
      const { columns, numbers } = await search(query);
      const view = randomUUID();
      views.add(view, { groupBy: query.groupBy, numbers: () => Promise.resolve(numbers) });
      const shown = numbers.subarray(0, FIRST_ROWS);
      const isLast = shown.length === numbers.length;
      const rows = rowPageOf({ numbers: shown, from: 0, isLast, groupBy: query.groupBy }, factsIn(columns));
      const cost = costOf(columns, numbers);
      const last = columns.size - 1;
      return {
        view,
        count: numbers.length,
        cost,
        total: allOf(),
        last,
        rows,
        ...tiles([...shown.subarray(0, FIRST_TILES)]),
      };
    },
    async count(filter) {
      if (Object.keys(filter).length === 0) return { count: allOf() };
      const columns = await shelves.current();
      return { count: countOf(columns, conditionsOf(filter, columns, lookUp(filter, columns))) };
    },
    async rows({ view: name, from, limit }) {
      const { groupBy, numbers, beginning } = views.get(name);
      const told = beginning?.(from, limit);
      if (told) return told;
      const all = await numbers();
      const columns = await shelves.current();
      const shown = all.subarray(from, from + limit);
      return rowPageOf({ numbers: shown, from, isLast: from + limit >= all.length, groupBy }, factsIn(columns));
    },
    async tiles(numbers) {
      await Promise.resolve();
      return tiles(numbers);
    },
    async place({ view: name, number }) {
      const at = (await views.get(name).numbers()).indexOf(number);
      return { at: at < 0 ? null : at };
    },
    async facets(filter) {
      const columns = await shelves.current();
      return facetsOf(columns, conditionsOf(filter, columns, lookUp(filter, columns)));
    },
    async shared(target) {
      const numbers = await numbersOf(target);
      return sharedOf(await shelves.current(), numbers);
    },
  };
}

/** By name, tags and boards apart. */
function countedLabels({ labels, shelf }: Columns): CountedLabel[] {
  const counted = [...labels.values()].map(({ kind, name, key, pictures }) => {
    let count = 0;
    for (const picture of pictures) if ((shelf[picture] ?? SHELF.none) <= SHELF.drawn) count++;
    return { kind, name, key, count };
  });
  return counted
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ kind, name, count }) => ({ kind, name, count }));
}

function known<V>(rows: ReadonlyMap<number, V>, number: number): V {
  const row = rows.get(number);
  if (row === undefined) throw new Error(`Row ${String(number)} is not among those that were read.`);
  return row;
}

/** A view that goes on as it began, whatever came or changed meanwhile. */
function continued(first: readonly number[], all: Int32Array, highest: number): Int32Array {
  const shown = new Set(first);
  const rest = all.filter((number) => number <= highest && !shown.has(number));
  const numbers = new Int32Array(first.length + rest.length);
  numbers.set(first);
  numbers.set(rest, first.length);
  return numbers;
}

function costOf({ cost, flags }: Columns, numbers: Int32Array): Money {
  let [microUsd, isEstimate] = [0, false];
  for (const number of numbers) {
    const value = cost[number] ?? -1;
    if (value < 0) continue;
    microUsd += value;
    isEstimate ||= ((flags[number] ?? 0) & IS.estimate) > 0;
  }
  return { microUsd, kind: isEstimate ? 'estimate' : 'actual' };
}
