import { useState } from 'react';
import type { PictureFilter } from '#shared/api/contract';
import { walkRows } from '../../ui/overlays/walkRows.ts';
import { dayAt, dayText, NAMED_RANGES, RANGE_NAMES, rangeOf, rangeWords, startOfDayText } from './dayRanges.ts';
import { withPart, withParts } from './filterEdits.ts';

export interface DaysPanelProps {
  readonly filter: PictureFilter;
  /** ms since the epoch */
  readonly now: number;
  readonly onFilter: (filter: PictureFilter) => void;
  readonly onDone: () => void;
}

/** Days that one asks for most, and any others from one to another, both included. */
export function DaysPanel({ filter, now, onFilter, onDone }: DaysPanelProps) {
  const words = rangeWords(filter, now);
  const until = filter.until === undefined ? undefined : dayAt(filter.until, -1);
  return (
    <>
      <div role="menu" aria-label="Days" tabIndex={-1} onKeyDownCapture={walkRows}>
        {NAMED_RANGES.map((name, at) => (
          <button
            key={name}
            type="button"
            role="menuitem"
            autoFocus={at === 0}
            className="menu__item facet-panel__row"
            data-selected={RANGE_NAMES[name] === words}
            onClick={() => {
              onFilter({ ...withParts(filter, ['since', 'until']), ...rangeOf(name, now) });
              onDone();
            }}
          >
            {RANGE_NAMES[name]}
          </button>
        ))}
      </div>
      <div className="facet-panel__fields">
        <DayField
          label="From"
          value={filter.since}
          onChange={(since) => {
            onFilter(withPart(filter, 'since', since));
          }}
        />
        <DayField
          label="To"
          value={until}
          onChange={(last) => {
            onFilter(withPart(filter, 'until', last === undefined ? undefined : dayAt(last, 1)));
          }}
        />
      </div>
    </>
  );
}

interface DayFieldProps {
  readonly label: string;
  /** ms since the epoch */
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** A day. What is typed counts once it is whole. */
function DayField({ label, value, onChange }: DayFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <label className="facet-panel__field">
      {label}
      <input
        type="date"
        className="field"
        value={draft ?? (value === undefined ? '' : dayText(value))}
        onChange={(event) => {
          const text = event.target.value;
          const day = startOfDayText(text);
          setDraft(text);
          // A year is typed digit by digit.
          if (text === '' || (day !== undefined && day > 0)) onChange(day);
        }}
        onBlur={() => {
          setDraft(null);
        }}
      />
    </label>
  );
}
