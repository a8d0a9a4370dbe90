import type { Edge as FlowEdge } from '@xyflow/react';
import { definitionOf } from '#shared/graph/definitionOf';
import { socketKey, type Edge } from '#shared/graph/Graph';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { Workflow } from '#shared/workflow/Workflow';
import { edgeId, nodeById } from '#shared/workflow/lookups';

/**
 * React Flow's edges for a graph, in the colour of what they carry. Those that lead nowhere are left out here and kept in the file.
 * @param counts what stands on a wire, by the `socketKey` it comes from
 */
export function deriveFlowEdges(
  workflow: Workflow,
  palette: Palette,
  selected: ReadonlySet<string>,
  counts: ReadonlyMap<string, string>,
): FlowEdge[] {
  return workflow.edges.flatMap((edge) => {
    const source = nodeById(workflow, edge.from.node);
    if (!source || !nodeById(workflow, edge.to.node)) return [];
    const type = definitionOf(palette, source)?.outputs[edge.from.socket]?.type;
    const id = edgeId(edge);
    const count = counts.size > 0 ? counts.get(socketKey(edge.from)) : undefined;
    return [
      {
        id,
        type: 'wire' as const,
        data: {
          ...(edge.label !== undefined && { label: edge.label }),
          ...(edge.hidden && { isHidden: true as const }),
          ...(edge.bundle !== undefined && { bundle: edge.bundle }),
          ...(edge.clamp && { clamp: edge.clamp }),
        },
        source: edge.from.node,
        sourceHandle: edge.from.socket,
        target: edge.to.node,
        targetHandle: edge.to.socket,
        className: 'wire',
        style: { '--c': type ? `var(--socket-${type})` : 'var(--faint)' },
        selected: selected.has(id),
        ...(count !== undefined && { label: count }),
        interactionWidth: 16,
        reconnectable: 'target' as const,
      },
    ];
  });
}

/** The wire a connection of React Flow means; `null` while an end is open. */
export function edgeOf(connection: {
  readonly source: string | null;
  readonly target: string | null;
  readonly sourceHandle?: string | null | undefined;
  readonly targetHandle?: string | null | undefined;
}): Edge | null {
  const { source, target, sourceHandle, targetHandle } = connection;
  if (!source || !target || !sourceHandle || !targetHandle) return null;
  return { from: { node: source, socket: sourceHandle }, to: { node: target, socket: targetHandle } };
}
