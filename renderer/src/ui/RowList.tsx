import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { useSeenPart } from './useSeenPart.ts';
import './RowList.css';

export interface RowListProps<R> {
  /** What it is a list of, for screen readers. */
  readonly label: string;
  readonly rows: readonly R[];
  /** Names each row; unique. */
  readonly keyOf: (row: R) => string;
  readonly draw: (row: R) => ReactNode;
  /** The row that is chosen. Without `onChoose` nothing is. */
  readonly chosen?: string | undefined;
  readonly onChoose?: (key: string) => void;
  /** Enter, or a double click. */
  readonly onOpen?: (key: string) => void;
  readonly className?: string;
}

/** px; its style sheet holds the same. */
const ROW = 28;
/** Rows drawn beyond what is in sight, so that scrolling shows no gap. */
const BEYOND = 8;

/** Rows of one height, of which only those in sight are drawn; the arrow keys go through them. */
export function RowList<R>({ label, rows, keyOf, draw, chosen, onChoose, onOpen, className }: RowListProps<R>) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const { seen, measure } = useSeenPart(frame);
  const first = Math.max(0, Math.floor(seen.top / ROW) - BEYOND);
  const shown = rows.slice(first, Math.ceil((seen.top + seen.height) / ROW) + BEYOND);
  const at = chosen === undefined ? -1 : rows.findIndex((row) => keyOf(row) === chosen);
  const go = (to: number) => {
    const place = Math.min(Math.max(to, 0), rows.length - 1);
    const row = rows[place];
    const element = frame.current;
    if (row === undefined || !element) return;
    onChoose?.(keyOf(row));
    if (place * ROW < element.scrollTop) element.scrollTop = place * ROW;
    else if ((place + 1) * ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = (place + 1) * ROW - element.clientHeight;
  };
  const press = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(seen.height / ROW) - 1);
    const steps = new Map([
      ['ArrowDown', at + 1],
      ['ArrowUp', at < 0 ? 0 : at - 1],
      ['PageDown', at + page],
      ['PageUp', at - page],
      ['Home', 0],
      ['End', rows.length - 1],
    ]);
    const to = steps.get(event.key);
    if (to !== undefined && onChoose) go(to);
    else if (event.key === 'Enter' && chosen !== undefined && at >= 0) onOpen?.(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={frame}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={at >= first && at < first + shown.length ? `${id}-${String(at)}` : undefined}
      className={classNames('row-list', className)}
      onScroll={measure}
      onKeyDown={press}
    >
      <div role="presentation" style={{ height: rows.length * ROW }}>
        {shown.map((row, place) => {
          const key = keyOf(row);
          return (
            <div
              key={key}
              id={`${id}-${String(first + place)}`}
              role="option"
              aria-selected={key === chosen}
              aria-setsize={rows.length}
              aria-posinset={first + place + 1}
              className="row-list__row"
              style={{ top: (first + place) * ROW }}
              onClick={() => onChoose?.(key)}
              onDoubleClick={() => onOpen?.(key)}
            >
              {draw(row)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
