import { applyNodeChanges, type NodeChange } from '@xyflow/react';
import { displayNames } from '#shared/graph/displayName';
import { useCallback, useMemo, useState } from 'react';
import { useGraph, usePalette, useWorkflow } from '../../stores/hooks.ts';
import { deriveFlowNodes, inheritSource, type FlowNode } from '../node/flowNodes.ts';

/**
 * The nodes React Flow draws, derived from the graph. Where a drag or a resize has got to and what was measured stays here; the graph hears
 * of it once, when the gesture ends.
 * @param adjust what the changes of a gesture are to be instead
 */
export function useFlowNodes(
  adjust: (changes: NodeChange<FlowNode>[]) => NodeChange<FlowNode>[],
): readonly [FlowNode[], (changes: NodeChange<FlowNode>[]) => void] {
  const graph = useGraph();
  const nodes = useWorkflow((state) => state.workflow.nodes);
  const edges = useWorkflow((state) => state.workflow.edges);
  const selection = useWorkflow((state) => state.selection);
  const palette = usePalette();
  const names = useWorkflow(({ workflow }) => displayNames(workflow, palette));
  const [local, setLocal] = useState<FlowNode[]>([]);
  const flowNodes = useMemo(
    () => deriveFlowNodes({ nodes, edges }, selection, local, palette, names),
    [nodes, edges, selection, local, palette, names],
  );
  // Set while drawing, so that a change of the graph is on screen in the same frame.
  if (flowNodes !== local) setLocal(flowNodes);

  const change = useCallback(
    (asked: NodeChange<FlowNode>[]) => {
      const changes = adjust(asked);
      const state = graph.getState();
      const selected = new Set(state.selection);
      for (const each of changes) {
        if (each.type !== 'select') continue;
        if (each.selected) selected.add(each.id);
        else selected.delete(each.id);
      }
      const kept = changes.filter(({ type }) => type === 'position' || type === 'dimensions');
      if (kept.length > 0) setLocal((before) => applyKept(kept, before));
      if (kept.length < changes.length) state.select(selected, state.selectedEdges);
    },
    [graph, adjust],
  );
  return [flowNodes, change];
}

function applyKept(changes: NodeChange<FlowNode>[], before: FlowNode[]): FlowNode[] {
  const originals = new Map(before.map((node) => [node.id, node]));
  return applyNodeChanges(changes, before).map((node) => {
    const original = originals.get(node.id);
    if (!original || node === original) return node;
    if (node.measured === original.measured) return inheritSource(node, original);
    const { handles, ...measured } = node;
    return inheritSource(measured, original);
  });
}
