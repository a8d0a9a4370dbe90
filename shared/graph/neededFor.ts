import type { Graph } from './Graph.ts';

/** The targets and everything they need, in the graph's own order; never a sibling. */
export function neededFor(graph: Graph, targets: readonly string[]): Graph {
  const sources = new Map<string, string[]>();
  for (const edge of graph.edges) {
    const list = sources.get(edge.to.node);
    if (list) list.push(edge.from.node);
    else sources.set(edge.to.node, [edge.from.node]);
  }
  const needed = new Set<string>();
  const waiting = [...targets];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (needed.has(id)) continue;
    needed.add(id);
    waiting.push(...(sources.get(id) ?? []));
  }
  return {
    nodes: graph.nodes.filter((node) => needed.has(node.id)),
    edges: graph.edges.filter((edge) => needed.has(edge.to.node)),
  };
}
