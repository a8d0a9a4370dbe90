import type { Graph } from './Graph.ts';

/** These nodes and everything that takes from them, however indirectly, in the graph's own order. */
export function downstreamOf(graph: Graph, ids: Iterable<string>): readonly string[] {
  const feeds = Map.groupBy(graph.edges, ({ from }) => from.node);
  const found = new Set<string>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(feeds.get(id) ?? []).map(({ to }) => to.node));
  }
  return graph.nodes.map(({ id }) => id).filter((id) => found.has(id));
}
