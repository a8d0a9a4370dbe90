import {
  NodeResizeControl,
  useUpdateNodeInternals,
  type NodeProps,
  type ResizeDragEvent,
  type ResizeParams,
} from '@xyflow/react';
import { memo, useContext, useEffect } from 'react';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { definitionOf } from '#shared/graph/definitionOf';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { nodeLook } from '../../nodes/index.ts';
import { MAX_WIDTH, MIN_WIDTH } from '../../nodes/nodeGeometry.ts';
import { useIsStale, useNode, useNodeRun } from '../../nodes/useNode.ts';
import { useGraph, usePalette, useView } from '../../stores/hooks.ts';
import { DetailContext } from './detail.ts';
import { FarNode } from './FarNode.tsx';
import type { FlowNode } from './flowNodes.ts';
import { nodeClasses } from './nodeClasses.ts';
import { NodeFooter } from './NodeFooter.tsx';
import { NodeForm, UnknownForm } from './NodeForm.tsx';
import { NodeHeader } from './NodeHeader.tsx';
import { NodePlan } from './NodePlan.tsx';
import { NodeProblems } from './NodeProblems.tsx';
import './NodeView.css';

/** A node on the canvas. Drawn again only when what it reads changes; React Flow's own props other than these do not matter. */
export const NodeView = memo(
  function NodeView({ id, selected, height }: NodeProps<FlowNode>) {
    const node = useNode(id);
    const isDetailed = useContext(DetailContext);
    const palette = usePalette();
    if (!node) return null;
    // The sockets of a type that is not known are only known once they are drawn.
    return isDetailed || height === undefined || !palette.has(node.type) ? (
      <NodeFrame node={node} isSelected={selected} />
    ) : (
      <FarNode node={node} isSelected={selected} height={height} />
    );
  },
  (before, after) => before.id === after.id && before.selected === after.selected && before.height === after.height,
);

const NodeFrame = memo(function NodeFrame({
  node,
  isSelected,
}: {
  readonly node: WorkflowNode;
  readonly isSelected: boolean;
}) {
  const definition = definitionOf(usePalette(), node);
  useMeasuredSockets(node.id, definition);
  const look = nodeLook(node.type);
  const status = useNodeRun(node.id)?.status;
  const isStale = useIsStale(node.id) && status !== 'queued' && status !== 'running';
  const isDropOver = useView((state) => state.dropOver === node.id);
  const isStretched = look.stretches === true && node.size !== undefined && !node.collapsed;
  return (
    <div
      className={nodeClasses(
        node,
        { isSelected, status },
        isStale && 'node--stale',
        isStretched && 'node--stretched',
        isDropOver && 'node--drop',
      )}
    >
      <NodeHeader node={node} definition={definition} isSelected={isSelected} />
      <div className="node__body">
        {definition ? <NodeForm node={node} definition={definition} /> : <UnknownForm node={node} />}
      </div>
      {!node.collapsed && (
        <>
          <NodeProblems id={node.id} />
          <NodePlan id={node.id} />
          <NodeFooter node={node} definition={definition} />
          <Resizer id={node.id} stretches={look.stretches === true} />
        </>
      )}
    </div>
  );
});

/** Where sockets follow fields, the node can have others and be as large as before: React Flow measures it again only when it is told to. */
function useMeasuredSockets(id: string, definition: AnyNodeDefinition | undefined): void {
  const measure = useUpdateNodeInternals();
  useEffect(() => {
    if (definition?.shape) measure(id);
  }, [measure, id, definition]);
}

function Resizer({ id, stretches }: { readonly id: string; readonly stretches: boolean }) {
  const graph = useGraph();
  const limits = {
    minWidth: MIN_WIDTH,
    maxWidth: MAX_WIDTH,
    onResizeEnd: (_event: ResizeDragEvent, { width, height }: ResizeParams) => {
      graph.getState().resizeNode(id, { width: Math.round(width), height: Math.round(height) });
    },
  };
  return stretches ? (
    <NodeResizeControl {...limits} minHeight={140} position="bottom-right" className="node__corner" />
  ) : (
    <NodeResizeControl {...limits} position="bottom-right" resizeDirection="horizontal" className="node__corner" />
  );
}
