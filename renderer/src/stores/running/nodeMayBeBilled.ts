import type { Graph } from '#shared/graph/Graph';
import type { Palette } from '#shared/graph/NodeDefinition';

/** Whether some call of the graph may be billed. */
export function nodeMayBeBilled({ nodes }: Graph, palette: Palette): boolean {
  return nodes.some(({ type }) => palette.get(type)?.provider?.billsCalls);
}
