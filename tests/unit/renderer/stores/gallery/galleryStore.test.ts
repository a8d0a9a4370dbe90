import { afterEach, describe, expect, test } from 'vitest';
import { BadInputError } from '#shared/errors/inputErrors';
import type { Tile } from '#shared/api/contract';
import { createGalleryStore } from '../../../../../renderer/src/stores/gallery/galleryStore.ts';
import type { GalleryStore } from '../../../../../renderer/src/stores/gallery/GalleryState.ts';
import { shownCount } from '../../../../../renderer/src/stores/gallery/GalleryState.ts';
import type { FakeAnswers } from '../../../../support/fakeService.ts';
import { fakeGallery } from '../../../../support/fakeGallery.ts';
import { fakeStorage } from '../../../../support/fakeStorage.ts';
import type { GroupShape } from '../../../../support/galleryRows.ts';
import { untilHolds } from '../../../../support/untilHolds.ts';

const SHAPES: readonly GroupShape[] = [
  { key: 'old', batches: [4, 4, 4] },
  { key: 'new', batches: [8, 1, 1] },
];
const COUNT = 22;

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function aGallery(shapes = SHAPES, answers: FakeAnswers = {}, storage = fakeStorage()) {
  const fake = fakeGallery(shapes, answers);
  const { client, news } = fake.service;
  const told: string[] = [];
  const errors: string[] = [];
  let offered: (() => void) | undefined;
  const store = createGalleryStore({
    client,
    news,
    storage,
    pauseMs: 1,
    onTiles: () => undefined,
    notify(message, _hint, more) {
      told.push(message);
      offered = more?.action?.run;
    },
    onError: ({ message }) => errors.push(message),
  });
  ends.push(store.getState().watch());
  await untilHolds(() => {
    expect(store.getState().found?.rows.isWhole).toBe(true);
  });
  return { ...fake, store, told, errors, storage, undo: () => offered?.() };
}

const tileOf = (store: GalleryStore, number: number): Tile | undefined => store.getState().tileOf(number);
const numbersOf = (store: GalleryStore) => Array.from(store.getState().found?.rows.numbers ?? []);

describe('what is found', () => {
  test('is known row by row, with its groups whole, whatever pages they came in', async () => {
    const { store } = await aGallery();
    expect(numbersOf(store)).toEqual(Array.from({ length: COUNT }, (_, at) => COUNT - at));
    expect(store.getState().found?.rows.groups.map(({ key, first, count }) => [key, first, count])).toEqual([
      ['new', 0, 10],
      ['old', 10, 12],
    ]);
  });

  test('is asked for again as it was when the page is loaded anew, at the picture that was looked at', async () => {
    const { store, storage } = await aGallery();
    store.getState().setSort('oldest');
    await untilHolds(() => {
      expect(store.getState().isOpening).toBe(false);
    });
    store.getState().keepPlace({ number: 5, below: 12 });
    const again = await aGallery(SHAPES, {}, storage);
    expect(again.service.inputsOf('gallery.open')[0]).toMatchObject({ sort: 'oldest' });
    expect(again.store.getState().place()).toMatchObject({ number: 5, below: 12 });
  });

  test('of two that are asked for, the later is shown, however late the earlier comes', async () => {
    const { store, service } = await aGallery();
    const open = service.inputsOf('gallery.open').length;
    let release: (() => void) | undefined;
    const first = {
      view: 'slow',
      count: 0,
      total: 0,
      last: 0,
      cost: { microUsd: 0, kind: 'actual' as const },
      tiles: [],
    };
    const rows = { from: 0, numbers: [], ratios: [], batches: [], groups: [], isLast: true };
    service.answer({
      'gallery.open': ({ filter }) =>
        filter.text === 'slow'
          ? new Promise(
              (resolve) =>
                (release = () => {
                  resolve({ ...first, rows });
                }),
            )
          : { ...first, view: 'quick', rows },
    });
    store.getState().setFilter({ text: 'slow' });
    store.getState().setFilter({ text: 'quick' });
    await untilHolds(() => {
      expect(store.getState().found?.view).toBe('quick');
    });
    release?.();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(store.getState().found?.view).toBe('quick');
    expect(service.inputsOf('gallery.open')).toHaveLength(open + 2);
  });
});

