import { applyModes } from '../../graph/applyModes.ts';
import { definitionOf } from '../../graph/definitionOf.ts';
import { displayNames } from '../../graph/displayName.ts';
import type { Edge, GraphNode } from '../../graph/Graph.ts';
import { withoutGroups } from '../../graph/groups/withoutGroups.ts';
import type { Palette } from '../../graph/NodeDefinition.ts';
import type { Workflow } from '../../workflow/Workflow.ts';
import { ApiGraph } from './ApiGraph.ts';
import { modelsOut } from './modelsOut.ts';
import type { NodeOut, Written } from './NodeOut.ts';
import { picturesOut } from './picturesOut.ts';
import { textsOut } from './textsOut.ts';

export interface ComfyExport {
  /** The text of the file, in ComfyUI's API form. */
  readonly json: string;
  /** Nodes in it. */
  readonly count: number;
  /** All that is other there, or left out: a sentence each. */
  readonly told: readonly string[];
}

const WRITERS: ReadonlyMap<string, (out: NodeOut) => Written> = new Map([
  ...Object.entries(textsOut),
  ...Object.entries(modelsOut),
  ...Object.entries(picturesOut),
]);
/** Of the editor alone. */
const EDITOR = ['frame', 'note', 'reroute'];

/**
 * The graph for ComfyUI, by the nodes of the original pack: groups and reroutes are gone, what is muted or bypassed too. Every value stands in
 * it, no key does; what has no counterpart is left out, and all that differs is told.
 * @param palette that of the graph without its groups does as well
 */
export function exportForComfy(workflow: Workflow, palette: Palette): ComfyExport {
  const graph = applyModes(withoutGroups(workflow), palette);
  const api = new ApiGraph(graph.nodes.map(({ id }) => id));
  const names = displayNames(graph, palette);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const into = Map.groupBy(graph.edges, ({ to }) => to.node);
  const outOf = Map.groupBy(graph.edges, ({ from }) => from.node);
  const made = new Map<string, Written>();
  const nameOf = (node: GraphNode) => names.get(node.id) ?? node.id;

  const outFor = (node: GraphNode): NodeOut | undefined => {
    const definition = definitionOf(palette, node);
    if (!definition) return undefined;
    const feeding = (socket: string) => (into.get(node.id) ?? []).filter(({ to }) => to.socket === socket);
    const name = nameOf(node);
    const wires = (socket: string) => feeding(socket).flatMap(({ from }) => made.get(from.node)?.[from.socket] ?? []);
    return {
      node,
      name,
      definition,
      api,
      graphName: workflow.name,
      wires,
      wire: (socket) => {
        const [first, ...more] = wires(socket);
        if (more.length > 0)
          api.tell(
            name,
            `its ${definition.inputs[socket]?.label ?? socket} has ${String(more.length + 1)} wires here and takes one there: the first.`,
          );
        return first;
      },
      sources: (socket) =>
        feeding(socket).flatMap(({ from }) => {
          const source = nodes.get(from.node);
          return (source && outFor(source)) ?? [];
        }),
      targets: (outOf.get(node.id) ?? []).flatMap(({ to }) => {
        const target = nodes.get(to.node);
        return target ? [{ node: target, socket: to.socket }] : [];
      }),
      tell: (words) => {
        api.tell(name, words);
      },
    };
  };

  const { order, circular } = inOrder(graph.nodes, graph.edges);
  for (const node of order) {
    if (EDITOR.includes(node.type)) continue;
    const out = outFor(node);
    const write = WRITERS.get(node.type);
    if (!out || !write) {
      api.tell(
        nameOf(node),
        `has no counterpart in ComfyUI and is left out${leftTo(outOf.get(node.id), nodes, nameOf)}.`,
      );
      continue;
    }
    made.set(node.id, write(out));
    tellLost(out, into.get(node.id) ?? [], made, nodes);
  }
  for (const node of circular) api.tell(nameOf(node), 'waits for itself, by its wires, and is left out.');
  return { json: api.toJson(), count: api.count, told: api.told };
}

/** Who goes without what a node that is left out gives. */
function leftTo(
  edges: readonly Edge[] = [],
  nodes: ReadonlyMap<string, GraphNode>,
  nameOf: (node: GraphNode) => string,
): string {
  const names = [
    ...new Set(
      edges.flatMap(({ to }) => {
        const node = nodes.get(to.node);
        return node ? [nameOf(node)] : [];
      }),
    ),
  ];
  return names.length === 0 ? '' : `: ${names.join(', ')} ${names.length === 1 ? 'goes' : 'go'} without it`;
}

/** More than one wire into what takes one there. */
function tellLost(
  out: NodeOut,
  edges: readonly Edge[],
  made: ReadonlyMap<string, Written>,
  nodes: ReadonlyMap<string, GraphNode>,
): void {
  const required = Object.entries(out.definition.inputs).filter(([, { required: isNeeded }]) => isNeeded);
  for (const [socket, { label }] of required) {
    const feeding = edges.filter(({ to }) => to.socket === socket);
    const isFed = feeding.some(({ from }) => made.get(from.node)?.[from.socket]);
    const isWritten = out.node.type === 'text-processor' && socket === 'provider';
    const stands = Object.hasOwn(out.definition.fields, socket);
    if (feeding.length > 0 && !isFed && !isWritten && nodes.has(out.node.id))
      out.tell(
        `its ${label} is lost${stands ? ': what stands in its field is there instead' : ', and has to be wired there'}.`,
      );
  }
}

/** Whatever is fed after what feeds it; those that wait for themselves are apart. */
function inOrder(
  nodes: readonly GraphNode[],
  edges: readonly Edge[],
): { readonly order: readonly GraphNode[]; readonly circular: readonly GraphNode[] } {
  const waits = new Map(nodes.map(({ id }) => [id, 0]));
  for (const { to } of edges) waits.set(to.node, (waits.get(to.node) ?? 0) + 1);
  const next = Map.groupBy(edges, ({ from }) => from.node);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const order: GraphNode[] = nodes.filter(({ id }) => waits.get(id) === 0);
  for (const node of order) {
    for (const { to } of next.get(node.id) ?? []) {
      const left = (waits.get(to.node) ?? 0) - 1;
      waits.set(to.node, left);
      const freed = left === 0 ? byId.get(to.node) : undefined;
      if (freed) order.push(freed);
    }
  }
  const done = new Set(order);
  return { order, circular: nodes.filter((node) => !done.has(node)) };
}
