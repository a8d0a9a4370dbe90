import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Facets, GalleryQuery, PictureFilter } from '#shared/api/contract';
import type { Gallery } from '#shared/api/Gallery';
import { GROUPINGS, SORTS } from '#shared/api/gallerySchemas';
import { localDay } from '#shared/runs/localDay';
import { openGallery } from '../../../../../../electron/platform/library/gallery/openGallery.ts';
import { somePictures, type Collection } from './somePictures.ts';

interface Row {
  readonly number: number;
  readonly created_at: number;
  readonly group_at: number;
  readonly batch: number;
  readonly rating: number;
  readonly cost: number | null;
  readonly graph: string | null;
  readonly model: string | null;
}

const HOWS = SORTS.flatMap((sort) => GROUPINGS.map((groupBy) => ({ sort, groupBy })));
/** The same as none, said otherwise: it takes the long way. */
const ALL: PictureFilter = { kinds: ['made', 'imported', 'found'] };

function galleryOf({ path, folder }: Collection): Gallery {
  return openGallery(new Database(path, { readonly: true }), folder);
}

/** All numbers of a view, as its pages tell them, and its groups put together. */
async function whole(gallery: Gallery, query: GalleryQuery) {
  const { view, count, rows } = await gallery.open(query);
  const numbers: number[] = [];
  const groups = new Map<string, { first: number; count: number; cost: number }>();
  for (let from = 0; from === 0 || from < count; from += 37) {
    const page = await gallery.rows({ view, from, limit: 37 });
    numbers.push(...page.numbers);
    expect(page.isLast).toBe(from + 37 >= count);
    for (const group of page.groups) {
      const known = groups.get(group.key) ?? { first: group.first, count: 0, cost: 0 };
      expect(group.first).toBe(known.first + known.count);
      known.count += group.count;
      known.cost += group.cost.microUsd;
      groups.set(group.key, known);
    }
  }
  expect(numbers.slice(0, rows.numbers.length)).toEqual(rows.numbers);
  expect(numbers).toHaveLength(count);
  return { numbers, groups: [...groups.values()] };
}

/** What a view holds, worked out row by row. */
function expected({ db }: Collection, { sort, groupBy }: Omit<GalleryQuery, 'filter'>): number[] {
  const rows = db.prepare<[], Row>('SELECT * FROM pictures WHERE shelf = 0').all();
  const isOldest = sort === 'oldest';
  const keyOf = (row: Row): unknown =>
    ({ run: row.group_at, day: localDay(row.created_at), graph: row.graph, model: row.model, none: 0 })[groupBy];
  const moments = new Map<unknown, number>();
  for (const row of rows) {
    const at = groupBy === 'run' ? row.group_at : row.created_at;
    const known = moments.get(keyOf(row));
    if (known === undefined || (isOldest ? at < known : at > known)) moments.set(keyOf(row), at);
  }
  const order = (one: Row, other: Row): number => {
    const byGroup = (moments.get(keyOf(other)) ?? 0) - (moments.get(keyOf(one)) ?? 0);
    const within = {
      newest: groupBy === 'run' ? other.batch - one.batch : 0,
      oldest: groupBy === 'run' ? other.batch - one.batch : 0,
      rating: other.rating - one.rating,
      cost: (other.cost ?? -1) - (one.cost ?? -1),
    }[sort];
    return byGroup || within || other.created_at - one.created_at;
  };
  const sorted = rows.sort((one, other) => (isOldest ? -order(one, other) : order(one, other)));
  return sorted.map(({ number }) => number);
}

