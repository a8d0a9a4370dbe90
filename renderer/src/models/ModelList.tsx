import { useEffect, useRef } from 'react';
import { useSeenPart } from '../ui/useSeenPart.ts';
import type { RowGroup } from './arrangeRows.ts';
import { ModelLine } from './ModelLine.tsx';
import type { ModelRow } from './modelRows.ts';

export interface ModelListProps {
  readonly id: string;
  readonly groups: readonly RowGroup[];
  /** Whether a graph asks for something. */
  readonly isAsked: boolean;
  readonly chosen: string | undefined;
  /** The one that is used now. */
  readonly inUse: string;
  /** Keys of those that are to be tried beside the one in use. */
  readonly ticked: { readonly has: (key: string) => boolean };
  readonly onChoose: (key: string) => void;
  readonly onTake: (row: ModelRow) => void;
}

/** px; the style sheet holds the same. */
const HEADING = 28;
const ROW = 40;
/** px drawn beyond what is in sight, so that scrolling shows no gap. */
const BEYOND = 240;

const HEADINGS: Readonly<Record<RowGroup['group'], string>> = {
  able: 'Can do all that is asked',
  less: 'Would leave something out',
  gone: 'Retired, or in no list any more',
  unlisted: 'In no list: use what is typed',
};

/** The models, of which only those in sight are drawn; the keys that go through them are those of the field above. */
export function ModelList({ id, groups, isAsked, chosen, inUse, ticked, onChoose, onTake }: ModelListProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { seen, measure } = useSeenPart(frame);
  const lines = layLines(groups);
  const total = lines.at(-1)?.end ?? 0;
  const at = lines.find((line) => line.row?.key === chosen);
  const [top, end] = [at?.top, at?.end];
  useEffect(() => {
    const element = frame.current;
    if (!element || top === undefined || end === undefined) return;
    if (top - HEADING < element.scrollTop) element.scrollTop = top - HEADING;
    else if (end > element.scrollTop + element.clientHeight) element.scrollTop = end - element.clientHeight;
  }, [top, end]);
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const shown = lines.filter((line) => line.end > seen.top - BEYOND && line.top < seen.top + seen.height + BEYOND);
  return (
    <div ref={frame} id={id} role="listbox" aria-label="Models" className="models__list" onScroll={measure}>
      <div role="presentation" style={{ height: total, position: 'relative' }}>
        {shown.map((line) =>
          line.row ? (
            <ModelLine
              key={line.row.key}
              id={optionId(id, line.row.key)}
              row={line.row}
              top={line.top}
              place={{ of: count, at: line.place }}
              isChosen={line.row.key === chosen}
              isInUse={line.row.key === inUse}
              isTicked={ticked.has(line.row.key)}
              onChoose={onChoose}
              onTake={onTake}
            />
          ) : (
            <div key={line.group} role="presentation" className="models__group" style={{ top: line.top }}>
              {line.group === 'able' && !isAsked ? 'All models' : HEADINGS[line.group]}{' '}
              <span className="models__count">{line.count}</span>
            </div>
          ),
        )}
      </div>
    </div>
  );
}

/** Of a row that is on screen. */
export function optionId(list: string, key: string): string {
  return `${list}-${key.replaceAll(' ', '-')}`;
}

interface Line {
  /** px */
  readonly top: number;
  readonly end: number;
  readonly group: RowGroup['group'];
  readonly count: number;
  /** From 1. */
  readonly place: number;
  /** Absent: the heading of its group. */
  readonly row?: ModelRow;
}

function layLines(groups: readonly RowGroup[]): readonly Line[] {
  let top = 0;
  let place = 0;
  return groups.flatMap(({ group, rows }): Line[] => {
    const own = { group, count: rows.length };
    const heading = { ...own, place, top, end: (top += HEADING) };
    return [heading, ...rows.map((row) => ({ ...own, row, place: ++place, top, end: (top += ROW) }))];
  });
}
