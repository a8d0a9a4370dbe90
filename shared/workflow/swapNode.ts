import { definitionOf } from '../graph/definitionOf.ts';
import type { Edge } from '../graph/Graph.ts';
import type { AnyNodeDefinition, Palette } from '../graph/NodeDefinition.ts';
import { placedFields, type NewNodes } from '../graph/placedFields.ts';
import type { SocketType } from '../graph/SocketValues.ts';
import { keptFields } from './keptFields.ts';
import { edgesFrom, edgesInto, nodeById } from './lookups.ts';
import type { Workflow, WorkflowNode } from './Workflow.ts';

/** A graph with a node of another type in a node's place, and what of it could not stay. */
export interface Swap {
  readonly workflow: Workflow;
  /** How many of its wires stay, whatever socket they end at now. */
  readonly wires: number;
  /** As they were. */
  readonly lostWires: readonly Edge[];
  /** How many of the values that were set stay. */
  readonly fields: number;
  /** The labels of the others. */
  readonly lostFields: readonly string[];
  /** What is said otherwise than it was, in whole sentences. */
  readonly notes: readonly string[];
}

/** The node types that can take the place of one for certain, itself among them: another provider, other settings. Empty: nothing can. */
export function placeTakers(definition: AnyNodeDefinition, palette: Palette): readonly AnyNodeDefinition[] {
  const role = roleOf(definition);
  if (role === undefined) return [];
  return [...palette.values()].filter((other) => roleOf(other) === role);
}

/** The graph with a node of another type in this one's place. The same graph where it is of that type already, or there is none. */
export function swapNode(workflow: Workflow, id: string, type: string, palette: Palette, wanted?: NewNodes): Workflow {
  return planSwap(workflow, id, type, palette, wanted)?.workflow ?? workflow;
}

/**
 * What becomes of a graph with a node of another type in this one's place: where it lies and what it is called stays, so does what it says that
 * the other can say too, and every wire that fits a socket of the other, first the one of its own name. What only the other can say is as in a
 * new one. `undefined`: there is nothing to change.
 */
export function planSwap(
  workflow: Workflow,
  id: string,
  type: string,
  palette: Palette,
  wanted?: NewNodes,
): Swap | undefined {
  const node = nodeById(workflow, id);
  const next = palette.get(type);
  if (!node || !next || node.type === type) return undefined;
  const { fields: _fields, ...rest } = node;
  const before = palette.get(node.type);
  const { kept, lost, notes } = keptFields(node.fields ?? {}, before, next);
  const placed = Object.entries(placedFields(next, wanted) ?? {}).filter(([name]) => isNew(name, node, before, lost));
  const fields = { ...Object.fromEntries(placed), ...kept };
  const swapped: WorkflowNode = { ...rest, type, ...(Object.keys(fields).length > 0 && { fields }) };
  const { edges, lostWires } = rewired(workflow, node, definitionOf(palette, swapped) ?? next, palette);
  const wires = edgesInto(workflow, id).length + edgesFrom(workflow, id).length - lostWires.length;
  return {
    workflow: { ...workflow, nodes: workflow.nodes.map((each) => (each === node ? swapped : each)), edges },
    wires,
    lostWires,
    fields: Object.keys(kept).length,
    lostFields: lost,
    notes,
  };
}

/** Whether a field of the other type has nothing to take over: the one before had none of its name, or its model is none of the other's. */
function isNew(
  name: string,
  { fields }: WorkflowNode,
  before: AnyNodeDefinition | undefined,
  lost: readonly string[],
): boolean {
  const former = before && Object.hasOwn(before.fields, name) ? before.fields[name] : undefined;
  if (!former) return true;
  return former.kind === 'model' && (fields?.[name] === undefined || lost.includes(former.label));
}

function roleOf({ provider, batch }: AnyNodeDefinition): string | undefined {
  if (provider) return 'provider';
  return batch ? 'settings' : undefined;
}

/** The wires with the ends at the node where they fit the other definition. The same array where all stay where they are. */
function rewired(
  workflow: Workflow,
  node: WorkflowNode,
  next: AnyNodeDefinition,
  palette: Palette,
): { readonly edges: readonly Edge[]; readonly lostWires: readonly Edge[] } {
  const own = (edge: Edge) => edge.from.node === node.id || edge.to.node === node.id;
  const sockets = new Map<Edge, string>();
  const taken = new Set<string>();
  const mine = workflow.edges.filter(own);
  // Those that keep their socket are seated before others look for a free one.
  for (const isSameName of [true, false]) {
    for (const edge of mine) {
      if (sockets.has(edge)) continue;
      const isInput = edge.to.node === node.id;
      const name = isInput ? edge.to.socket : edge.from.socket;
      const type = typeOf(edge, workflow, palette);
      const fits = Object.entries(isInput ? next.inputs : next.outputs).find(
        ([socket, candidate]) =>
          candidate.type === type &&
          (!isSameName || socket === name) &&
          !(isInput && taken.has(socket) && !next.inputs[socket]?.multiple),
      );
      if (!fits) continue;
      sockets.set(edge, fits[0]);
      if (isInput) taken.add(fits[0]);
    }
  }
  const lostWires = mine.filter((edge) => !sockets.has(edge));
  const isAsBefore = mine.every(
    (edge) => sockets.get(edge) === (edge.to.node === node.id ? edge.to : edge.from).socket,
  );
  if (isAsBefore) return { edges: workflow.edges, lostWires };
  const edges = workflow.edges.flatMap((edge): readonly Edge[] => {
    if (!own(edge)) return [edge];
    const socket = sockets.get(edge);
    if (socket === undefined) return [];
    const isInput = edge.to.node === node.id;
    return [isInput ? { ...edge, to: { ...edge.to, socket } } : { ...edge, from: { ...edge.from, socket } }];
  });
  return { edges, lostWires };
}

/** What a wire carries, by whichever of its ends is known. */
function typeOf({ from, to }: Edge, workflow: Workflow, palette: Palette): SocketType | undefined {
  const source = definitionOf(palette, nodeById(workflow, from.node))?.outputs;
  const target = definitionOf(palette, nodeById(workflow, to.node))?.inputs;
  if (source && Object.hasOwn(source, from.socket)) return source[from.socket]?.type;
  return target && Object.hasOwn(target, to.socket) ? target[to.socket]?.type : undefined;
}
