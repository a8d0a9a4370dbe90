import { useState } from 'react';
import { useDocuments, useGraph, useWorkflow } from '../stores/hooks.ts';
import { TabMark } from './TabMark.tsx';
import { UnsavedDot } from './UnsavedDot.tsx';
import './GraphName.css';

/** The graph's name, editable in place, and a dot while it has changes that are not saved. `apart`: what tells it from others of its title. */
export function GraphName({ apart }: { readonly apart?: string | undefined }) {
  const graph = useGraph();
  const title = useDocuments(({ tabs, activeId }) => tabs.find(({ id }) => id === activeId)?.title ?? '');
  const document = useWorkflow((state) => state.documentId);
  const isDirty = useWorkflow((state) => state.isDirty);
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <div className="graph-name">
      <input
        className="graph-name__input"
        aria-label="Graph name"
        value={draft ?? title}
        dir="auto"
        maxLength={200}
        spellCheck={false}
        // The menu of the tab, until one types here.
        data-menu="tab"
        onMouseDown={(event) => {
          if (event.button === 2 && !event.currentTarget.matches(':focus')) event.preventDefault();
        }}
        onChange={(event) => {
          setDraft(event.target.value);
        }}
        onBlur={() => {
          if (draft !== null && draft !== title) graph.getState().rename(draft);
          setDraft(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      {apart !== undefined && <span className="graph-tab__apart">{apart}</span>}
      <TabMark document={document} />
      {isDirty && <UnsavedDot />}
    </div>
  );
}
