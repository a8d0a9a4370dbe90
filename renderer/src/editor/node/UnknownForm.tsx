import type { WorkflowNode } from '#shared/workflow/Workflow';
import { StraySockets } from './StraySockets.tsx';

/** A node of a type this version does not know: it keeps its place, its wires and all that is in it. */
export function UnknownForm({ node }: { readonly node: WorkflowNode }) {
  return (
    <>
      <StraySockets node={node} side="input" />
      {!node.collapsed && <p className="node__unknown">Kept as it is. A newer version knows what to do with it.</p>}
      <StraySockets node={node} side="output" />
    </>
  );
}
