import type { RowMark } from '#shared/graph/rows/Row';

export interface RowGroup {
  readonly key: string;
  /** Absent: what belongs to none. */
  readonly row?: RowMark;
  /** Where its items stand in the whole list. */
  readonly places: readonly number[];
}

/** Things by the row they belong to, in the order the rows come up; `undefined` where none of them has one. */
export function groupByRow(things: readonly { readonly row?: RowMark }[]): readonly RowGroup[] | undefined {
  if (!things.some(({ row }) => row)) return undefined;
  const groups = new Map<string, { key: string; row?: RowMark; places: number[] }>();
  for (const [place, { row }] of things.entries()) {
    const key = row ? `${String(row.index)} ${row.list}` : '';
    const group = groups.get(key) ?? { key, ...(row && { row }), places: [] };
    group.places.push(place);
    groups.set(key, group);
  }
  return [...groups.values()];
}
