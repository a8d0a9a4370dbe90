import type { Edge } from '../graph/Graph.ts';
import type { Position, Workflow, WorkflowEdge, WorkflowNode } from './Workflow.ts';

/**
 * Finds by id without walking the graph for each question: every node on screen asks after every edit. An index belongs to the immutable
 * array it was made from and goes with it.
 */
export function nodeById(workflow: Workflow, id: string): WorkflowNode | undefined {
  return indexOf(nodeIndexes, workflow.nodes, (nodes) => new Map(nodes.map((node) => [node.id, node]))).get(id);
}

/** The wires that lead into a node, in the order of the file. */
export function edgesInto(workflow: Pick<Workflow, 'edges'>, id: string): readonly WorkflowEdge[] {
  return indexOf(inIndexes, workflow.edges, (edges) => groupBy(edges, 'to')).get(id) ?? NONE;
}

/** The wires that leave a node. */
export function edgesFrom(workflow: Pick<Workflow, 'edges'>, id: string): readonly WorkflowEdge[] {
  return indexOf(outIndexes, workflow.edges, (edges) => groupBy(edges, 'from')).get(id) ?? NONE;
}

/** The wires of a bundle, in the order of the file. */
export function edgesInBundle(edges: readonly WorkflowEdge[], bundle: string): readonly WorkflowEdge[] {
  return indexOf(bundleIndexes, edges, (all) => Map.groupBy(all, (edge) => edge.bundle)).get(bundle) ?? NONE;
}

/** How far the trunk of a bundle is moved, by its wires; in a file written by hand the first that says so counts. */
export function clampOf(wires: readonly WorkflowEdge[]): Position | undefined {
  return wires.find(({ clamp }) => clamp)?.clamp;
}

/** One name for a wire; the same two sockets are never connected twice. */
export function edgeId({ from, to }: Edge): string {
  return JSON.stringify([from.node, from.socket, to.node, to.socket]);
}

const NONE: readonly WorkflowEdge[] = [];
const nodeIndexes = new WeakMap<readonly WorkflowNode[], ReadonlyMap<string, WorkflowNode>>();
const inIndexes = new WeakMap<readonly WorkflowEdge[], ReadonlyMap<string, readonly WorkflowEdge[]>>();
const outIndexes = new WeakMap<readonly WorkflowEdge[], ReadonlyMap<string, readonly WorkflowEdge[]>>();
const bundleIndexes = new WeakMap<readonly WorkflowEdge[], ReadonlyMap<string | undefined, readonly WorkflowEdge[]>>();

function indexOf<K extends object, V>(cache: WeakMap<K, V>, key: K, make: (key: K) => V): V {
  const known = cache.get(key);
  if (known) return known;
  const made = make(key);
  cache.set(key, made);
  return made;
}

function groupBy(edges: readonly WorkflowEdge[], end: 'from' | 'to'): ReadonlyMap<string, readonly WorkflowEdge[]> {
  const groups = new Map<string, WorkflowEdge[]>();
  for (const edge of edges) {
    const group = groups.get(edge[end].node);
    if (group) group.push(edge);
    else groups.set(edge[end].node, [edge]);
  }
  return groups;
}
