import type { Edge } from '../graph/Graph.ts';
import { edgesFrom, edgesInto } from '../workflow/lookups.ts';
import type { Workflow } from '../workflow/Workflow.ts';

/**
 * A graph without a node, and without what fed nothing but it.
 * @param lost wires that are not in the graph any more: what they came from goes too where it leads nowhere else
 */
export function withoutIdle(graph: Workflow, node: string, lost: readonly Edge[]): Workflow {
  const gone = new Set([node]);
  const waiting = lost.map(({ from }) => from.node);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (gone.has(id) || edgesFrom(graph, id).some(({ to }) => !gone.has(to.node))) continue;
    gone.add(id);
    waiting.push(...edgesInto(graph, id).map(({ from }) => from.node));
  }
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => !gone.has(id)),
    edges: graph.edges.filter(({ from, to }) => !gone.has(from.node) && !gone.has(to.node)),
  };
}
