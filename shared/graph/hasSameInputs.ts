import type { JsonValue } from './Field.ts';
import { socketKey, type Edge, type Graph, type GraphNode } from './Graph.ts';
import { isBelow } from './groups/groupPath.ts';
import { withoutGroups } from './groups/withoutGroups.ts';
import { withoutReroutes } from './withoutReroutes.ts';

/**
 * Whether a node and all that feeds it, however indirectly, are the same in two graphs: then what it gave in one is still what it would
 * be asked for in the other. Of a use of a group, all that is in it. Titles, places and what lies elsewhere do not matter.
 */
export function hasSameInputs(id: string, before: Graph, now: Graph): boolean {
  const [old, present] = [indexed(straight(before)), indexed(straight(now))];
  const seen = new Set<string>();
  const inside = [...present.nodes.keys(), ...old.nodes.keys()].filter((each) => isBelow(each, id));
  const waiting = present.nodes.has(id) || inside.length === 0 ? [id] : inside;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const [a, b] = [old.nodes.get(next), present.nodes.get(next)];
    if (!a || !b || !isSameNode(a, b)) return false;
    const [wires, others] = [old.into.get(next) ?? [], present.into.get(next) ?? []];
    if (wires.length !== others.length || !wires.every((wire) => others.some((other) => isSameWire(wire, other))))
      return false;
    waiting.push(...wires.map(({ from }) => from.node));
  }
  return true;
}

function straight(graph: Graph): Graph {
  return withoutReroutes(withoutGroups(graph));
}

interface Indexed {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly into: ReadonlyMap<string, readonly Edge[]>;
}
/** Graphs are never changed; a page asks this of every node of one. */
const indexes = new WeakMap<Graph, Indexed>();

function indexed(graph: Graph): Indexed {
  const before = indexes.get(graph);
  if (before) return before;
  const index = {
    nodes: new Map(graph.nodes.map((node) => [node.id, node])),
    into: Map.groupBy(graph.edges, ({ to }) => to.node),
  };
  indexes.set(graph, index);
  return index;
}

function isSameNode(a: GraphNode, b: GraphNode): boolean {
  return a === b || (a.type === b.type && a.mode === b.mode && textOf(a.fields) === textOf(b.fields));
}

function isSameWire(a: Edge, b: Edge): boolean {
  return socketKey(a.from) === socketKey(b.from) && socketKey(a.to) === socketKey(b.to);
}

function textOf(fields: Readonly<Record<string, JsonValue>> = {}): string {
  return JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}
