import { toldApart } from '../../graph/rows/toldApart.ts';
import type { Row } from '../../graph/rows/Row.ts';
import { axisTitle, columnOf } from './Axis.ts';
import type { AxisItems } from './axisItems.ts';
import { countCells, placesOf } from './cells.ts';

/** The row of each cell, in the order of the cells. Takes time that grows with their number. */
export function cellRows(list: string, axes: readonly AxisItems[]): readonly Row[] {
  const lengths = axes.map(({ items }) => items.length);
  const places = Array.from({ length: countCells(lengths) }, (_, index) => placesOf(index, lengths));
  // An axis of one value tells nothing apart.
  const telling = axes.some(({ items }) => items.length > 1) ? axes.map(({ items }) => items.length > 1) : [];
  const words = axes.map(({ of, names }) => names.map((name) => wordsOf(of, name)));
  const names = toldApart(
    places.map((at) =>
      words.flatMap((own, axis) => (telling[axis] === false ? [] : [own[at[axis] ?? 0] ?? ''])).join(' · '),
    ),
  );
  const shared = axes.map(({ names: own }) => own.map((name, at) => ({ at, name })));
  return places.map((at, index) => ({
    list,
    index,
    name: names[index] ?? '',
    columns: columnsOf(axes, at),
    cell: shared.map((own, axis) => own[at[axis] ?? 0] ?? { at: 0, name: '' }),
  }));
}

/** What is wired keeps the columns of its rows; a column of the axes goes before one of the same name. */
function columnsOf(axes: readonly AxisItems[], at: readonly number[]): Readonly<Record<string, string>> {
  const columns: Record<string, string> = {};
  for (const [axis, { rows }] of axes.entries()) Object.assign(columns, rows[at[axis] ?? 0]?.columns);
  for (const [axis, { of, names }] of axes.entries()) columns[columnOf(of)] = names[at[axis] ?? 0] ?? '';
  return columns;
}

/** These say by themselves what they are; a bare number or word does not. */
const PLAIN: readonly string[] = ['provider', 'prompt', 'instructions', 'references', 'ratio', 'resolution'];

function wordsOf(of: string, name: string): string {
  return PLAIN.includes(of) ? name : `${axisTitle(of).toLowerCase()} ${name}`;
}
