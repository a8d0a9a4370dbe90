import { useView, useWorkflow } from '../stores/hooks.ts';
import { GraphPanel } from './GraphPanel.tsx';
import { NodePanel } from './NodePanel.tsx';
import './Inspector.css';

/** All about the selected node, or with none about the graph. */
export function Inspector() {
  const isOpen = useView((state) => state.inspectorOpen);
  const documentId = useWorkflow((state) => state.documentId);
  const selection = useWorkflow((state) => state.selection);
  if (!isOpen) return null;
  const [id] = selection;
  return (
    <aside className="inspector" aria-label="Inspector">
      {id === undefined ? (
        <GraphPanel />
      ) : selection.size === 1 ? (
        <NodePanel key={`${documentId} ${id}`} id={id} />
      ) : (
        <Several count={selection.size} />
      )}
    </aside>
  );
}

function Several({ count }: { readonly count: number }) {
  return (
    <header className="inspector__head">
      <h2>{count} nodes selected</h2>
      <p>Select one to see its fields, what it will send and what its last run gave.</p>
    </header>
  );
}
