import type { PictureFilter } from '#shared/api/contract';
import { nameKey } from '../nameKey.ts';
import { type Columns, IS, KIND_CODES, RESOLUTION_CODES, SHELF } from './Columns.ts';
import type { Names } from './Names.ts';

/** What a filter asks, one condition a kind of value, so that a facet can be counted as if its own were not there. */
export type Aspect =
  | ('shelf' | 'kinds' | 'text' | 'run' | 'providers' | 'models' | 'ratios' | 'resolutions' | 'graphs' | 'tags')
  | ('boards' | 'rating' | 'isFavourite' | 'hasReferences' | 'seed' | 'time' | 'cost' | 'isDamaged' | 'isMissing');

export interface Condition {
  readonly aspect: Aspect;
  /** Whether the picture of a number meets it. */
  readonly holds: (number: number) => boolean;
}

/** What a filter asks that only the index can answer, each as a mark a number. */
export interface Looked {
  readonly text?: Uint8Array;
  readonly run?: Uint8Array;
}

/** The conditions of a filter, the quickest first. `looked`: absent where the filter says nothing of it. */
export function conditionsOf(filter: PictureFilter, columns: Columns, looked: Looked): readonly Condition[] {
  const { shelf, kind, flags } = columns;
  const found: Condition[] = [];
  const add = (aspect: Aspect, holds: Condition['holds']) => {
    found.push({ aspect, holds });
  };
  if (filter.inTrash) add('shelf', (number) => shelf[number] === SHELF.trash);
  else add('shelf', (number) => (shelf[number] ?? SHELF.none) <= SHELF.drawn);
  const kinds = codesOf(filter.kinds ?? ['made', 'imported', 'found'], KIND_CODES);
  add('kinds', (number) => kinds[kind[number] ?? 0] === 1);
  const { text, run } = looked;
  if (text) add('text', (number) => text[number] === 1);
  if (run) add('run', (number) => run[number] === 1);

  const named = (aspect: Aspect, wanted: readonly string[] | undefined, names: Names, column: Int32Array) => {
    if (!wanted) return;
    const marks = new Uint8Array(names.size);
    for (const each of wanted) {
      const number = names.numberOf(each);
      if (number !== undefined) marks[number] = 1;
    }
    add(aspect, (number) => marks[column[number] ?? 0] === 1);
  };
  named('providers', filter.providers, columns.providers, columns.provider);
  named('models', filter.models, columns.models, columns.model);
  named('ratios', filter.ratios, columns.ratios, columns.ratio);
  named('graphs', filter.graphs, columns.graphs, columns.graph);
  if (filter.resolutions) {
    const wanted = codesOf(filter.resolutions, RESOLUTION_CODES);
    add('resolutions', (number) => wanted[columns.resolution[number] ?? 0] === 1);
  }
  const flag = (aspect: Aspect, wanted: boolean | undefined, bit: number) => {
    if (wanted !== undefined) add(aspect, (number) => ((flags[number] ?? 0) & bit) > 0 === wanted);
  };
  flag('isFavourite', filter.isFavourite, IS.favourite);
  flag('isDamaged', filter.isDamaged, IS.damaged);
  flag('isMissing', filter.isMissing, IS.missing);
  const { rating: stars, hasReferences, seed } = filter;
  if (stars !== undefined) add('rating', (number) => (columns.rating[number] ?? 0) >= stars);
  if (hasReferences !== undefined)
    add('hasReferences', (number) => (columns.references[number] ?? 0) > 0 === hasReferences);
  if (seed !== undefined) add('seed', (number) => columns.seed[number] === seed);
  between(columns.createdAt, filter.since, filter.until, (holds) => {
    add('time', holds);
  });
  const { minCost = 0, maxCost = Infinity } = filter;
  if (filter.minCost !== undefined || filter.maxCost !== undefined)
    add('cost', (number) => (columns.cost[number] ?? -1) >= minCost && (columns.cost[number] ?? 0) <= maxCost);
  labelConditions(filter, columns, add);
  return found;
}

function labelConditions(
  { tags, boards }: PictureFilter,
  columns: Columns,
  add: (aspect: Aspect, holds: Condition['holds']) => void,
): void {
  const membersOf = (kind: 'tag' | 'board', name: string) =>
    [...columns.labels.values()].find((label) => label.kind === kind && label.key === nameKey(name))?.pictures ??
    NOBODY;
  if (tags) {
    const all = tags.map((tag) => membersOf('tag', tag)).sort((one, other) => one.size - other.size);
    add('tags', (number) => all.every((members) => members.has(number)));
  }
  if (boards) {
    const any = boards.map((board) => membersOf('board', board));
    add('boards', (number) => any.some((members) => members.has(number)));
  }
}

const NOBODY: ReadonlySet<number> = new Set();

function between(
  column: Float64Array,
  since: number | undefined,
  until: number | undefined,
  add: (holds: Condition['holds']) => void,
): void {
  if (since === undefined && until === undefined) return;
  const [first, end] = [since ?? -Infinity, until ?? Infinity];
  add((number) => (column[number] ?? 0) >= first && (column[number] ?? 0) < end);
}

function codesOf<T extends string>(wanted: readonly T[], codes: readonly T[]): Uint8Array {
  return Uint8Array.from(codes, (code) => (wanted.includes(code) ? 1 : 0));
}
