import type { RowPage } from '#shared/api/contract';

export type RowGroup = RowPage['groups'][number];

/** Width by height, in thousandths, of a picture of which nothing is known yet. */
const USUAL_RATIO = 1000;
/** So flat or so tall that a row of them would be no row. */
const LEAST_RATIO = 125;
const MOST_RATIO = 8000;

/**
 * All rows of a view in its order, whatever is known of them: pages are put in as they come, in any order. Rows are changed in place; `version`
 * tells that they were.
 */
export class GalleryRows {
  readonly count: number;
  /** 0: not known yet. */
  readonly numbers: Int32Array;
  /** Width by height, in thousandths, within what can be laid out. */
  readonly ratios: Uint16Array;
  /** 0: not known yet, or alone. */
  readonly batches: Int32Array;
  version = 0;
  /** As the pages told of them, by their first rows. */
  #parts: RowGroup[] = [];
  /** Joined; `undefined`: not since the parts were others. */
  #groups: RowGroup[] | undefined = [];
  #known = 0;

  constructor(count: number) {
    this.count = count;
    this.numbers = new Int32Array(count);
    this.ratios = new Uint16Array(count).fill(USUAL_RATIO);
    this.batches = new Int32Array(count);
  }

  /** Those that are known, by their first rows; whole ones where all of their rows are known. */
  get groups(): readonly RowGroup[] {
    this.#groups ??= append([], this.#parts);
    return this.#groups;
  }
  get isWhole(): boolean {
    return this.#known === this.count;
  }
  /** How many rows are known. */
  get known(): number {
    return this.#known;
  }

  /** 0 where it is not known, or there is none. */
  numberAt(row: number): number {
    return this.numbers[row] ?? 0;
  }

  put({ from, numbers, ratios, batches, groups }: RowPage): void {
    const end = Math.min(this.count, from + numbers.length);
    for (let row = from; row < end; row++) {
      const at = row - from;
      if (this.numbers[row] === 0) this.#known += 1;
      this.numbers[row] = numbers[at] ?? 0;
      this.ratios[row] = Math.min(MOST_RATIO, Math.max(LEAST_RATIO, ratios[at] ?? USUAL_RATIO));
      this.batches[row] = Math.max(0, batches[at] ?? 0);
    }
    if (from >= endOf(this.#parts)) {
      this.#parts.push(...groups);
      if (this.#groups) append(this.#groups, groups);
    } else {
      this.#parts = replace(this.#parts, groups, from, end);
      this.#groups = undefined;
    }
    this.version += 1;
  }

  /** The first row of a stretch that is not known, within `[from, to)`; `undefined`: all are. */
  firstUnknown(from: number, to: number): number | undefined {
    if (this.isWhole) return undefined;
    for (let row = Math.max(0, from); row < Math.min(to, this.count); row++) if (this.numbers[row] === 0) return row;
    return undefined;
  }

  /** Where a picture lies; `undefined`: not among the rows that are known. */
  rowOf(number: number): number | undefined {
    const row = number === 0 ? -1 : this.numbers.indexOf(number);
    return row < 0 ? undefined : row;
  }

  /** The group a row lies in. */
  groupAt(row: number): RowGroup | undefined {
    const at = lastNotAfter(this.groups, row);
    const group = this.groups[at];
    return group && row < group.first + group.count ? group : undefined;
  }
}

/** Puts in the groups of rows `[from, end)`, in place of what was said of these rows before. */
function replace(before: readonly RowGroup[], page: readonly RowGroup[], from: number, end: number): RowGroup[] {
  return [
    ...before.flatMap((group) => part(group, 0, from)),
    ...page,
    ...before.flatMap((group) => part(group, end, Infinity)),
  ];
}

/** So much of a group as lies in rows `[from, end)`; what that cost is guessed. */
function part(group: RowGroup, from: number, end: number): readonly RowGroup[] {
  const first = Math.max(from, group.first);
  const count = Math.min(end, group.first + group.count) - first;
  if (count <= 0) return [];
  if (count === group.count) return [group];
  const microUsd = Math.round((group.cost.microUsd * count) / group.count);
  return [{ ...group, first, count, cost: { ...group.cost, microUsd } }];
}

/** Adds groups, joined where they are the same: pages mostly come one after the other, and a hundred thousand groups are not copied with each. */
function append(joined: RowGroup[], more: readonly RowGroup[]): RowGroup[] {
  for (const group of more) {
    const ahead = joined.at(-1);
    if (ahead?.key === group.key && ahead.first + ahead.count === group.first)
      joined[joined.length - 1] = sum(ahead, group);
    else joined.push(group);
  }
  return joined;
}

/** The row after all that are in groups. */
function endOf(groups: readonly RowGroup[]): number {
  const last = groups.at(-1);
  return last ? last.first + last.count : 0;
}

function sum(one: RowGroup, other: RowGroup): RowGroup {
  return {
    ...one,
    count: one.count + other.count,
    at: Math.min(one.at, other.at),
    cost: {
      microUsd: one.cost.microUsd + other.cost.microUsd,
      kind: one.cost.kind === 'actual' && other.cost.kind === 'actual' ? 'actual' : 'estimate',
    },
  };
}

/** The place of the last group that begins at `row` or before; -1: none. */
function lastNotAfter(groups: readonly RowGroup[], row: number): number {
  let low = 0;
  let high = groups.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((groups[middle]?.first ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
