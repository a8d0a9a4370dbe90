import { socketKey, type SocketAddress } from './Graph.ts';
import type { ValidGraph, ValidNode } from './ValidGraph.ts';

/** A node with where its inputs come from. */
export interface PlannedNode extends ValidNode {
  /** Per input, the outputs that feed it, in the order of the edges; empty where none does. */
  readonly sources: Readonly<Record<string, readonly SocketAddress[]>>;
  /** Its outputs that another node of the plan takes. */
  readonly taken: ReadonlySet<string>;
}

/** What will run, each node after all it needs. */
export interface RunPlan {
  readonly nodes: readonly PlannedNode[];
}

/** Orders a valid graph. Nodes that only the editor knows are left out; ties keep the order of the file. */
export function planRun(graph: ValidGraph): RunPlan {
  const runnable = graph.nodes.filter((node) => node.definition.run);
  const ids = new Set(runnable.map((node) => node.id));
  const feeding = new Map<string, SocketAddress[]>();
  const waitsFor = new Map<string, number>(runnable.map((node) => [node.id, 0]));
  const feeds = new Map<string, string[]>();
  const taken = new Map<string, Set<string>>(runnable.map(({ id }) => [id, new Set()]));
  for (const { from, to } of graph.edges) {
    if (!ids.has(from.node) || !ids.has(to.node)) continue;
    append(feeding, socketKey(to), from);
    append(feeds, from.node, to.node);
    taken.get(from.node)?.add(from.socket);
    waitsFor.set(to.node, (waitsFor.get(to.node) ?? 0) + 1);
  }
  const plan = (node: ValidNode): PlannedNode => ({
    ...node,
    sources: Object.fromEntries(
      Object.keys(node.definition.inputs).map((socket) => [
        socket,
        feeding.get(socketKey({ node: node.id, socket })) ?? [],
      ]),
    ),
    taken: taken.get(node.id) ?? new Set(),
  });
  return { nodes: inOrder(runnable, waitsFor, feeds).map(plan) };
}

function inOrder(
  nodes: readonly ValidNode[],
  waitsFor: Map<string, number>,
  feeds: ReadonlyMap<string, readonly string[]>,
): ValidNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ready = nodes.filter((node) => waitsFor.get(node.id) === 0);
  const ordered: ValidNode[] = [];
  for (let at = 0; at < ready.length; at++) {
    const node = ready[at];
    if (!node) break;
    ordered.push(node);
    for (const id of feeds.get(node.id) ?? []) {
      const left = (waitsFor.get(id) ?? 0) - 1;
      waitsFor.set(id, left);
      const freed = byId.get(id);
      if (left === 0 && freed) ready.push(freed);
    }
  }
  return ordered;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
