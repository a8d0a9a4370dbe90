import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, GripVertical, X } from 'lucide-react';
import { useState, type DragEvent, type ReactNode } from 'react';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

export interface FaceRowProps {
  readonly label: string;
  /** What it carries, or whose it is. */
  readonly about: string;
  /** Which list it is a row of: a drag leads to no other. */
  readonly list: string;
  /** From 0. */
  readonly at: number;
  readonly count: number;
  readonly onRename: (text: string) => void;
  readonly onMove: (to: number) => void;
  /** Puts the row that was dragged from a place in the place of this one. */
  readonly onDropHere: (from: number) => void;
  /** What the last button does. */
  readonly removes: string;
  readonly onRemove: () => void;
  /** What else can be said of it, behind a button. */
  readonly children?: ReactNode;
}

/** One socket or field of a group: to call it otherwise, put it elsewhere by dragging or by keys, and take it away. */
export function FaceRow(props: FaceRowProps) {
  const { label, about, list, at, count, onRename, onMove, onDropHere, removes, onRemove, children } = props;
  const [text, setText] = useState(label);
  const [isOpen, setOpen] = useState(false);
  const rename = () => {
    if (text.trim() === '') setText(label);
    else if (text !== label) onRename(text);
  };
  const kind = `${DRAGGED}-${list}`;
  return (
    <li
      className="group-edit__row"
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(kind)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!event.dataTransfer.types.includes(kind)) return;
        event.preventDefault();
        onDropHere(Number(event.dataTransfer.getData(kind)));
      }}
    >
      <span
        className="group-edit__grip"
        title="Drag to change the order"
        draggable
        onDragStart={(event: DragEvent) => {
          event.dataTransfer.setData(kind, String(at));
          event.dataTransfer.effectAllowed = 'move';
        }}
      >
        <Icon icon={GripVertical} size={14} />
      </span>
      <span className="group-edit__about" title={about}>
        {about}
      </span>
      <TextInput
        label={`Name of ${label}`}
        value={text}
        onChange={setText}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
        }}
      />
      {children !== undefined && (
        <IconButton
          label={`More about ${label}`}
          icon={isOpen ? ChevronDown : ChevronRight}
          size="small"
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        />
      )}
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
      {isOpen && children}
    </li>
  );
}

/** What a drag of a row carries, before its list. */
const DRAGGED = 'application/x-lumi-group';
