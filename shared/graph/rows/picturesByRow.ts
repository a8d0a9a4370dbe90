import type { ImageRef } from '../generation.ts';
import { isOfRow, type Row, type Rows } from './Row.ts';

/**
 * Which of some pictures go with the prompt of a row: those of that row, and all that belong to no row of its list, in the order they came.
 * `undefined`: of its list there are pictures, but none for this row, so that it must not be sent without. Asked of every row, it takes time
 * that grows with rows and what they are given.
 */
export function picturesByRow(
  pictures: readonly ImageRef[],
  rows: Rows,
): (row: Row | undefined) => readonly ImageRef[] | undefined {
  if (!rows.some((row) => row)) return () => pictures;
  const places = pictures.map((picture, at): Placed => ({ picture, at, row: rows[at] }));
  const lists = Map.groupBy(places, ({ row }) => row?.list);
  const known = new Map<string, Sorted>();
  return (row) => {
    if (!row || !lists.has(row.list)) return pictures;
    const sorted = known.get(row.list) ?? sort(places, row.list);
    known.set(row.list, sorted);
    const own = (sorted.byIndex.get(row.index) ?? []).filter((placed) => placed.row && isOfRow(placed.row, row));
    if (own.length === 0) return undefined;
    return [...own, ...sorted.common].sort((one, other) => one.at - other.at).map(({ picture }) => picture);
  };
}

interface Placed {
  readonly picture: ImageRef;
  readonly at: number;
  readonly row: Row | undefined;
}

interface Sorted {
  readonly byIndex: ReadonlyMap<number | undefined, readonly Placed[]>;
  readonly common: readonly Placed[];
}

function sort(places: readonly Placed[], list: string): Sorted {
  const { own = [], common = [] } = Object.groupBy(places, ({ row }) => (row?.list === list ? 'own' : 'common'));
  return { byIndex: Map.groupBy(own, ({ row }) => row?.index), common };
}
