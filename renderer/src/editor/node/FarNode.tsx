import { useState } from 'react';
import { definitionOf } from '#shared/graph/definitionOf';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { nodeLook } from '../../nodes/index.ts';
import { useNodeRun } from '../../nodes/useNode.ts';
import { otherEnd, fittingKey } from '../../stores/graph/fittingSockets.ts';
import { usePalette, useView } from '../../stores/hooks.ts';
import type {} from '../../ui/styles/cssVariables.ts';
import { FarSockets } from './FarSockets.tsx';
import { nodeClasses } from './nodeClasses.ts';
import { NodeState } from './NodeState.tsx';
import { NodeTitle } from './NodeTitle.tsx';
import './FarNode.css';

export interface FarNodeProps {
  readonly node: WorkflowNode;
  readonly isSelected: boolean;
  /** As the node was measured or estimated, px, so that it does not change its size by being far away. */
  readonly height: number;
}

/** A node from afar: a box in its place with its title, its state, the colour of what it gives, and one picture. */
export function FarNode({ node, isSelected, height }: FarNodeProps) {
  const definition = definitionOf(usePalette(), node);
  const { Thumbnail } = nodeLook(node.type);
  const [isPointedAt, setPointedAt] = useState(false);
  const takesPart = useTakesPart(node.id, definition);
  const status = useNodeRun(node.id)?.status;
  const gives = Object.values(definition?.outputs ?? {})[0]?.type;
  return (
    <div
      className={nodeClasses(node, { isSelected, status }, 'far-node')}
      style={{ height, '--c': gives ? `var(--socket-${gives})` : 'var(--line-strong)' }}
      onPointerEnter={() => {
        setPointedAt(true);
      }}
      onPointerLeave={() => {
        setPointedAt(false);
      }}
    >
      <header className="node__header far-node__header">
        <NodeTitle node={node} definition={definition} />
        <NodeState node={node} />
      </header>
      {Thumbnail && !node.collapsed && <Thumbnail id={node.id} />}
      <FarSockets node={node.id} definition={definition} isWanted={isPointedAt || takesPart} />
    </div>
  );
}

/** Whether the wire being dragged comes from this node, or can be dropped on a socket of it. */
function useTakesPart(node: string, definition: AnyNodeDefinition | undefined): boolean {
  return useView(({ wire }) => {
    if (!wire) return false;
    if (wire.open.socket.node === node) return true;
    const end = otherEnd(wire.open);
    const sockets = (end === 'to' ? definition?.inputs : definition?.outputs) ?? {};
    return Object.keys(sockets).some((socket) => wire.fits.has(fittingKey(end, { node, socket })));
  });
}
