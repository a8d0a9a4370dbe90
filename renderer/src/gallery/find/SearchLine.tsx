import { CircleHelp, Search, X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { keyFault } from '../../stores/gallery/keyFault.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { QueryHelp } from './QueryHelp.tsx';
import { useSlashKey } from './useSlashKey.ts';
import './SearchLine.css';

export interface SearchLineProps {
  /** What is searched for now. */
  readonly text: string;
  /** Whether what was asked for is still on its way. */
  readonly isBusy: boolean;
  /** Called when the hand rests, and at once by Enter. */
  readonly onText: (text: string) => void;
}

/** As long a pause as tells that a word is typed, ms. */
const PAUSE_MS = 160;
/** UTF-16 units; more is no search. */
const MAX_WORDS = 1000;

/** Where the words stand that pictures are to have. */
export function SearchLine({ text, isBusy, onText }: SearchLineProps) {
  /** What is typed and not yet searched for; `null`: nothing. */
  const [draft, setDraft] = useState<string | null>(null);
  /** What was searched for from here. Where another place searches for something else, that is shown. */
  const [asked, setAsked] = useState({ text, seen: text });
  if (asked.seen !== text) {
    setAsked({ text, seen: text });
    if (asked.text !== text) setDraft(null);
  }
  const [isHelpOpen, setHelpOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const faultId = useId();
  const shown = draft ?? text;
  const fault = keyFault('The search', shown);
  useSlashKey(input);

  const search = (next: string) => {
    setDraft(null);
    if (next.trim() !== text.trim()) onText(next);
  };
  useEffect(() => {
    if (draft === null || fault) return undefined;
    const timer = setTimeout(() => {
      setAsked({ text: draft.trim(), seen: text });
      onText(draft);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- whoever asks may be a new function at each drawing; the words are what counts
  }, [draft, fault === undefined]);

  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !fault) {
      event.preventDefault();
      search(shown);
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      if (shown === '') event.currentTarget.blur();
      else search('');
    }
  };
  return (
    <div className="search-line" aria-busy={isBusy}>
      <Icon icon={Search} size={14} className="search-line__sign" />
      <input
        ref={input}
        type="text"
        inputMode="search"
        aria-label="Search pictures"
        aria-keyshortcuts="/"
        aria-invalid={fault !== undefined}
        aria-describedby={fault ? faultId : undefined}
        className="field search-line__input"
        placeholder="Search prompts, notes and tags"
        value={shown}
        maxLength={MAX_WORDS}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setDraft(event.target.value);
        }}
        onKeyDown={press}
        onBlur={() => {
          if (draft !== null && !fault) search(draft);
        }}
      />
      {shown === '' ? (
        <span className="search-line__key" aria-hidden>
          <Kbd>/</Kbd>
        </span>
      ) : (
        <IconButton
          label="Clear the search"
          shortcut="Esc"
          size="small"
          icon={X}
          onClick={() => {
            search('');
            input.current?.focus();
          }}
        />
      )}
      <QueryHelp isOpen={isHelpOpen} onOpenChange={setHelpOpen}>
        <button type="button" className="icon-button icon-button--small" aria-label="How to search">
          <Icon icon={CircleHelp} size={14} />
        </button>
      </QueryHelp>
      {fault && (
        <p id={faultId} role="status" className="search-line__fault">
          That looks like an API key, so it is not searched for.
        </p>
      )}
    </div>
  );
}
