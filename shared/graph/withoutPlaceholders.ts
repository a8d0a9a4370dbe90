import { definitionOf } from './definitionOf.ts';
import type { Edge, Graph } from './Graph.ts';
import type { Palette } from './NodeDefinition.ts';

/**
 * The graph without the nodes of unknown types that nothing known waits for: they are as good as muted, and their wires with them. One that
 * feeds a socket of a known node stays, and so does all that feeds it, for validation to name.
 * @param wanted nodes that were asked for by their ids: they stay whatever they are
 */
export function withoutPlaceholders<G extends Graph>(graph: G, palette: Palette, wanted: readonly string[] = []): G {
  const types = new Map(graph.nodes.map((node) => [node.id, definitionOf(palette, node)]));
  const isUnknown = (id: string) => types.has(id) && !types.get(id);
  if (!graph.nodes.some(({ id }) => isUnknown(id))) return graph;

  const feeders = new Map<string, string[]>();
  const waiting = wanted.filter(isUnknown);
  for (const { from, to } of graph.edges) {
    if (!isUnknown(from.node)) continue;
    if (Object.hasOwn(types.get(to.node)?.inputs ?? {}, to.socket)) waiting.push(from.node);
    const list = feeders.get(to.node);
    if (list) list.push(from.node);
    else feeders.set(to.node, [from.node]);
  }
  const needed = new Set<string>();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (needed.has(id)) continue;
    needed.add(id);
    waiting.push(...(feeders.get(id) ?? []));
  }
  const isGone = (id: string) => isUnknown(id) && !needed.has(id);
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => !isGone(id)),
    edges: graph.edges.filter(({ from, to }: Edge) => !isGone(from.node) && !isGone(to.node)),
  };
}
