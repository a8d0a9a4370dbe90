import { useRef, useState } from 'react';
import { TextInput } from '../../ui/fields/TextInput.tsx';

interface SetNoteProps {
  /** As `picture 2`. */
  readonly of: string;
  readonly note: string;
  readonly onChange: (note: string) => void;
}

/** UTF-16 units */
const MAX_NOTE = 2000;

/** The note of a picture, written where it is read. Enter or leaving keeps it, Escape does not. */
export function SetNote({ of, note, onChange }: SetNoteProps) {
  const [text, setText] = useState(note);
  const isGivenUp = useRef(false);
  return (
    <TextInput
      label={`Note of ${of}`}
      className="set-row__note"
      value={text}
      onChange={setText}
      placeholder="note"
      title={note || undefined}
      maxLength={MAX_NOTE}
      dir="auto"
      spellCheck
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          isGivenUp.current = true;
          setText(note);
        }
        if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.currentTarget.blur();
      }}
      onBlur={() => {
        if (!isGivenUp.current && text !== note) onChange(text);
        isGivenUp.current = false;
      }}
    />
  );
}
