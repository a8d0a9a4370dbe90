import { useEffect, useImperativeHandle, useLayoutEffect, useRef, type KeyboardEvent, type Ref } from 'react';
import type { SheetValue } from './data/SheetAxis.ts';
import { lanesWithin, type SheetLayout } from './data/layOutSheet.ts';
import type { Sheet } from './Sheet.ts';
import { SheetHeadings } from './SheetHeadings.tsx';
import { SheetTile } from './SheetTile.tsx';
import { cellName } from './sheetWords.ts';
import { useSeenArea } from './useSeenArea.ts';
import './SheetGrid.css';

/** What the keys of a sheet do to its grid. */
export interface GridHandle {
  /** Gives a cell the focus and brings it into view. */
  readonly focus: (cell: number) => void;
  /** How many rows are in sight. */
  readonly rowsSeen: () => number;
}

export interface SheetGridProps {
  readonly ref: Ref<GridHandle>;
  readonly sheet: Sheet;
  readonly layout: SheetLayout;
  /** How high pictures are, px. */
  readonly tile: number;
  /** The cell that is looked at. */
  readonly current: number;
  readonly onChoose: (cell: number) => void;
  readonly onOpen: (cell: number) => void;
  readonly onRetry: ((cell: number) => void) | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** px; the style sheet holds the same. */
const ASIDE = 176;
const LEVEL = 32;
const LAST_LEVEL = 44;
const PAD = 10;

/** The cells between their headings, which stay in sight; of ten thousand cells only those in sight are drawn. */
export function SheetGrid({ ref, sheet, layout, tile, current, onChoose, onOpen, onRetry, onKeyDown }: SheetGridProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { seen, measure } = useSeenArea(frame);
  const { axes, cells } = sheet;
  const { rows, columns, rowAxes, columnAxes } = layout;
  const aside = rowAxes.length > 0 ? ASIDE : 0;
  const head = Math.max(0, columnAxes.length - 1) * LEVEL + LAST_LEVEL;
  const across = { from: seen.left, to: seen.left + seen.width - aside };
  const columnsSeen = lanesWithin(columns, across.from, across.to);
  const rowsSeen = lanesWithin(rows, seen.top, seen.top + seen.height - head);
  const place = layout.placeOf(current);
  /** The cell that has the focus is drawn wherever it is. */
  const drawn = (range: { readonly from: number; readonly to: number }, at: number) => {
    const places = Array.from({ length: range.to - range.from }, (_, step) => range.from + step);
    return places.includes(at) ? places : [...places, at];
  };
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const found = frame.current?.querySelector<HTMLElement>(`[data-cell="${String(wanted.current)}"]`);
    if (!found) return;
    wanted.current = null;
    found.focus({ preventScroll: true });
  });
  const bringIntoView = (cell: number) => {
    const element = frame.current;
    const at = layout.placeOf(cell);
    const [row, column] = [rows[at.row], columns[at.column]];
    if (!element || !row || !column) return;
    element.scrollTop = nearest(element.scrollTop, row.start - PAD, row.start + row.size + PAD * 3, seen.height - head);
    element.scrollLeft = nearest(
      element.scrollLeft,
      column.start - PAD,
      column.start + column.size + PAD,
      seen.width - aside,
    );
    measure();
  };
  useImperativeHandle(ref, () => ({
    focus(cell) {
      bringIntoView(cell);
      wanted.current = cell;
      onChoose(cell);
      frame.current?.querySelector<HTMLElement>(`[data-cell="${String(cell)}"]`)?.focus({ preventScroll: true });
    },
    rowsSeen: () => Math.max(1, rowsSeen.to - rowsSeen.from - 1),
  }));
  // Another size or another turn: what was looked at stays in sight.
  useEffect(() => {
    bringIntoView(current);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a new layout moves things
  }, [tile, rowAxes, columnAxes]);
  return (
    <div
      ref={frame}
      role="grid"
      aria-label="Contact sheet"
      aria-rowcount={rows.length + columnAxes.length}
      aria-colcount={columns.length + 1}
      className="sheet-grid"
      data-pictures
      style={{ '--aside': `${String(aside)}px` }}
      onScroll={measure}
      onKeyDown={onKeyDown}
    >
      <div
        role="presentation"
        className="sheet-grid__space"
        style={{ width: aside + layout.width + PAD * 3, height: head + PAD + layout.height }}
      >
        <SheetHeadings layout={layout} cells={cells} aside={aside + PAD} {...across} />
        <div role="rowgroup">
          {drawn(rowsSeen, place.row).map((row) => {
            const lane = rows[row];
            if (!lane) return null;
            return (
              <div
                key={row}
                role="row"
                aria-rowindex={row + columnAxes.length + 1}
                className="sheet-row"
                style={{ top: head + PAD + lane.start, height: lane.size }}
              >
                {rowAxes.length > 0 && <RowHeading layout={layout} row={row} />}
                {drawn(columnsSeen, place.column).map((column) => {
                  const across = columns[column];
                  const index = layout.cellAt(row, column);
                  return (
                    across && (
                      <SheetTile
                        key={index}
                        cell={cells[index] ?? NOTHING}
                        index={index}
                        name={cellName(axes, index)}
                        column={column + 2}
                        left={aside + PAD + across.start}
                        width={across.size}
                        height={tile}
                        isCurrent={index === current}
                        onChoose={onChoose}
                        onOpen={onOpen}
                        onRetry={onRetry}
                      />
                    )
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

const NOTHING: Sheet['cells'][number] = [];

/** The values of a row: the innermost leads. */
function RowHeading({ layout: { rows, rowAxes }, row }: { readonly layout: SheetLayout; readonly row: number }) {
  const values = (rows[row]?.at ?? []).map((value, axis) => rowAxes[axis]?.values[value]);
  const own = values.at(-1);
  const isWhole = isBeginning(own);
  const aside = isWhole ? undefined : (own?.text ?? own?.aside);
  return (
    <div role="rowheader" aria-colindex={1} className="sheet-row__head">
      {values.length > 1 && (
        <span className="sheet-row__outer">
          {values
            .slice(0, -1)
            .map((value) => value?.name ?? '')
            .join(', ')}
        </span>
      )}
      <span className="sheet-row__name" title={own?.text ?? own?.name} data-alone={aside === undefined} dir="auto">
        {isWhole ? own?.text : own?.name}
      </span>
      {aside !== undefined && (
        <span className="sheet-row__text" title={aside} dir="auto">
          {aside}
        </span>
      )}
    </div>
  );
}

/** Whether a text says by itself what it is called: its name is how it begins. */
function isBeginning(value: SheetValue | undefined): boolean {
  return value?.text?.startsWith(value.name.replace(/…$/u, '')) ?? false;
}

/** Where to scroll to, so that a stretch is in sight, by the smallest move. */
function nearest(now: number, from: number, to: number, room: number): number {
  if (from < now) return Math.max(0, from);
  return to > now + room ? to - room : now;
}
