import { useRef } from 'react';
import { MAX_WIRE_LABEL, type Position } from '#shared/workflow/Workflow';
import { useGraph, useStudio } from '../../stores/hooks.ts';

export interface WireLabelProps {
  /** Of the wire. */
  readonly id: string;
  /** On the canvas, px. */
  readonly at: Position;
  readonly count: string | undefined;
  readonly label: string | undefined;
  readonly isWriting: boolean;
}

/** What stands on a wire: what a person wrote, and how many it carries. A press selects the wire, a double click writes. */
export function WireLabel({ id, at, count, label, isWriting }: WireLabelProps) {
  const { view } = useStudio();
  const graph = useGraph();
  const place = { transform: `translate(${String(at.x)}px, ${String(at.y)}px) translate(-50%, -50%)` };
  if (isWriting) return <LabelInput id={id} label={label ?? ''} place={place} />;
  return (
    <span
      className="wire-label nodrag nopan"
      data-id={id}
      style={place}
      onClick={() => {
        graph.getState().select([], [id]);
      }}
      onDoubleClick={(event) => {
        event.stopPropagation();
        view.getState().setRenaming(id);
      }}
    >
      {label !== undefined && (
        <span className="wire-label__words" dir="auto">
          {label}
        </span>
      )}
      {count !== undefined && <span className="wire-label__count">{count}</span>}
    </span>
  );
}

interface LabelInputProps {
  readonly id: string;
  readonly label: string;
  readonly place: { readonly transform: string };
}

/** Enter and leaving keep what was written, Escape does not; nothing takes the label away. */
function LabelInput({ id, label, place }: LabelInputProps) {
  const graph = useGraph();
  const { view } = useStudio();
  const isCancelled = useRef(false);
  return (
    <input
      ref={focusAndSelect}
      className="wire-label__input nodrag nopan"
      style={place}
      aria-label="Label of the wire"
      dir="auto"
      defaultValue={label}
      maxLength={MAX_WIRE_LABEL}
      onKeyDown={(event) => {
        // Keys with these are of commands, such as saving.
        if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
        if (event.key === 'Escape') isCancelled.current = true;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
      onBlur={(event) => {
        if (!isCancelled.current) graph.getState().changeWires(new Set([id]), { label: event.currentTarget.value });
        view.getState().setRenaming(null);
      }}
    />
  );
}

function focusAndSelect(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