describe('a view of the gallery', () => {
  it.each(HOWS)('by $sort, grouped by $groupBy, is in order, told at once or worked out', async (how) => {
    const pictures = somePictures(1, 1600);
    const gallery = galleryOf(pictures);
    const told = await whole(gallery, { filter: {}, ...how });
    expect(told.numbers).toEqual(expected(pictures, how));
    expect(await whole(gallery, { filter: ALL, ...how })).toEqual(told);
    // Each group lies in one place, and they lie side by side.
    expect(told.groups.reduce((sum, { count }) => sum + count, 0)).toBe(told.numbers.length);
    expect(told.groups.reduce((sum, { cost }) => sum + cost, 0)).toBe(
      (await gallery.open({ filter: {}, ...how })).cost.microUsd,
    );
  });

  it('goes on as it began, whatever comes, goes and changes before its rest is asked for', async () => {
    const pictures = somePictures(2, 1500);
    const gallery = galleryOf(pictures);
    const how = { sort: 'newest', groupBy: 'day' } as const;
    const before = expected(pictures, how);
    const { view, rows } = await gallery.open({ filter: {}, ...how });
    expect(rows.numbers).toEqual(before.slice(0, 1000));
    pictures.add(30);
    pictures.db.exec(`UPDATE pictures SET trashed_at = 9 WHERE number = ${String(before[2])}`);
    const page = await gallery.rows({ view, from: 0, limit: 5000 });
    expect(page.numbers).toEqual(before);
    expect(page.isLast).toBe(true);
  });

  it('is kept while only a few others are opened', async () => {
    const gallery = galleryOf(somePictures(3, 20));
    const open = async () => (await gallery.open({ filter: ALL, sort: 'newest', groupBy: 'none' })).view;
    const first = await open();
    for (let count = 0; count < 5; count++) {
      await open();
      await gallery.rows({ view: first, from: 0, limit: 1 });
    }
    const second = await open();
    for (let count = 0; count < 6; count++) await open();
    await expect(gallery.rows({ view: second, from: 0, limit: 1 })).rejects.toMatchObject({ code: 'not-found' });
  });
});

const FILTERS: readonly PictureFilter[] = [
  {},
  { inTrash: true },
  { models: ['gemini-a'] },
  { graphs: ['Foxes', 'Owls'], rating: 2 },
  { tags: ['winter'], boards: ['Card'] },
  { tags: ['Winter', 'Keep'] },
  { kinds: ['drawn'] },
  { isFavourite: true, hasReferences: false },
  { resolutions: ['1K', '2K'], ratios: ['1:1'], isDamaged: true },
  { isMissing: true, providers: ['google'] },
  { seed: 2, minCost: 1000, maxCost: 2000 },
  { since: new Date(2026, 2, 29).getTime(), until: new Date(2026, 3, 2).getTime() },
  { models: ['nobody'] },
];

/** For each facet, what its choice adds to a filter. */
const CHOICES: { readonly [K in keyof Facets]: (value: string) => PictureFilter } = {
  providers: (value) => ({ providers: [value] }),
  models: (value) => ({ models: [value] }),
  ratios: (value) => ({ ratios: [value] }),
  resolutions: (value) => ({ resolutions: [value as '1K'] }),
  graphs: (value) => ({ graphs: [value] }),
  tags: (value) => ({ tags: [value] }),
  boards: (value) => ({ boards: [value] }),
  kinds: (value) => ({ kinds: [value as 'made'] }),
  ratings: (value) => ({ rating: Number(value) }),
  favourites: () => ({ isFavourite: true }),
  withReferences: () => ({ hasReferences: true }),
  damaged: () => ({ isDamaged: true }),
  missing: () => ({ isMissing: true }),
  inTrash: () => ({ inTrash: true }),
};

describe('a count', () => {
  it.each(FILTERS)('of %j is of as many as are found, and gives up no view', async (filter) => {
    const gallery = galleryOf(somePictures(4, 600));
    const { view, count } = await gallery.open({ filter, sort: 'newest', groupBy: 'none' });
    for (let times = 0; times < 10; times++) expect(await gallery.count(filter)).toEqual({ count });
    await expect(gallery.rows({ view, from: 0, limit: 1 })).resolves.toBeDefined();
  });
});