describe('what is said of pictures', () => {
  test('is shown at once, before the service has answered', async () => {
    let answer: (() => void) | undefined;
    const { store, service } = await aGallery(SHAPES, {
      'picture.setFacts': () =>
        new Promise(
          (resolve) =>
            (answer = () => {
              resolve({ count: 2 });
            }),
        ),
    });
    store.getState().choose([22, 21]);
    const done = store.getState().rate(4);
    expect([tileOf(store, 22)?.rating, tileOf(store, 21)?.rating, tileOf(store, 20)?.rating]).toEqual([4, 4, 0]);
    await untilHolds(() => {
      expect(answer).toBeDefined();
    });
    expect(service.inputsOf('picture.setFacts')).toEqual([{ of: { numbers: [21, 22] }, facts: { rating: 4 } }]);
    answer?.();
    await done;
    expect(tileOf(store, 22)?.rating).toBe(4);
  });

  test('is taken back and told where it is refused', async () => {
    const { store, errors } = await aGallery(SHAPES, {
      'picture.setFacts': () => Promise.reject(new BadInputError('The disk is full.')),
    });
    store.getState().choose([22]);
    await store.getState().favourite();
    expect(tileOf(store, 22)?.isFavourite).toBe(false);
    expect(errors).toEqual(['The disk is full.']);
  });

  test('the same rating again takes it back; all are favourites, or none', async () => {
    const { store, service } = await aGallery(SHAPES, { 'picture.setFacts': () => ({ count: 1 }) });
    store.getState().choose([22]);
    await store.getState().rate(3);
    await store.getState().rate(3);
    await store.getState().favourite();
    store.getState().choose([22, 21]);
    await store.getState().favourite();
    await store.getState().favourite();
    expect(service.inputsOf('picture.setFacts').map(({ facts }) => facts)).toEqual([
      { rating: 3 },
      { rating: 0 },
      { isFavourite: true },
      { isFavourite: true },
      { isFavourite: false },
    ]);
  });

  test('of all that are found is said by the query, and of all but one by that one', async () => {
    const { store, service } = await aGallery(SHAPES, { 'picture.setFacts': () => ({ count: 21 }) });
    store.getState().chooseAll();
    store.getState().toggle(7);
    await store.getState().rate(2);
    // What came since it was looked for was chosen by nobody.
    expect(service.inputsOf('picture.setFacts')).toEqual([
      { of: { filter: {}, upTo: 22, except: [7] }, facts: { rating: 2 } },
    ]);
    expect([tileOf(store, 22)?.rating, tileOf(store, 7)?.rating ?? 0]).toEqual([2, 0]);
  });

  test('by another window comes in', async () => {
    const { store, service, change, idOf } = await aGallery();
    store.getState().wantTiles('test', [22]);
    change(22, { rating: 5 });
    service.tell({ kind: 'pictures-changed', ids: [idOf(22)] });
    await untilHolds(() => {
      expect(tileOf(store, 22)?.rating).toBe(5);
    });
  });
});

