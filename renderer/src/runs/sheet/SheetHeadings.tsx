import { useMemo } from 'react';
import { formatMoney } from '#shared/graph/Money';
import { productWords } from '#shared/nodes/sweep/cells';
import type { SheetCell } from './data/SheetCell.ts';
import { headingsOf, type Heading } from './data/headingsOf.ts';
import type { SheetLayout } from './data/layOutSheet.ts';
import { sumsOf } from './data/sumsOf.ts';
import { doneWords, eachWords } from './sheetWords.ts';

export interface SheetHeadingsProps {
  readonly layout: SheetLayout;
  readonly cells: readonly SheetCell[];
  /** px from the first column: what is in sight. */
  readonly from: number;
  readonly to: number;
  /** px of the headings of the rows. */
  readonly aside: number;
}

/** What stands above the columns, a line a level; it stays while the sheet is scrolled. */
export function SheetHeadings({ layout, cells, from, to, aside }: SheetHeadingsProps) {
  const levels = useMemo(() => headingsOf(layout), [layout]);
  const last = levels.length - 1;
  return (
    <div role="rowgroup" className="sheet-heads">
      {levels.map((headings, level) => (
        <div key={level} role="row" aria-rowindex={level + 1} className="sheet-heads__level" data-last={level === last}>
          {level === 0 && <Corner layout={layout} />}
          {headings
            .filter(({ start, size }) => start + size >= from && start <= to)
            .map((heading) => (
              <ColumnHeading
                key={heading.column}
                layout={layout}
                cells={cells}
                heading={heading}
                level={level}
                isLast={level === last}
                left={aside + heading.start}
              />
            ))}
        </div>
      ))}
    </div>
  );
}

/** Which axes go where. */
function Corner({ layout: { rowAxes, columnAxes } }: Pick<SheetHeadingsProps, 'layout'>) {
  const labels = (axes: typeof rowAxes) => axes.map(({ label }) => label).join(', ');
  const counts = [...rowAxes, ...columnAxes].map(({ values }) => values.length);
  return (
    <div role="columnheader" aria-colindex={1} className="sheet-heads__corner">
      <span>
        {rowAxes.length > 0 && `${labels(rowAxes)} ↓ · `}
        {labels(columnAxes)} →
      </span>
      <span>{productWords(counts)}</span>
    </div>
  );
}

interface ColumnHeadingProps extends Pick<SheetHeadingsProps, 'layout' | 'cells'> {
  readonly heading: Heading;
  readonly level: number;
  readonly isLast: boolean;
  readonly left: number;
}

function ColumnHeading({ layout, cells, heading, level, isLast, left }: ColumnHeadingProps) {
  const { value, column, span, size } = heading;
  const axis = layout.columnAxes[level];
  const words = axis?.values[value];
  const sums = useMemo(() => sumsOf(cellsUnder(layout, cells, column, span)), [layout, cells, column, span]);
  const pixels = isLast ? layout.columns[column]?.pixels : undefined;
  const each = level === 0 ? eachWords(sums) : undefined;
  return (
    <div
      role="columnheader"
      aria-colindex={column + 2}
      aria-colspan={span}
      className="sheet-heads__head"
      style={{ left, width: size }}
    >
      <span className="sheet-heads__line">
        <b title={words?.name}>{words?.name}</b>
        {words?.aside !== undefined && <span className="sheet-heads__aside">{words.aside}</span>}
        {pixels && <span className="sheet-heads__aside">{`${String(pixels.width)} × ${String(pixels.height)}`}</span>}
        {!isLast && each !== undefined && <span className="sheet-heads__each">{each}</span>}
      </span>
      {isLast && (
        <span className="sheet-heads__sum">
          {sums.cost.microUsd > 0 && `${formatMoney(sums.cost)} `}
          <span>
            {doneWords(sums)}
            {each !== undefined && ` · ${each}`}
          </span>
        </span>
      )}
    </div>
  );
}

function cellsUnder(layout: SheetLayout, cells: readonly SheetCell[], column: number, span: number) {
  return layout.rows.flatMap((_, row) =>
    Array.from({ length: span }, (__, at) => cells[layout.cellAt(row, column + at)] ?? []),
  );
}
