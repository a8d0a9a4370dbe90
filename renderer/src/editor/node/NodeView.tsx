import { NodeResizeControl, type NodeProps, type ResizeDragEvent, type ResizeParams } from '@xyflow/react';
import { memo, useContext } from 'react';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { definitionOf } from '#shared/graph/definitionOf';
import { edgesInto } from '#shared/workflow/lookups';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { nodeLook } from '../../nodes/index.ts';
import { estimateGeometry } from '../../nodes/rows/nodeGeometry.ts';
import { MAX_WIDTH, MIN_WIDTH } from '../../nodes/rows/nodeMeasures.ts';
import { SentNotes } from '../../nodes/bodies/SentNotes.tsx';
import { useIsStale, useNode, useNodeRun } from '../../nodes/useNode.ts';
import { useGraph, usePalette, useView, useWorkflow } from '../../stores/hooks.ts';
import { DetailContext } from '../far/detail.ts';
import { FarHold } from '../far/FarHold.tsx';
import type { FlowNode } from './flowNodes.ts';
import { nodeClasses } from './nodeClasses.ts';
import { NodeFooter } from './NodeFooter.tsx';
import { NodeForm, UnknownForm, type NodeFormProps } from './NodeForm.tsx';
import { NodeHeader } from './NodeHeader.tsx';
import { NodePlan } from './NodePlan.tsx';
import { NodeProblems } from './NodeProblems.tsx';
import './NodeView.css';
import './NodeBelow.css';
import './NodeCorner.css';

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
      <FarHold node={node} height={height} />
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
          <NodeFooter node={node} definition={definition} />
          <div className="node__below">
            <NodeProblems id={node.id} />
            <NodePlan id={node.id} tells={look.tells} />
            <SentNotes id={node.id} />
          </div>
          <Resizer node={node} definition={definition} />
        </>
      )}
    </div>
  );
});

/** The corner that is dragged; pressed twice, it gives the node the size of its type. */
function Resizer({
  node,
  definition,
}: Pick<NodeFormProps, 'node'> & { readonly definition: AnyNodeDefinition | undefined }) {
  const graph = useGraph();
  const stretches = nodeLook(node.type).stretches === true;
  const wires = useWorkflow(({ workflow }) => edgesInto(workflow, node.id));
  const { minHeight } = estimateGeometry(node, definition, new Set(wires.map(({ to }) => to.socket)));
  const limits = {
    minWidth: MIN_WIDTH,
    maxWidth: MAX_WIDTH,
    onResizeEnd: (_event: ResizeDragEvent, { width, height }: ResizeParams) => {
      graph.getState().resizeNode(node.id, { width: Math.round(width), height: Math.round(height) });
    },
  };
  const back = (
    <span
      className="node__corner-back"
      onDoubleClick={(event) => {
        event.stopPropagation();
        graph.getState().takeSizeBack(node.id);
      }}
    />
  );
  return stretches ? (
    <NodeResizeControl {...limits} minHeight={minHeight} position="bottom-right" className="node__corner">
      {back}
    </NodeResizeControl>
  ) : (
    <NodeResizeControl {...limits} position="bottom-right" resizeDirection="horizontal" className="node__corner">
      {back}
    </NodeResizeControl>
  );
}
