import { ReactFlow, useNodesState } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo } from 'react';
import { deriveFlowEdges } from '../../../../renderer/src/editor/wires/flowEdges.ts';
import { NodeView } from '../../../../renderer/src/editor/node/NodeView.tsx';
import { usePalette, useWorkflow } from '../../../../renderer/src/stores/hooks.ts';
import '../../../../renderer/src/editor/canvas/Canvas.css';

const nodeTypes = { node: NodeView };
const NOTHING = new Set();
const NO_COUNTS = new Map();

/** The canvas as the library gives it, with the same bodies in its nodes: nothing left out that is out of view, nothing drawn otherwise. */
export function Canvas() {
  const workflow = useWorkflow((state) => state.workflow);
  const palette = usePalette();
  const [nodes, , onNodesChange] = useNodesState(
    workflow.nodes.map(({ id, position }) => ({ id, position, type: 'node', data: {} })),
  );
  const edges = useMemo(() => deriveFlowEdges(workflow, palette, NOTHING, NO_COUNTS), [workflow, palette]);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onInit={(flow) => {
        globalThis.benchFlow = flow;
      }}
      fitView
      minZoom={0.02}
      aria-label="Graph"
    />
  );
}
