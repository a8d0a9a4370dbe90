import { Command } from 'cmdk';
import { useMemo, useState, type ReactNode } from 'react';
import { MarkedText } from './MarkedText.tsx';
import '../overlays/palette.css';

export interface SearchRow {
  /** Unlike that of any other row. */
  readonly id: string;
  readonly label: string;
  /** Letters of the label that were typed, by their places. */
  readonly marks?: readonly number[];
  readonly hint?: string | undefined;
  readonly mark?: ReactNode;
  /** At the end of the row. */
  readonly aside?: ReactNode;
  /** It is shown grey and cannot be chosen; the hint says why. */
  readonly isDisabled?: boolean;
  readonly onSelect: () => void;
}

export interface SearchGroup {
  /** Absent: what was found, the best first. */
  readonly heading?: string;
  readonly rows: readonly SearchRow[];
}

export interface SearchListProps {
  /** Names the list too. */
  readonly placeholder: string;
  /** Said where nothing was found. */
  readonly empty: string;
  /** What there is to choose from for what is typed: few enough to be drawn at once. */
  readonly find: (typed: string) => readonly SearchGroup[];
}

/** Rows to choose from by typing, arrows and Enter, which somebody else finds and puts in order. */
export function SearchList({ placeholder, empty, find }: SearchListProps) {
  const [typed, setTyped] = useState('');
  const groups = useMemo(() => find(typed), [find, typed]);
  const [chosen, setChosen] = useState<string>();
  const rows = groups.flatMap((group) => group.rows);
  const first = rows.find(({ isDisabled }) => !isDisabled)?.id ?? '';
  const isThere = rows.some(({ id }) => id === chosen);
  return (
    <Command
      loop
      label={placeholder}
      shouldFilter={false}
      value={chosen !== undefined && isThere ? chosen : first}
      onValueChange={setChosen}
    >
      <Command.Input
        autoFocus
        className="palette__input"
        placeholder={placeholder}
        value={typed}
        onValueChange={(text) => {
          setTyped(text);
          setChosen(undefined);
        }}
      />
      <Command.List className="palette__list">
        {rows.length === 0 && (
          <p className="palette__empty" role="status">
            {empty}
          </p>
        )}
        {groups.map(({ heading, rows: own }) =>
          own.length === 0 ? null : (
            <Command.Group key={heading ?? ''} heading={heading} className="palette__group">
              {own.map((row) => (
                <Row key={row.id} {...row} />
              ))}
            </Command.Group>
          ),
        )}
      </Command.List>
    </Command>
  );
}

function Row({ id, label, marks = [], hint, mark, aside, isDisabled = false, onSelect }: SearchRow) {
  return (
    <Command.Item value={id} className="palette__item" disabled={isDisabled} onSelect={onSelect}>
      {mark}
      <span className="palette__name">
        <MarkedText text={label} marks={marks} />
      </span>
      {hint !== undefined && <span className="palette__help">{hint}</span>}
      {aside}
    </Command.Item>
  );
}
