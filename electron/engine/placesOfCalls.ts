import type { RowMark } from '#shared/graph/rows/Row';

/** What was made for a row, and where. */
export interface RowPlace {
  readonly index: number;
  readonly row: RowMark;
}

/**
 * The place of each call in the batch of its node: as they are asked for. In a run that goes on, what a row has made before keeps its place,
 * so that a row that failed then and comes now moves no other; it takes a place that is free.
 * @param before the places that the node's rows had when the run last ended
 */
export function placesOfCalls(
  calls: readonly { readonly row?: RowMark }[],
  before: readonly RowPlace[],
): readonly number[] {
  const inOrder = calls.map((_, index) => index);
  if (before.length === 0) return inOrder;
  const known = Map.groupBy(
    [...before].sort((one, other) => one.index - other.index),
    ({ row }) => keyOf(row),
  );
  const taken = new Map<string, number>();
  const kept = calls.map(({ row }) => {
    if (!row) return undefined;
    const key = keyOf(row);
    const nth = taken.get(key) ?? 0;
    taken.set(key, nth + 1);
    return known.get(key)?.[nth]?.index;
  });
  const used = new Set(kept);
  const free = inOrder.filter((index) => !used.has(index));
  let next = 0;
  const places = kept.map((index) => index ?? free[next++] ?? 0);
  // Places without a call would be shown as empty for ever.
  return new Set(places).size === calls.length && places.every((index) => index < calls.length) ? places : inOrder;
}

function keyOf({ list, index }: RowMark): string {
  return `${String(index)} ${list}`;
}
