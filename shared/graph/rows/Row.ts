/**
 * A row of a list, such as a line of a CSV. What is made for it belongs to it from node to node, so that what was made for one row meets its
 * own, whatever became of the others.
 */
export interface Row extends RowMark {
  /** What the row holds, by column. */
  readonly columns: Readonly<Record<string, string>>;
  /** Which of several that were made for the row, outermost first. Absent: what holds for all of it. */
  readonly part?: readonly number[];
}

/** What is told and kept of a row. */
export interface RowMark {
  /** The node that made the list. */
  readonly list: string;
  /** Its place in the list, from 0. */
  readonly index: number;
  /** What people call it; a list gives none twice (`toldApart`). */
  readonly name: string;
  /** Of a cell of a sweep: its value on each axis, the outermost first. */
  readonly cell?: readonly AxisPlace[];
}

/** A value on an axis of a sweep. */
export interface AxisPlace {
  /** Its place on the axis, from 0. */
  readonly at: number;
  /** What people call it; an axis gives no name twice. */
  readonly name: string;
}

/** The row of each item of a list, in its order; `undefined` for an item of no row. Empty: none of them has one. */
export type Rows = readonly (Row | undefined)[];

/** One of the `of` that are made for a row. */
export function partOfRow(row: Row | undefined, at: number, of: number): Row | undefined {
  return row && of > 1 ? { ...row, part: [...(row.part ?? []), at] } : row;
}

/** Whether two items belong together: they are of one row, and one of them holds for all that the other is a part of. */
export function isOfRow(one: Row, other: Row): boolean {
  if (one.list !== other.list || one.index !== other.index) return false;
  const { part = [] } = other;
  return (one.part ?? []).every((at, depth) => depth >= part.length || part[depth] === at);
}

/** What people call a row, also where it has no name of its own. */
export function nameOfRow({ name, index }: RowMark): string {
  return name.trim() === '' ? `Row ${String(index + 1)}` : name;
}

export function markOf({ list, index, name, cell }: Row): RowMark {
  return { list, index, name, ...(cell && { cell }) };
}
