/** Bends in wires as a person makes and takes them: which way the wires lead stays what it was. */
import { definitionOf } from '../graph/definitionOf.ts';
import type { Edge, SocketAddress } from '../graph/Graph.ts';
import type { Palette } from '../graph/NodeDefinition.ts';
import type { SocketType } from '../graph/SocketValues.ts';
import { REROUTE } from '../graph/withoutReroutes.ts';
import { withoutTwins } from '../graph/withoutTwins.ts';
import { edgeId, edgesFrom, edgesInto, nodeById } from './lookups.ts';
import type { Position, Workflow, WorkflowEdge, WorkflowNode } from './Workflow.ts';

/** The graph with a reroute in a wire. Both halves lie where the wire did among the others; what is written on it stays on the one it leads on by. */
export function rerouteWire(
  workflow: Workflow,
  palette: Palette,
  wire: string,
  { id, position }: { readonly id: string; readonly position: Position },
): Workflow {
  const found = workflow.edges.find((edge) => edgeId(edge) === wire);
  const source = found && nodeById(workflow, found.from.node);
  const type = found && definitionOf(palette, source)?.outputs[found.from.socket]?.type;
  if (!type) return workflow;
  const { label, ...look } = found;
  const node: WorkflowNode = { id, type: REROUTE, position, fields: { carries: type } };
  return {
    ...workflow,
    nodes: [...workflow.nodes, node],
    edges: workflow.edges.flatMap((edge) =>
      edge === found
        ? [
            { ...look, to: { node: id, socket: 'in' } },
            { ...look, ...(label !== undefined && { label }), from: { node: id, socket: 'out' } },
          ]
        : [edge],
    ),
  };
}

/** The graph in which what came into these nodes, where they are reroutes, goes straight where they led: they can then be removed. */
export function healReroutes(workflow: Workflow, gone: ReadonlySet<string>): Workflow {
  const bends = new Set(workflow.nodes.filter(({ id, type }) => type === REROUTE && gone.has(id)).map(({ id }) => id));
  if (bends.size === 0) return workflow;
  const into = new Map<string, WorkflowEdge>();
  // Of several, the first is the one that counts: as in a run.
  for (const edge of workflow.edges) {
    if (bends.has(edge.to.node) && !into.has(edge.to.node)) into.set(edge.to.node, edge);
  }
  const edges = workflow.edges.flatMap((edge): readonly WorkflowEdge[] => {
    if (bends.has(edge.to.node)) return [];
    const from = sourceBehind(edge, bends, into);
    return from ? [from === edge.from ? edge : { ...edge, from }] : [];
  });
  const nodes = workflow.nodes.filter(({ id }) => !bends.has(id));
  return { ...workflow, nodes, edges: withoutTwins(edges) };
}

/** The graph in which each reroute says what it carries: one that does not takes it from what comes in, else from where it leads. */
export function withCarried(workflow: Workflow, palette: Palette): Workflow {
  const unset = new Set(
    workflow.nodes.filter(({ type, fields }) => type === REROUTE && !fields?.['carries']).map(({ id }) => id),
  );
  if (unset.size === 0) return workflow;
  const types = new Map<string, SocketType>();
  const typeAt = (end: 'from' | 'to', { node, socket }: SocketAddress) => {
    if (unset.has(node)) return types.get(node);
    const definition = definitionOf(palette, nodeById(workflow, node));
    return (end === 'from' ? definition?.outputs : definition?.inputs)?.[socket]?.type;
  };
  // What comes in says more than where it leads; both go along chains, each wire once.
  for (const [known, own] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const leading = Map.groupBy(workflow.edges, (edge) => edge[known].node);
    const waiting = workflow.edges.filter((edge) => unset.has(edge[own].node) && typeAt(known, edge[known]));
    for (let edge = waiting.pop(); edge; edge = waiting.pop()) {
      const id = edge[own].node;
      const type = typeAt(known, edge[known]);
      if (!type || !unset.has(id) || types.has(id)) continue;
      types.set(id, type);
      for (const next of leading.get(id) ?? []) waiting.push(next);
    }
  }
  return withTypes(workflow, types);
}

/** Whether it is a reroute that has no wire yet: it takes one of any type. */
export function isLooseReroute(workflow: Workflow, id: string): boolean {
  return (
    nodeById(workflow, id)?.type === REROUTE &&
    !workflow.edges.some(({ from, to }) => from.node === id || to.node === id)
  );
}

/** Before a wire is laid: a reroute that has none yet carries what the other end does. */
export function settleReroute(workflow: Workflow, palette: Palette, { from, to }: Edge): Workflow {
  const gives = definitionOf(palette, nodeById(workflow, from.node))?.outputs[from.socket]?.type;
  const takes = definitionOf(palette, nodeById(workflow, to.node))?.inputs[to.socket]?.type;
  if (!gives || !takes || gives === takes) return workflow;
  if (isLooseReroute(workflow, to.node)) return withTypes(workflow, new Map([[to.node, gives]]));
  if (isLooseReroute(workflow, from.node)) return withTypes(workflow, new Map([[from.node, takes]]));
  return workflow;
}

/** The reroutes a wire goes on through, before and behind it, and the wires between them: all of one way. */
export function wholeWay(
  workflow: Workflow,
  wire: Edge,
): { readonly wires: readonly Edge[]; readonly bends: readonly string[] } {
  const wires = new Map([[edgeId(wire), wire]]);
  const bends = new Set<string>();
  const isBend = (id: string) => nodeById(workflow, id)?.type === REROUTE;
  for (let at: Edge | undefined = wire; at && isBend(at.from.node) && !bends.has(at.from.node);) {
    bends.add(at.from.node);
    at = edgesInto(workflow, at.from.node)[0];
    if (at) wires.set(edgeId(at), at);
  }
  const waiting = [wire];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (!isBend(at.to.node) || bends.has(at.to.node)) continue;
    bends.add(at.to.node);
    for (const edge of edgesFrom(workflow, at.to.node)) {
      wires.set(edgeId(edge), edge);
      waiting.push(edge);
    }
  }
  return { wires: [...wires.values()], bends: [...bends] };
}

function sourceBehind(
  edge: WorkflowEdge,
  bends: ReadonlySet<string>,
  into: ReadonlyMap<string, WorkflowEdge>,
): SocketAddress | undefined {
  const passed = new Set<string>();
  let { from } = edge;
  while (bends.has(from.node)) {
    const before = into.get(from.node);
    if (!before || passed.has(from.node)) return undefined;
    passed.add(from.node);
    ({ from } = before);
  }
  return from;
}

function withTypes(workflow: Workflow, types: ReadonlyMap<string, SocketType>): Workflow {
  if (types.size === 0) return workflow;
  const nodes = workflow.nodes.map((node) => {
    const type = types.get(node.id);
    return type ? { ...node, fields: { ...node.fields, carries: type } } : node;
  });
  return { ...workflow, nodes };
}
