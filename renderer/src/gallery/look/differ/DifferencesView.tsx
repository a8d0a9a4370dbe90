import { ChevronRight } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { FactList } from '../../../ui/FactList.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { ComparedSide } from './ComparedSide.ts';
import { differences } from './differences.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { Received } from './Received.tsx';
import { TextDiff } from './TextDiff.tsx';
import './DifferencesView.css';

interface DifferencesViewProps {
  readonly sides: readonly ComparedSide[];
  /** The two whose texts are told word by word. */
  readonly pair?: readonly [number, number];
  /** Said beside the heading. */
  readonly note?: ReactNode;
}

/** What differs as a table, texts word by word, what is the same below, and what is set in none folded. */
export function DifferencesView({ sides, pair = [0, 1], note }: DifferencesViewProps) {
  const rows = useMemo(() => differences(sides.map((side) => side.rows)), [sides]);
  const texts = useMemo(() => differences(sides.map((side) => side.texts)), [sides]);
  const [first, second] = pair;
  const count = rows.differ.length + texts.differ.length;
  const all = count + rows.same.length + rows.unset.length + texts.same.length + texts.unset.length;
  const names = [sides[first]?.name ?? 'A', sides[second]?.name ?? 'B'] as const;
  const differing = texts.differ.filter(({ values }) => values[first] !== values[second]);
  const same = [...rows.same, ...texts.same];
  const unset = [...rows.unset, ...texts.unset];
  return (
    <div className="differences">
      <header className="differences__head">
        <h3>What differs</h3>
        <span className="differences__count">{count === 0 ? 'nothing' : `${String(count)} of ${String(all)}`}</span>
        {note}
      </header>
      {rows.differ.length > 0 && (
        <DifferenceTable label="What differs" names={sides.map(({ name }) => name)} rows={rows.differ} />
      )}
      {differing.map(({ label, values }) => (
        <TextDiff key={label} label={label} first={values[first] ?? ''} second={values[second] ?? ''} names={names} />
      ))}
      <Received sides={sides} />
      {same.length > 0 && (
        <section aria-label="The same" className="differences__same">
          <h4>The same</h4>
          <FactList facts={same.map(({ label, values, isMono }) => ({ label, value: cut(values[0]), isMono }))} />
        </section>
      )}
      {unset.length > 0 && (
        <details className="differences__folded">
          <summary>
            <Icon icon={ChevronRight} size={12} />
            {unset.length} more, unset in {sides.length === 2 ? 'both' : 'all'}
          </summary>
          <p>{unset.map(({ label }) => label).join(', ')}</p>
        </details>
      )}
    </div>
  );
}

/** Letters of a text that is the same: its beginning says which it is. */
const MOST_SHOWN = 160;

function cut(text = ''): string {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
