import { useRef, useState } from 'react';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useGraph, useStudio } from '../../stores/hooks.ts';

/** The title while it is typed. Enter and leaving keep it, Escape does not; empty gives the type's own name back. */
export function TitleInput({ node, placeholder }: { readonly node: WorkflowNode; readonly placeholder: string }) {
  const { view } = useStudio();
  const graph = useGraph();
  const [title, setTitle] = useState(node.title ?? placeholder);
  const isCancelled = useRef(false);
  return (
    <input
      ref={focusAndSelect}
      className="node__title-input nodrag nopan"
      aria-label="Title"
      dir="auto"
      value={title}
      placeholder={placeholder}
      maxLength={200}
      onChange={(event) => {
        setTitle(event.target.value);
      }}
      onKeyDown={(event) => {
        // Keys with these are of commands, such as saving.
        if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
        if (event.key === 'Escape') isCancelled.current = true;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.currentTarget.blur();
        view.getState().canvas?.focus(node.id, true);
      }}
      onBlur={() => {
        if (!isCancelled.current && (node.title !== undefined || title.trim() !== placeholder))
          graph.getState().setTitle(node.id, title);
        view.getState().setRenaming(null);
      }}
    />
  );
}

function focusAndSelect(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
