import { ChevronDown, ChevronRight, GripVertical, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { takeOffForm } from '#shared/workflow/form/formEdits';
import { useGraph } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { ShownEntry } from '../useFormEntries.ts';
import { FieldWordsEditor } from './FieldWordsEditor.tsx';

interface FieldEditorProps {
  readonly entry: ShownEntry;
  readonly isOpen: boolean;
  readonly isDragged: boolean;
  readonly onOpen: () => void;
  /** By so many places. */
  readonly onMove: (by: number) => void;
  readonly onDrag: (key: string | undefined) => void;
  /** What is dragged takes its place. */
  readonly onDropHere: () => void;
}

/** A field of the form while that is edited: its place, and under it what is said of it. */
export function FieldEditor({ entry, isOpen, isDragged, onOpen, onMove, onDrag, onDropHere }: FieldEditorProps) {
  const graph = useGraph();
  const { key, label, found, gone } = entry;
  const press = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1, Home: -1000, End: 1000 }[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(by);
  };
  return (
    <li
      className={classNames('field-editor', isDragged && 'field-editor--dragged')}
      data-field={key}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        event.stopPropagation();
        onDropHere();
      }}
    >
      <div className="field-editor__head">
        <button
          type="button"
          className="icon-button icon-button--small field-editor__grip"
          aria-label={`Move ${label}`}
          aria-description="The arrows move it up and down"
          draggable
          onKeyDown={press}
          onDragStart={(event) => {
            event.dataTransfer.setData(DRAGGED, key);
            event.dataTransfer.effectAllowed = 'move';
            onDrag(key);
          }}
          onDragEnd={() => {
            onDrag(undefined);
          }}
        >
          <Icon icon={GripVertical} size={14} />
        </button>
        <button type="button" className="field-editor__name" aria-expanded={isOpen} onClick={onOpen}>
          <Icon icon={isOpen ? ChevronDown : ChevronRight} size={13} />
          <span className="field-editor__label">{label}</span>
          <span className="field-editor__where">{found ? found.where : (gone ?? '')}</span>
        </button>
        <IconButton
          label={`Remove ${label} from the form`}
          icon={X}
          size="small"
          side="left"
          onClick={() => {
            const { whole: workflow, changeWhole: change } = graph.getState();
            change(takeOffForm(workflow, entry.shown));
          }}
        />
      </div>
      {isOpen && <FieldWordsEditor entry={entry} />}
    </li>
  );
}

/** What a drag of a field carries. */
const DRAGGED = 'application/x-lumi-form-field';
