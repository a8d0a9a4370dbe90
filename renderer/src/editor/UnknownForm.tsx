import type { WorkflowNode } from '#shared/workflow/Workflow';
import { SocketHandle } from '../nodes/SocketHandle.tsx';
import { useWorkflow } from '../stores/hooks.ts';
import { edgesFrom, edgesInto } from '../stores/lookups.ts';

/** A node of a type this version does not know: it keeps its place, its wires and all that is in it. */
export function UnknownForm({ node }: { readonly node: WorkflowNode }) {
  const edgesIn = useWorkflow(({ workflow }) => edgesInto(workflow, node.id));
  const edgesOut = useWorkflow(({ workflow }) => edgesFrom(workflow, node.id));
  return (
    <>
      {[...new Set(edgesIn.map((edge) => edge.to.socket))].map((socket) => (
        <div key={socket} className="row row--input">
          <SocketHandle node={node.id} socket={socket} side="input" />
          <span className="row__label">{socket}</span>
        </div>
      ))}
      {!node.collapsed && <p className="node__unknown">Kept as it is. A newer version knows what to do with it.</p>}
      {[...new Set(edgesOut.map((edge) => edge.from.socket))].map((socket) => (
        <div key={socket} className="row row--output">
          <span className="row__label">{socket}</span>
          <SocketHandle node={node.id} socket={socket} side="output" />
        </div>
      ))}
    </>
  );
}
