import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { keyFault } from '../../stores/gallery/keyFault.ts';
import { useStudio } from '../../stores/hooks.ts';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { Section } from '../../ui/Section.tsx';
import './NoteField.css';

export interface NoteFieldProps {
  /** As it is kept; `undefined`: not known yet, or several that differ. */
  readonly note: string | undefined;
  readonly placeholder: string;
  /** Gives whether it was kept. */
  readonly onSave: (note: string) => Promise<boolean>;
}

/** So long a rest as tells that a sentence is written, ms. */
const PAUSE_MS = 900;
/** UTF-16 units */
const MAX_NOTE = 10_000;

/**
 * A note, kept when one leaves it, rests, or goes on to another picture: draw it anew (`key`) for each. What could not be kept stays there to be
 * tried again.
 */
export function NoteField({ note, placeholder, onSave }: NoteFieldProps) {
  const { view } = useStudio();
  /** What is written and not kept; `null`: nothing. */
  const [draft, setDraft] = useState<string | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const unsaved = useRef<string | null>(null);
  const fault = draft === null ? undefined : keyFault('The note', draft);

  const save = async () => {
    const text = takeUnsaved();
    if (text === null) return;
    if (text === (note ?? '')) {
      setDraft(null);
      return;
    }
    const isKept = await onSave(text);
    if (hasMore()) return;
    if (isKept) setDraft(null);
    else unsaved.current = text;
    setFailed(!isKept);
  };
  const takeUnsaved = () => {
    const text = unsaved.current;
    if (text === null || keyFault('The note', text)) return null;
    unsaved.current = null;
    return text;
  };
  /** Whether something was written while the rest was being kept. */
  const hasMore = () => unsaved.current !== null;
  const leave = useEffectEvent(() => {
    const refused = unsaved.current === null ? undefined : keyFault('The note', unsaved.current);
    if (refused) view.getState().reportError(refused);
    void save();
  });
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden') leave();
    };
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  const rest = useEffectEvent(() => void save());
  useEffect(() => {
    if (draft === null) return undefined;
    const timer = setTimeout(rest, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [draft]);

  return (
    <Section title="Note">
      <TextArea
        label="Note"
        className="note-field"
        value={draft ?? note ?? ''}
        placeholder={placeholder}
        maxLength={MAX_NOTE}
        dir="auto"
        isInvalid={fault !== undefined}
        onChange={(text) => {
          unsaved.current = text;
          setDraft(text);
          setFailed(false);
        }}
        onBlur={() => void save()}
      />
      <p className="note-field__state" role="status">
        {fault
          ? `${fault.message.replace('It was not kept.', 'It is not kept.')} ${fault.hint ?? ''}`
          : hasFailed && 'Not kept. It is tried again when you leave it.'}
      </p>
    </Section>
  );
}
