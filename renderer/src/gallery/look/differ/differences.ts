import type { PictureRow } from './pictureRows.ts';

/** A fact of several, one value each; `undefined`: not set there. */
export interface ComparedRow {
  readonly label: string;
  readonly values: readonly (string | undefined)[];
  readonly isMono: boolean;
}

export interface Differences {
  readonly differ: readonly ComparedRow[];
  readonly same: readonly ComparedRow[];
  /** Set in none of them. */
  readonly unset: readonly ComparedRow[];
}

/** What differs among several, what is the same, and what is set in none; by the names of the facts, in the order they come up. */
export function differences(sides: readonly (readonly PictureRow[])[]): Differences {
  const labels = new Set(sides.flatMap((rows) => rows.map(({ label }) => label)));
  const found: Record<keyof Differences, ComparedRow[]> = { differ: [], same: [], unset: [] };
  for (const label of labels) {
    const rows = sides.map((side) => side.find((row) => row.label === label));
    const values = rows.map((row) => (row?.value === '' ? undefined : row?.value));
    const keys = new Set(rows.map((row, at) => (values[at] === undefined ? '' : `${values[at]} ${row?.key ?? ''}`)));
    const kind = keys.size > 1 ? 'differ' : values[0] === undefined ? 'unset' : 'same';
    found[kind].push({ label, values, isMono: rows.some((row) => row?.isMono) });
  }
  return found;
}
