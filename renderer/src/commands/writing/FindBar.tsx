import { CaseSensitive, ChevronDown, ChevronUp } from 'lucide-react';
import { MOST_FOUND } from '#shared/texts/findText';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

/** What is looked for in a text, and what is to stand in its place. */
export interface Search {
  readonly sought: string;
  readonly by: string;
  readonly matchesCase: boolean;
  /** Which of those found one is at, from 0. */
  readonly at: number;
}

export interface FindBarProps {
  readonly search: Search;
  readonly onChange: (search: Search) => void;
  /** How many there are. */
  readonly count: number;
  readonly onReplace: (which: 'one' | 'all') => void;
}

/** Finding and replacing: Enter goes to the next, with Shift to the one before. */
export function FindBar({ search, onChange, count, onReplace }: FindBarProps) {
  const { sought, by, matchesCase, at } = search;
  const go = (step: 1 | -1) => {
    if (count > 0) onChange({ ...search, at: (at + step + count) % count });
  };
  const many = `${count.toLocaleString('en')}${count === MOST_FOUND ? '+' : ''}`;
  return (
    <div className="text-dialog__find" role="search" aria-label="Find in the text">
      <TextInput
        label="Find"
        placeholder="Find"
        value={sought}
        maxLength={1000}
        autoFocus
        onChange={(next) => {
          onChange({ ...search, sought: next, at: 0 });
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          go(event.shiftKey ? -1 : 1);
        }}
      />
      <span className="text-dialog__count" role="status">
        {sought !== '' && (count === 0 ? 'Not found' : `${(at + 1).toLocaleString('en')} of ${many}`)}
      </span>
      <IconButton
        label="Find the one before"
        shortcut="Shift+Enter"
        icon={ChevronUp}
        disabled={count === 0}
        onClick={() => {
          go(-1);
        }}
      />
      <IconButton
        label="Find the next"
        shortcut="Enter"
        icon={ChevronDown}
        disabled={count === 0}
        onClick={() => {
          go(1);
        }}
      />
      <IconButton
        label="Match case"
        icon={CaseSensitive}
        aria-pressed={matchesCase}
        onClick={() => {
          onChange({ ...search, matchesCase: !matchesCase, at: 0 });
        }}
      />
      <TextInput
        label="Replace with"
        placeholder="Replace with"
        value={by}
        onChange={(next) => {
          onChange({ ...search, by: next });
        }}
      />
      <Button
        disabled={count === 0}
        onClick={() => {
          onReplace('one');
        }}
      >
        Replace
      </Button>
      <Button
        disabled={count === 0}
        onClick={() => {
          onReplace('all');
        }}
      >
        Replace all
      </Button>
    </div>
  );
}
