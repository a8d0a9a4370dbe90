import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { SocketHandle } from '../../nodes/rows/SocketHandle.tsx';
import { StraySockets } from './StraySockets.tsx';

export interface CollapsedSocketsProps {
  readonly node: WorkflowNode;
  readonly definition: AnyNodeDefinition;
}

/** All sockets of a collapsed node, on its header; they lie on each other, the first on top. */
export function CollapsedSockets({ node, definition: { inputs, outputs } }: CollapsedSocketsProps) {
  return (
    <>
      {Object.entries(inputs)
        .toReversed()
        .map(([socket, { type, multiple }]) => (
          <SocketHandle key={socket} node={node.id} socket={socket} side="input" type={type} isMultiple={multiple} />
        ))}
      <StraySockets node={node} side="input" />
      {Object.entries(outputs)
        .toReversed()
        .map(([socket, { type }]) => (
          <SocketHandle key={socket} node={node.id} socket={socket} side="output" type={type} />
        ))}
      <StraySockets node={node} side="output" />
    </>
  );
}
