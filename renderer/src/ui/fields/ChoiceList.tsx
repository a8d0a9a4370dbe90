import { Command } from 'cmdk';
import type { KeyboardEvent, ReactNode } from 'react';
import '../overlays/palette.css';

export interface ChoiceListProps {
  /** Names the list too. */
  readonly placeholder: string;
  /** Said where nothing has the name that was typed. */
  readonly empty: string;
  /** Backspace goes back from here while nothing is typed. */
  readonly onBack?: () => void;
  readonly children: ReactNode;
}

/** Rows to choose from by typing, arrows and Enter, in groups. */
export function ChoiceList({ placeholder, empty, onBack, children }: ChoiceListProps) {
  const goBack = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Backspace' && event.currentTarget.value === '') onBack?.();
  };
  return (
    <Command loop label={placeholder} filter={holdsWords}>
      <Command.Input autoFocus className="palette__input" placeholder={placeholder} onKeyDown={goBack} />
      <Command.List className="palette__list">
        <Command.Empty className="palette__empty">{empty}</Command.Empty>
        {children}
      </Command.List>
    </Command>
  );
}

export function ChoiceGroup({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <Command.Group heading={heading} className="palette__group">
      {children}
    </Command.Group>
  );
}

export interface ChoiceRowProps {
  /** Unlike that of any other row. */
  readonly id: string;
  readonly mark?: ReactNode;
  readonly label: string;
  readonly hint?: string;
  /** At the end of the row. */
  readonly aside?: ReactNode;
  /** Found by these words too. */
  readonly keywords?: readonly string[];
  /** It is shown grey and cannot be chosen. */
  readonly isDisabled?: boolean;
  readonly onSelect: () => void;
}

export function ChoiceRow({
  id,
  mark,
  label,
  hint = '',
  aside,
  keywords = [],
  isDisabled = false,
  onSelect,
}: ChoiceRowProps) {
  return (
    <Command.Item
      value={id}
      keywords={[label, hint, ...keywords]}
      className="palette__item"
      disabled={isDisabled}
      onSelect={onSelect}
    >
      {mark}
      <span className="palette__name">{label}</span>
      {hint !== '' && <span className="palette__help">{hint}</span>}
      {aside}
    </Command.Item>
  );
}

/** Every word that was typed is in what is read; ids are not read. */
function holdsWords(_id: string, typed: string, keywords: readonly string[] = []): number {
  const text = keywords.join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
    ? 1
    : 0;
}
