import type { Graph } from '#shared/graph/Graph';
import { neededFor } from '#shared/graph/neededFor';
import type { Palette } from '#shared/graph/NodeDefinition';

/** Whether a call of this node, or of any where none is named, may be billed. */
export function mayBeBilled(graph: Graph, palette: Palette, node?: string): boolean {
  const { nodes } = node === undefined ? graph : neededFor(graph, [node]);
  return nodes.some(({ type }) => palette.get(type)?.provider?.billsCalls);
}
