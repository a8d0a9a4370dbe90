import { socketKey, type Edge } from './Graph.ts';

/** The wires in their order, each once: one that stands there twice would hand its pictures on twice, and the page draws no such wire. */
export function withoutTwins(edges: readonly Edge[]): readonly Edge[] {
  const byEnds = new Map<string, Edge>();
  for (const edge of edges) {
    const ends = socketKey(edge.from) + socketKey(edge.to);
    if (!byEnds.has(ends)) byEnds.set(ends, edge);
  }
  return [...byEnds.values()];
}