describe('facets', () => {
  it.each(FILTERS)('of %j count what a choice of each finds', async (filter) => {
    const gallery = galleryOf(somePictures(4, 600));
    const facets = await gallery.facets(filter);
    const count = async (chosen: PictureFilter) => {
      const tags = [...(filter.tags ?? []), ...(chosen.tags ?? [])];
      const all = { ...filter, ...chosen, ...(tags.length > 0 && { tags }) };
      return (await gallery.open({ filter: all, sort: 'newest', groupBy: 'none' })).count;
    };
    let compared = 0;
    for (const [name, choose] of Object.entries(CHOICES) as [keyof Facets, (value: string) => PictureFilter][]) {
      const facet = facets[name];
      const values = typeof facet === 'number' ? [{ value: '', count: facet }] : facet;
      for (const { value, count: told } of values) {
        expect([name, value, told]).toEqual([name, value, await count(choose(value))]);
        compared++;
      }
      if (typeof facet === 'number') continue;
      const counts = facet.map((each) => each.count);
      if (name !== 'ratings') expect(counts).toEqual([...counts].sort((one, other) => other - one));
    }
    expect(compared).toBeGreaterThan(4);
  });
});

describe('what is held in columns', () => {
  it('follows whatever changes in the index, also where the changes were forgotten', async () => {
    const pictures = somePictures(5, 200);
    const gallery = galleryOf(pictures);
    for (let round = 0; round < 40; round++) {
      if (round % 5 === 0) pictures.add(Math.floor(pictures.random() * 20));
      for (let changes = 0; changes < round % 7; changes++) pictures.change();
      if (round % 9 === 8) pictures.db.exec('DELETE FROM shelf_changes');
      const anew = galleryOf(pictures);
      for (const filter of [
        { kinds: ['made', 'drawn'] },
        { tags: ['Winter'] },
        { rating: 2 },
      ] satisfies PictureFilter[]) {
        expect(await gallery.facets(filter)).toEqual(await anew.facets(filter));
        const query = { filter, sort: 'rating', groupBy: 'graph' } as const;
        expect((await whole(gallery, query)).numbers).toEqual((await whole(anew, query)).numbers);
      }
      expect(await gallery.labels()).toEqual(await anew.labels());
    }
  });

  it('agrees with what is counted while it is written', async () => {
    const pictures = somePictures(6, 300);
    for (let changes = 0; changes < 60; changes++) pictures.change();
    const gallery = galleryOf(pictures);
    const query = { sort: 'newest', groupBy: 'none' } as const;
    const [atOnce, workedOut] = [
      await gallery.open({ filter: {}, ...query }),
      await gallery.open({ filter: ALL, ...query }),
    ];
    expect([atOnce.count, atOnce.cost]).toEqual([workedOut.count, workedOut.cost]);
  });
});

describe('pictures that are meant', () => {
  it('are those of a filter but for some, those of numbers, or those of ids; what is gone is refused', async () => {
    const pictures = somePictures(7, 50);
    const gallery = galleryOf(pictures);
    const all = [...(await gallery.numbersOf({ filter: {} }))];
    const [first = 0, second = 0] = all;
    expect([...(await gallery.numbersOf({ filter: {}, except: [first, second] }))]).toEqual(all.slice(2));
    const upTo = Math.max(...all) - 1;
    expect([...(await gallery.numbersOf({ filter: {}, upTo }))]).toEqual(all.filter((number) => number <= upTo));
    expect([...(await gallery.numbersOf({ numbers: [second, first] }))]).toEqual([second, first]);
    const idOf = pictures.db.prepare<[number], string>('SELECT id FROM pictures WHERE number = ?').pluck();
    expect([...(await gallery.numbersOf({ ids: [idOf.get(first) ?? ''] }))]).toEqual([first]);
    const emptied = pictures.db.prepare<[], number>('SELECT number FROM pictures WHERE shelf = 3').pluck().get() ?? 0;
    await expect(gallery.numbersOf({ numbers: [first, emptied] })).rejects.toMatchObject({ code: 'not-found' });
    await expect(gallery.numbersOf({ numbers: [9999] })).rejects.toMatchObject({ code: 'not-found' });
    await expect(gallery.numbersOf({ ids: [idOf.get(emptied) ?? ''] })).rejects.toMatchObject({ code: 'not-found' });
  });
});
