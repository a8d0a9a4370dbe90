import type { GalleryQuery } from '#shared/api/contract';
import { startOfDay } from './startOfDay.ts';
import { type Columns, SHELF } from './Columns.ts';
import type { Condition } from './conditions.ts';
import type { Shelves } from './Shelves.ts';

/** The numbers of the pictures that meet all conditions, in the order of a query. */
export function found(
  { sort, groupBy }: Pick<GalleryQuery, 'sort' | 'groupBy'>,
  columns: Columns,
  shelves: Pick<Shelves, 'order'>,
  conditions: readonly Condition[],
): Int32Array {
  const isByRun = groupBy === 'run' && (sort === 'newest' || sort === 'oldest');
  const byTime = () => shelves.order('time', () => ordered(columns, [columns.createdAt]));
  const byRun = () => shelves.order('run', () => ordered(columns, [columns.groupAt, columns.batch, columns.createdAt]));
  const kept = keep(isByRun ? byRun() : byTime(), conditions);
  // Both are kept oldest first.
  if (sort !== 'oldest') kept.reverse();
  if (isByRun) return kept;
  if (sort === 'rating') inSteps(kept, (number) => 5 - (columns.rating[number] ?? 0));
  if (sort === 'cost') dearestFirst(kept, columns.cost);
  switch (groupBy) {
    case 'none':
      return kept;
    case 'day':
      if (sort === 'newest' || sort === 'oldest') return kept;
      return grouped(kept, (number) => startOfDay(columns.createdAt[number] ?? 0), columns.createdAt, sort);
    case 'run':
      return grouped(kept, (number) => columns.groupAt[number] ?? 0, columns.groupAt, sort);
    case 'graph':
      return grouped(kept, (number) => columns.graph[number] ?? 0, columns.createdAt, sort);
    case 'model':
      return grouped(kept, (number) => columns.model[number] ?? 0, columns.createdAt, sort);
  }
}

/** How many pictures meet all conditions, one of which is of the shelf. */
export function countOf({ size }: Columns, conditions: readonly Condition[]): number {
  const tests = conditions.map(({ holds }) => holds);
  let count = 0;
  next: for (let number = 1; number < size; number++) {
    for (const holds of tests) if (!holds(number)) continue next;
    count++;
  }
  return count;
}

/** All numbers there are, oldest first. */
function ordered({ size, shelf }: Columns, by: readonly (Float64Array | Int32Array)[]): Int32Array {
  const all = new Int32Array(size);
  let count = 0;
  for (let number = 1; number < size; number++) if (shelf[number] !== SHELF.none) all[count++] = number;
  const numbers = all.subarray(0, count);
  const compare = (one: number, other: number) => {
    for (const column of by) {
      const difference = (column[one] ?? 0) - (column[other] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  // Numbers are given as pictures come, so mostly nothing is to be done.
  const isInOrder = numbers.every((number, at) => at === 0 || compare(numbers[at - 1] ?? 0, number) <= 0);
  return isInOrder ? numbers : numbers.sort(compare);
}

function keep(order: Int32Array, conditions: readonly Condition[]): Int32Array {
  const tests = conditions.map(({ holds }) => holds);
  const kept = new Int32Array(order.length);
  let count = 0;
  next: for (const number of order) {
    for (const holds of tests) if (!holds(number)) continue next;
    kept[count++] = number;
  }
  return kept.slice(0, count);
}

/** Puts numbers in order of small whole steps, in place; those of a step stay in the order they had. */
function inSteps(numbers: Int32Array, stepOf: (number: number) => number): void {
  const starts: number[] = [];
  for (const number of numbers) {
    const step = stepOf(number) + 1;
    starts[step] = (starts[step] ?? 0) + 1;
  }
  for (let step = 0, sum = 0; step < starts.length; step++) starts[step] = sum += starts[step] ?? 0;
  const from = numbers.slice();
  for (const number of from) {
    const step = stepOf(number);
    const at = starts[step] ?? 0;
    numbers[at] = number;
    starts[step] = at + 1;
  }
}

function dearestFirst(numbers: Int32Array, cost: Float64Array): void {
  // A sort of typed arrays is stable, so the newest comes first where the cost is the same.
  numbers.sort((one, other) => (cost[other] ?? -1) - (cost[one] ?? -1));
}

/** Puts groups one after the other: the one that came last first, or the one that came first where the oldest is asked for. */
function grouped(
  numbers: Int32Array,
  keyOf: (number: number) => number,
  momentOf: Float64Array,
  sort: GalleryQuery['sort'],
): Int32Array {
  const moments = new Map<number, number>();
  for (const number of numbers) {
    const key = keyOf(number);
    const at = momentOf[number] ?? 0;
    const known = moments.get(key);
    if (known === undefined || (sort === 'oldest' ? at < known : at > known)) moments.set(key, at);
  }
  const keys = [...moments].sort(([key, at], [otherKey, otherAt]) => otherAt - at || otherKey - key);
  if (sort === 'oldest') keys.reverse();
  const steps = new Map(keys.map(([key], step) => [key, step]));
  inSteps(numbers, (number) => steps.get(keyOf(number)) ?? 0);
  return numbers;
}
