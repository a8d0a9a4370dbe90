/** Every change a person can make to a graph, as a pure function. The same object comes back where nothing changes. */
import type { JsonValue } from '../graph/Field.ts';
import { checkConnection } from '../graph/checks/checkConnection.ts';
import type { Edge, NodeMode, SocketAddress } from '../graph/Graph.ts';
import type { AnyNodeDefinition, Palette } from '../graph/NodeDefinition.ts';
import type { SocketType } from '../graph/SocketValues.ts';
import type { Position, Size, Workflow, WorkflowNode } from './Workflow.ts';
import { edgeId } from './lookups.ts';

/** A loose end a new node is to be connected to. */
export interface OpenEnd {
  /** Which end of the wire it is. */
  readonly end: 'from' | 'to';
  readonly socket: SocketAddress;
  readonly type: SocketType;
}

export function removeParts(workflow: Workflow, nodes: ReadonlySet<string>, edges: ReadonlySet<string>): Workflow {
  const kept = workflow.nodes.filter((node) => !nodes.has(node.id));
  const wires = workflow.edges.filter(
    (edge) => !nodes.has(edge.from.node) && !nodes.has(edge.to.node) && !edges.has(edgeId(edge)),
  );
  if (kept.length === workflow.nodes.length && wires.length === workflow.edges.length) return workflow;
  return { ...workflow, nodes: kept, edges: wires };
}

export function moveNodes(
  workflow: Workflow,
  moves: readonly { readonly id: string; readonly position: Position }[],
): Workflow {
  const to = new Map(moves.map(({ id, position }) => [id, position]));
  return changeNodes(workflow, (node) => {
    const position = to.get(node.id);
    if (!position || (position.x === node.position.x && position.y === node.position.y)) return node;
    return { ...node, position };
  });
}

export function resizeNode(workflow: Workflow, id: string, size: Size): Workflow {
  return changeNode(workflow, id, (node) =>
    node.size?.width === size.width && node.size.height === size.height ? node : { ...node, size },
  );
}

/** `undefined` takes the field back to its default. */
export function setField(workflow: Workflow, id: string, field: string, value: JsonValue | undefined): Workflow {
  return changeNode(workflow, id, (node) => {
    if (node.fields?.[field] === value) return node;
    const { fields, ...rest } = node;
    const others = Object.entries(fields ?? {}).filter(([key]) => key !== field);
    const all = value === undefined ? others : [...others, [field, value] as const];
    return all.length === 0 ? rest : { ...rest, fields: Object.fromEntries(all) };
  });
}

/** An empty title gives the node that of its type. */
export function setTitle(workflow: Workflow, id: string, title: string): Workflow {
  return changeNode(workflow, id, (node) => {
    const text = title.trim();
    if ((node.title ?? '') === text) return node;
    const { title: _old, ...rest } = node;
    return text === '' ? rest : { ...rest, title: text };
  });
}

export function toggleCollapsed(workflow: Workflow, id: string): Workflow {
  return changeNode(workflow, id, ({ collapsed, ...rest }) => (collapsed ? rest : { ...rest, collapsed: true }));
}

export function setMode(workflow: Workflow, ids: ReadonlySet<string>, mode: NodeMode | undefined): Workflow {
  return changeNodes(workflow, (node) => {
    if (!ids.has(node.id) || node.mode === mode) return node;
    const { mode: _old, ...rest } = node;
    return mode ? { ...rest, mode } : rest;
  });
}

/** The graph with the wire, in place of one that had to give way, or why it cannot be. */
export function connect(
  workflow: Workflow,
  palette: Palette,
  edge: Edge,
): { readonly ok: true; readonly workflow: Workflow } | { readonly ok: false; readonly reason: string } {
  const check = checkConnection(workflow, palette, edge);
  if (!check.ok) return check;
  const edges = workflow.edges.filter((other) => other !== check.replaces);
  return { ok: true, workflow: { ...workflow, edges: [...edges, edge] } };
}

/** The wire between a loose end and the first socket of a node that fits it. */
export function wireTo(open: OpenEnd, id: string, definition: AnyNodeDefinition): Edge | undefined {
  const sockets = open.end === 'from' ? definition.inputs : definition.outputs;
  const name = Object.keys(sockets).find((socket) => sockets[socket]?.type === open.type);
  if (name === undefined) return undefined;
  const other = { node: id, socket: name };
  return open.end === 'from' ? { from: open.socket, to: other } : { from: other, to: open.socket };
}

/** The graph of some nodes alone, with the wires among them. */
export function extract(workflow: Workflow, ids: ReadonlySet<string>): Workflow {
  return {
    name: workflow.name,
    nodes: workflow.nodes.filter((node) => ids.has(node.id)),
    edges: workflow.edges.filter((edge) => ids.has(edge.from.node) && ids.has(edge.to.node)),
  };
}

/** Adds copies of another graph's nodes under new ids; gives the new ids. Wires from `outside` nodes lead to the copies too. */
export function insert(
  workflow: Workflow,
  part: Workflow,
  offset: Position,
  newId: () => string,
  outside: readonly Edge[] = [],
): { readonly workflow: Workflow; readonly ids: ReadonlySet<string> } {
  const renamed = new Map(part.nodes.map((node) => [node.id, newId()]));
  const rename = ({ node, socket }: SocketAddress) => ({ node: renamed.get(node) ?? node, socket });
  const nodes = part.nodes.map((node): WorkflowNode => ({
    ...node,
    id: renamed.get(node.id) ?? node.id,
    position: { x: node.position.x + offset.x, y: node.position.y + offset.y },
  }));
  const edges = [...part.edges, ...outside].map(({ from, to }) => ({ from: rename(from), to: rename(to) }));
  return {
    workflow: { ...workflow, nodes: [...workflow.nodes, ...nodes], edges: [...workflow.edges, ...edges] },
    ids: new Set(renamed.values()),
  };
}

function changeNode(workflow: Workflow, id: string, change: (node: WorkflowNode) => WorkflowNode): Workflow {
  return changeNodes(workflow, (node) => (node.id === id ? change(node) : node));
}

function changeNodes(workflow: Workflow, change: (node: WorkflowNode) => WorkflowNode): Workflow {
  const nodes = workflow.nodes.map(change);
  return nodes.every((node, at) => node === workflow.nodes[at]) ? workflow : { ...workflow, nodes };
}
