import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

export interface FaceRowProps {
  readonly label: string;
  /** What it carries, or whose it is. */
  readonly about: string;
  /** From 0. */
  readonly at: number;
  readonly count: number;
  readonly onRename: (text: string) => void;
  readonly onMove: (to: number) => void;
  /** What the last button does. */
  readonly removes: string;
  readonly onRemove: () => void;
}

/** One socket or field of a group: to call it otherwise, put it elsewhere, and take it away. */
export function FaceRow({ label, about, at, count, onRename, onMove, removes, onRemove }: FaceRowProps) {
  const [text, setText] = useState(label);
  const rename = () => {
    if (text.trim() === '') setText(label);
    else if (text !== label) onRename(text);
  };
  return (
    <li className="group-edit__row">
      <span title={about}>{about}</span>
      <TextInput
        label={`Name of ${label}`}
        value={text}
        onChange={setText}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
        }}
      />
      <IconButton
        label={`Move ${label} up`}
        icon={ArrowUp}
        size="small"
        disabled={at === 0}
        onClick={() => {
          onMove(at - 1);
        }}
      />
      <IconButton
        label={`Move ${label} down`}
        icon={ArrowDown}
        size="small"
        disabled={at === count - 1}
        onClick={() => {
          onMove(at + 1);
        }}
      />
      <IconButton label={`${removes} ${label}`} icon={X} size="small" onClick={onRemove} />
    </li>
  );
}
