import type { SheetLayout } from './layOutSheet.ts';

/** The heading of one or more columns that lie beside one another. */
export interface Heading {
  /** The value it stands for, on the axis of its level. */
  readonly value: number;
  /** Of its first column, and how many there are. */
  readonly column: number;
  readonly span: number;
  /** px */
  readonly start: number;
  readonly size: number;
}

/** The headings above the columns, a list a level: the outermost axis first, the last one has a heading for each column. */
export function headingsOf({ columnAxes, columns }: SheetLayout): readonly (readonly Heading[])[] {
  return columnAxes.map((_, level) => {
    const headings: Heading[] = [];
    let before = '';
    for (const [column, { at, start, size }] of columns.entries()) {
      const key = at.slice(0, level + 1).join(' ');
      const last = headings.at(-1);
      if (last && key === before)
        headings[headings.length - 1] = { ...last, span: last.span + 1, size: start + size - last.start };
      else headings.push({ value: at[level] ?? 0, column, span: 1, start, size });
      before = key;
    }
    return headings;
  });
}
