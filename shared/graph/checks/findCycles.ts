import type { Graph } from '../Graph.ts';

/**
 * At least one cycle for each knot of nodes that wait for each other, as node ids in the order of the wires; no two share a node.
 * Empty: the graph can be ordered.
 */
export function findCycles(graph: Graph): readonly (readonly string[])[] {
  const next = new Map<string, string[]>(graph.nodes.map((node) => [node.id, []]));
  for (const edge of graph.edges) if (next.has(edge.to.node)) next.get(edge.from.node)?.push(edge.to.node);
  const done = new Set<string>();
  const cycles: string[][] = [];
  for (const { id } of graph.nodes) {
    if (!done.has(id)) walk(id, next, done, cycles);
  }
  return cycles;
}

/** Depth first with a stack of its own: a long chain must not exhaust the call stack. */
function walk(
  start: string,
  next: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
  cycles: string[][],
): void {
  const path: string[] = [];
  const told = new Set<string>();
  const onPath = new Set<string>();
  const stack: { readonly id: string; at: number }[] = [{ id: start, at: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    if (top.at === 0) {
      path.push(top.id);
      onPath.add(top.id);
    }
    const following = next.get(top.id)?.[top.at++];
    if (following === undefined) {
      stack.pop();
      path.pop();
      onPath.delete(top.id);
      done.add(top.id);
    } else if (onPath.has(following)) {
      const cycle = path.slice(path.indexOf(following));
      if (cycle.some((id) => told.has(id))) continue;
      cycle.forEach((id) => told.add(id));
      cycles.push(cycle);
    } else if (!done.has(following)) {
      stack.push({ id: following, at: 0 });
    }
  }
}
