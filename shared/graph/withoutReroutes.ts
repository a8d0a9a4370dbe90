import type { Edge, Graph } from './Graph.ts';
import { withoutTwins } from './withoutTwins.ts';

/** The type of the nodes that only bend a wire: what comes into one goes on from it. Only the editor knows them. */
export const REROUTE = 'reroute';

/**
 * The graph as if each wire that goes through reroutes went straight there, in its place among the others; whoever asks what feeds a node asks
 * this. What leaves a reroute that nothing comes into leads nowhere, as if there were no wire. A graph without any is the very same, and the
 * same graph gives the same.
 */
export function withoutReroutes<G extends Graph>(graph: G): G {
  const known = straightened.get(graph);
  if (known) return known as G;
  const straight = straighten(graph);
  straightened.set(graph, straight);
  return straight;
}

/** Where these nodes get what they have, where they are reroutes; others stand for themselves. Those that have nothing are left out. */
export function behindReroutes(graph: Graph, ids: readonly string[]): readonly string[] {
  const source = sourcesOf(graph);
  return [...new Set(ids.flatMap((id) => (source.isReroute(id) ? (source.of(id)?.node ?? []) : [id])))];
}

const straightened = new WeakMap<Graph, Graph>();

function straighten<G extends Graph>(graph: G): G {
  if (!graph.nodes.some(({ type }) => type === REROUTE)) return graph;
  const source = sourcesOf(graph);
  const edges = graph.edges.flatMap((edge): readonly Edge[] => {
    if (source.isReroute(edge.to.node)) return [];
    if (!source.isReroute(edge.from.node)) return [edge];
    const from = source.of(edge.from.node);
    return from ? [{ ...edge, from }] : [];
  });
  return { ...graph, nodes: graph.nodes.filter(({ type }) => type !== REROUTE), edges: withoutTwins(edges) };
}

/** Each chain is walked once, however many wires leave it. */
function sourcesOf({ nodes, edges }: Graph) {
  const reroutes = new Set(nodes.filter(({ type }) => type === REROUTE).map(({ id }) => id));
  const into = new Map<string, Edge['from']>();
  for (const { from, to } of edges) if (reroutes.has(to.node) && !into.has(to.node)) into.set(to.node, from);
  const found = new Map<string, Edge['from'] | undefined>();
  const of = (id: string): Edge['from'] | undefined => {
    const chain: string[] = [];
    let at = into.get(id);
    let last = id;
    // Reroutes may lead in a circle, and then from nowhere.
    const passed = new Set<string>();
    while (!found.has(last)) {
      chain.push(last);
      passed.add(last);
      if (!at || !reroutes.has(at.node)) break;
      last = at.node;
      at = passed.has(last) ? undefined : into.get(last);
    }
    const source = found.has(last) ? found.get(last) : at;
    for (const each of chain) found.set(each, source);
    return source;
  };
  return { isReroute: (id: string) => reroutes.has(id), of };
}
