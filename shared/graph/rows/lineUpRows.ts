import type { Row, Rows } from './Row.ts';

/** A list with the row of each of its items. */
export interface RowedList {
  readonly items: readonly unknown[];
  /** As long as `items`, or empty. */
  readonly rows: Rows;
}

/** What found no partner: a row, and the list that has nothing for it. */
export interface LeftOut {
  readonly row: Row;
  readonly lacking: string;
}

export interface LinedUp {
  /** The lists that were to be lined up, by name. */
  readonly lists: Readonly<Record<string, RowedList>>;
  /** The row of each line; empty where no list has rows. */
  readonly lines: Rows;
  /** Each row once. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Lines up lists that have rows of the same origin, row by row: what is made for a row meets its own, one item of a row serves all that
 * were made for it, and rows that a list has nothing for are left out. Other lists stay as they are. Takes time that grows with the lists.
 */
export function lineUpRows(lists: Readonly<Record<string, RowedList>>): LinedUp {
  const origins = Map.groupBy(Object.entries(lists), ([, list]) => originOf(list));
  origins.delete(undefined);
  if (origins.size === 0) return { lists, lines: [], leftOut: [] };
  const linedUp = new Map<string, RowedList>();
  const leftOut = new Map<string, LeftOut>();
  let lines: Rows = [];
  for (const same of origins.values()) {
    const { lists: own, rows } = same.length === 1 ? alone(same) : together(same, leftOut);
    for (const [name, list] of own) linedUp.set(name, list);
    if (rows.length > lines.length) lines = rows;
  }
  const all = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, linedUp.get(name) ?? list]));
  return { lists: all, lines: stretched(lines, all), leftOut: [...leftOut.values()] };
}

type Named = readonly [name: string, list: RowedList];

/** The list that all its items have rows of; `undefined`: there is none such. */
function originOf({ rows }: RowedList): string | undefined {
  const origin = rows[0]?.list;
  return rows.every((row) => row?.list === origin) ? origin : undefined;
}

function alone(same: readonly Named[]) {
  return { lists: same, rows: same[0]?.[1].rows ?? [] };
}

/** A row of a single line serves every line of the others, as its item does. */
function stretched(lines: Rows, lists: Readonly<Record<string, RowedList>>): Rows {
  const longest = Object.values(lists).reduce((most, { items }) => Math.max(most, items.length), 0);
  return lines.length === 1 && longest > 1 ? Array.from({ length: longest }, () => lines[0]) : lines;
}

/** The places of a list's items that are still to be told apart. */
interface Places {
  readonly list: RowedList;
  readonly name: string;
  readonly at: readonly number[];
}

function together(same: readonly Named[], leftOut: Map<string, LeftOut>) {
  /** Of each list, the place of its item in each line. */
  const chosen = same.map((): number[] => []);
  const tell = (row: Row, lacking: string) => {
    const key = `${row.list} ${String(row.index)}`;
    if (!leftOut.has(key)) leftOut.set(key, { row, lacking });
  };
  match(
    same.map(([name, list]) => ({ name, list, at: list.items.map((_, at) => at) })),
    0,
    { chosen, tell },
  );
  const lists = same.map(([name, { items, rows }], list): Named => {
    const places = chosen[list] ?? [];
    return [name, { items: places.map((at) => items[at]), rows: places.map((at) => rows[at]) }];
  });
  const rows = (lists[0]?.[1].rows ?? []).map((first, line) =>
    lists.reduce((deepest, [, own]) => deeper(deepest, own.rows[line]), first),
  );
  return { lists, rows };
}

function deeper(one: Row | undefined, other: Row | undefined): Row | undefined {
  return (other?.part?.length ?? 0) > (one?.part?.length ?? 0) ? other : one;
}

interface Matching {
  readonly chosen: readonly number[][];
  readonly tell: (row: Row, lacking: string) => void;
}

/** What tells items apart at a depth: their row, then their part of it, then the part of that. */
function keyAt(row: Row | undefined, depth: number): number | undefined {
  return depth === 0 ? row?.index : row?.part?.[depth - 1];
}

function match(lists: readonly Places[], depth: number, matching: Matching): void {
  const groups = lists.map(({ list, at }) => {
    const isTold = at.some((place) => keyAt(list.rows[place], depth) !== undefined);
    return isTold ? Map.groupBy(at, (place) => keyAt(list.rows[place], depth)) : undefined;
  });
  const lead = groups.find((group) => group !== undefined);
  if (!lead) {
    pair(lists, matching);
    return;
  }
  tellMissing(lists, groups, matching);
  for (const key of lead.keys()) {
    if (groups.some((group) => group && !group.has(key))) continue;
    const own = lists.map((places, list) => ({
      ...places,
      at: groups[list] ? (groups[list].get(key) ?? []) : places.at,
    }));
    match(own, depth + 1, matching);
  }
}

function tellMissing(
  lists: readonly Places[],
  groups: readonly (ReadonlyMap<number | undefined, readonly number[]> | undefined)[],
  { tell }: Matching,
): void {
  for (const [at, group] of groups.entries()) {
    for (const [key, [place = 0] = []] of group ?? []) {
      const lacking = groups.findIndex((other) => other && !other.has(key));
      const row = lists[at]?.list.rows[place];
      if (lacking >= 0 && row) tell(row, lists[lacking]?.name ?? '');
    }
  }
}

/** Items that nothing tells apart any more go by their order; one serves for all. */
function pair(lists: readonly Places[], { chosen, tell }: Matching): void {
  const several = lists.filter(({ at }) => at.length > 1);
  const length = several.reduce((least, { at }) => Math.min(least, at.length), several[0]?.at.length ?? 1);
  const shortest = several.find(({ at }) => at.length === length);
  for (const [index, { list, at }] of lists.entries()) {
    for (let line = 0; line < length; line++) chosen[index]?.push(at[at.length === 1 ? 0 : line] ?? 0);
    const row = list.rows[at[0] ?? 0];
    if (shortest && row && at.length > length) tell(row, shortest.name);
  }
}
