import { useView, useWorkflow } from '../stores/hooks.ts';
import { InspectorEdge } from './InspectorEdge.tsx';
import { NodePanel } from './node/NodePanel.tsx';
import { GraphPanel } from './problems/GraphPanel.tsx';
import { SeveralPanel } from './several/SeveralPanel.tsx';
import './Inspector.css';

/** All about the selected node, or what several of them share; with none selected about the graph. */
export function Inspector() {
  const isOpen = useView((state) => state.inspectorOpen);
  const width = useView((state) => state.inspectorWidth);
  const documentId = useWorkflow((state) => state.documentId);
  const selection = useWorkflow((state) => state.selection);
  if (!isOpen) return null;
  const [id] = selection;
  return (
    <aside className="inspector" aria-label="Inspector" style={{ width }}>
      <InspectorEdge />
      <div className="inspector__panel">
        {id === undefined ? (
          <GraphPanel />
        ) : selection.size === 1 ? (
          <NodePanel key={`${documentId} ${id}`} id={id} />
        ) : (
          <SeveralPanel key={`${documentId} ${[...selection].join(' ')}`} />
        )}
      </div>
    </aside>
  );
}
