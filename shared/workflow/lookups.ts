import type { Edge } from '../graph/Graph.ts';
import type { Workflow, WorkflowNode } from './Workflow.ts';

/**
 * Finds by id without walking the graph for each question: every node on screen asks after every edit. An index belongs to the immutable
 * array it was made from and goes with it.
 */
export function nodeById(workflow: Workflow, id: string): WorkflowNode | undefined {
  return indexOf(nodeIndexes, workflow.nodes, (nodes) => new Map(nodes.map((node) => [node.id, node]))).get(id);
}

/** The wires that lead into a node, in the order of the file. */
export function edgesInto(workflow: Pick<Workflow, 'edges'>, id: string): readonly Edge[] {
  return indexOf(inIndexes, workflow.edges, (edges) => groupBy(edges, 'to')).get(id) ?? NONE;
}

/** The wires that leave a node. */
export function edgesFrom(workflow: Workflow, id: string): readonly Edge[] {
  return indexOf(outIndexes, workflow.edges, (edges) => groupBy(edges, 'from')).get(id) ?? NONE;
}

/** One name for a wire; the same two sockets are never connected twice. */
export function edgeId({ from, to }: Edge): string {
  return JSON.stringify([from.node, from.socket, to.node, to.socket]);
}

const NONE: readonly Edge[] = [];
const nodeIndexes = new WeakMap<readonly WorkflowNode[], ReadonlyMap<string, WorkflowNode>>();
const inIndexes = new WeakMap<readonly Edge[], ReadonlyMap<string, readonly Edge[]>>();
const outIndexes = new WeakMap<readonly Edge[], ReadonlyMap<string, readonly Edge[]>>();

function indexOf<K extends object, V>(cache: WeakMap<K, V>, key: K, make: (key: K) => V): V {
  const known = cache.get(key);
  if (known) return known;
  const made = make(key);
  cache.set(key, made);
  return made;
}

function groupBy(edges: readonly Edge[], end: 'from' | 'to'): ReadonlyMap<string, readonly Edge[]> {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(edge[end].node);
    if (group) group.push(edge);
    else groups.set(edge[end].node, [edge]);
  }
  return groups;
}
