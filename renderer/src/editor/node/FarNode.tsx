import { useState } from 'react';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { nodeLook } from '../../nodes/index.ts';
import { useNodeRun } from '../../nodes/useNode.ts';
import type {} from '../../ui/styles/cssVariables.ts';
import { FarSockets } from './FarSockets.tsx';
import { nodeClasses } from './nodeClasses.ts';
import { NodeState } from './NodeState.tsx';
import { NodeTitle } from './NodeTitle.tsx';
import { useTakesPart } from './useTakesPart.ts';
import './FarNode.css';
import { usePalette } from '../../stores/hooks.ts';

export interface FarNodeProps {
  readonly node: WorkflowNode;
  readonly isSelected: boolean;
  /** As the node was measured or estimated, px, so that it does not change its size by being far away. */
  readonly height: number;
}

/** A node from afar: a box in its place with its title, its state, the colour of what it gives, and one picture. */
export function FarNode({ node, isSelected, height }: FarNodeProps) {
  const definition = usePalette().get(node.type);
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