describe('the trash', () => {
  const moved: FakeAnswers = {
    'picture.trash': () => ({ count: 2, at: 99 }),
    'picture.restore': () => ({ count: 2 }),
  };

  test('takes pictures out of the view at once, the keys go to the next, and Undo brings all back', async () => {
    const { store, service, told, undo } = await aGallery(SHAPES, moved);
    store.getState().choose([22, 21]);
    const done = store.getState().trash();
    expect(shownCount(store.getState())).toBe(COUNT - 2);
    expect(store.getState().active).toBe(20);
    expect(store.getState().chosenCount()).toBe(0);
    await done;
    expect(told).toEqual(['2 pictures are in the trash.']);
    undo();
    expect(shownCount(store.getState())).toBe(COUNT);
    await untilHolds(() => {
      expect(service.inputsOf('picture.restore')).toEqual([{ trashedAt: 99 }]);
    });
  });

  test('where it is refused, they come back', async () => {
    const { store, errors } = await aGallery(SHAPES, {
      'picture.trash': () => Promise.reject(new BadInputError('The library is read-only.')),
    });
    store.getState().choose([22]);
    await store.getState().trash();
    expect(shownCount(store.getState())).toBe(COUNT);
    expect(errors).toEqual(['The library is read-only.']);
  });

  test('of another window hides them here', async () => {
    const { store, service, change, idOf } = await aGallery();
    store.getState().wantTiles('test', [22]);
    change(22, { trashedAt: 5 });
    service.tell({ kind: 'pictures-changed', ids: [idOf(22)] });
    await untilHolds(() => {
      expect(shownCount(store.getState())).toBe(COUNT - 1);
    });
  });
});

describe('pictures that come', () => {
  const more: readonly GroupShape[] = [...SHAPES, { key: 'newest', batches: [3] }];

  test('are shown at the top', async () => {
    const { store, service, hold } = await aGallery();
    hold(more);
    service.tell({ kind: 'pictures-imported', ids: [] });
    await untilHolds(() => {
      expect(numbersOf(store)[0]).toBe(COUNT + 3);
    });
    expect(store.getState().arrivals).toBe(0);
  });

  test('wait while one looks at others, and are told of', async () => {
    const { store, service, hold } = await aGallery();
    store.getState().keepPlace({ number: 4, below: 0 });
    hold(more);
    service.tell({ kind: 'pictures-imported', ids: [] });
    await untilHolds(() => {
      expect(store.getState().arrivals).toBe(3);
    });
    expect(numbersOf(store)[0]).toBe(COUNT);
    // The service keeps few views: what is shown stays one of them.
    expect(service.inputsOf('gallery.open')).toHaveLength(1);
    store.getState().showArrivals();
    await untilHolds(() => {
      expect(numbersOf(store)[0]).toBe(COUNT + 3);
    });
    expect(store.getState().place()).toBe(null);
    expect(store.getState().arrivals).toBe(0);
  });
});

describe('choosing', () => {
  test('a range reaches from the last one chosen, and the next range takes its place', async () => {
    const { store } = await aGallery();
    const { choose, chooseTo, chosenNumbers } = store.getState();
    choose([20]);
    chooseTo(5);
    expect(chosenNumbers()).toEqual([20, 19, 18, 17]);
    chooseTo(1);
    expect(chosenNumbers()).toEqual([21, 20]);
    store.getState().toggle(10);
    chooseTo(14, true);
    expect(chosenNumbers()).toEqual([21, 20, 10, 9, 8]);
  });

  test('another filter chooses nothing; another order lets it be', async () => {
    const { store } = await aGallery();
    store.getState().choose([3, 4]);
    store.getState().setSort('cost');
    expect(store.getState().chosenCount()).toBe(2);
    store.getState().setFilter({ rating: 3 });
    expect(store.getState().chosenCount()).toBe(0);
  });
});

test('tiles that are passed before they were asked for are not asked for', async () => {
  const { store, service } = await aGallery([{ key: 'many', batches: Array<number>(3000).fill(1) }]);
  const { wantTiles } = store.getState();
  for (let from = 100; from < 2600; from += 100)
    wantTiles(
      'grid',
      Array.from({ length: 100 }, (_, at) => from + at),
    );
  await untilHolds(() => {
    expect(tileOf(store, 2599)).toBeDefined();
  });
  expect(service.inputsOf('gallery.tiles').flatMap(({ numbers }) => numbers).length).toBeLessThanOrEqual(200);
});
