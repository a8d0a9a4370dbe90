import { useState } from 'react';
import { useGraph, useWorkflow } from '../stores/hooks.ts';
import { UnsavedDot } from './UnsavedDot.tsx';
import './GraphName.css';

/** The graph's name, editable in place, and a dot while it has changes that are not saved. */
export function GraphName() {
  const graph = useGraph();
  const name = useWorkflow((state) => state.workflow.name);
  const isDirty = useWorkflow((state) => state.isDirty);
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <div className="graph-name">
      <input
        className="graph-name__input"
        aria-label="Graph name"
        value={draft ?? name}
        maxLength={200}
        spellCheck={false}
        onChange={(event) => {
          setDraft(event.target.value);
        }}
        onBlur={() => {
          if (draft !== null) graph.getState().rename(draft);
          setDraft(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      {isDirty && <UnsavedDot />}
    </div>
  );
}
