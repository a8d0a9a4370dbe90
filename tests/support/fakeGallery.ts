import type { RowPage, Tile } from '#shared/api/contract';
import { fakeService, type FakeAnswers, type FakeService } from './fakeService.ts';
import { rowPageOf, type GroupShape } from './galleryRows.ts';

/** Rows and tiles of the first answer. */
const FIRST_ROWS = 20;

export interface FakeGallery {
  readonly service: FakeService;
  /** What is there from now on; pictures keep their numbers, from 1. */
  readonly hold: (shapes: readonly GroupShape[]) => void;
  /** Changes what a picture is shown as. */
  readonly change: (number: number, changed: Partial<Tile>) => void;
  readonly idOf: (number: number) => string;
}

/** A library in the same process, as the calls of the gallery tell of it. Newest first: the highest number is on top. */
export function fakeGallery(shapes: readonly GroupShape[], more: FakeAnswers = {}): FakeGallery {
  let page = reversed(rowPageOf(shapes));
  const changes = new Map<number, Partial<Tile>>();
  const tileOf = (number: number): Tile => ({
    number,
    image: { id: idOf(number), width: 100, height: 100, mime: 'image/png' },
    createdAt: number,
    kind: 'made',
    words: `picture ${number}`,
    run: null,
    model: 'sample',
    seed: number,
    rating: 0,
    isFavourite: false,
    hash: null,
    ...changes.get(number),
  });
  let views = 0;
  const slice = (from: number, limit: number): RowPage => {
    const to = Math.min(from + limit, page.numbers.length);
    return {
      from,
      numbers: page.numbers.slice(from, to),
      ratios: page.ratios.slice(from, to),
      batches: page.batches.slice(from, to),
      groups: page.groups.flatMap((group) => {
        const first = Math.max(group.first, from);
        const count = Math.min(group.first + group.count, to) - first;
        return count <= 0
          ? []
          : [{ ...group, first, count, cost: { microUsd: count * 1000, kind: 'actual' as const } }];
      }),
      isLast: to === page.numbers.length,
    };
  };
  const service = fakeService({
    'gallery.open': () => ({
      view: `view ${(views += 1)}`,
      count: page.numbers.length,
      total: page.numbers.length,
      last: Math.max(0, ...page.numbers),
      cost: { microUsd: page.numbers.length * 1000, kind: 'actual' },
      rows: slice(0, FIRST_ROWS),
      tiles: page.numbers.slice(0, FIRST_ROWS).map(tileOf),
    }),
    'gallery.count': () => ({ count: page.numbers.length }),
    'gallery.rows': ({ from, limit }) => slice(from, limit),
    'gallery.tiles': ({ numbers }) => numbers.map(tileOf),
    'gallery.place': ({ number }) => {
      const at = page.numbers.indexOf(number);
      return { at: at < 0 ? null : at };
    },
    ...more,
  });
  return {
    service,
    hold(next) {
      page = reversed(rowPageOf(next));
    },
    change(number, changed) {
      changes.set(number, { ...changes.get(number), ...changed });
    },
    idOf,
  };
}

function idOf(number: number): string {
  return number.toString(16).padStart(64, '0');
}

function reversed(page: RowPage): RowPage {
  const { length } = page.numbers;
  return {
    ...page,
    numbers: page.numbers.toReversed(),
    ratios: page.ratios.toReversed(),
    batches: page.batches.toReversed(),
    groups: page.groups.map((group) => ({ ...group, first: length - group.first - group.count })).toReversed(),
  };
}
