import type { Edge } from '../Graph.ts';
import type { WiredNode, Wires } from '../NodeDefinition.ts';
import type { ValidNode } from '../ValidGraph.ts';

/** What is wired to each node, by its id. Every wire is looked at once. `sound`: the nodes whose fields were not refused. */
export function wiresOf(edges: readonly Edge[], sound: readonly ValidNode[]): (id: string) => Wires {
  const nodes = new Map(sound.map((node) => [node.id, node]));
  const all = new Map<string, { readonly into: Record<string, WiredNode[]>; readonly from: Set<string> }>();
  const at = (id: string) => {
    const known = all.get(id) ?? { into: {}, from: new Set<string>() };
    all.set(id, known);
    return known;
  };
  for (const { from, to } of edges) {
    at(from.node).from.add(from.socket);
    const source = nodes.get(from.node);
    if (!source) continue;
    const { into } = at(to.node);
    if (Object.hasOwn(into, to.socket)) into[to.socket]?.push(source);
    else into[to.socket] = [source];
  }
  return (id) => all.get(id) ?? NONE;
}

const NONE: Wires = { into: {}, from: new Set() };
