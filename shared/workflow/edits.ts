/** Every change a person can make to a graph, as a pure function. The same object comes back where nothing changes. */
import type { JsonValue } from '../graph/Field.ts';
import { REROUTE } from '../graph/withoutReroutes.ts';
import { checkConnection } from '../graph/checks/checkConnection.ts';
import type { Edge, NodeMode, SocketAddress } from '../graph/Graph.ts';
import type { AnyNodeDefinition, Palette } from '../graph/NodeDefinition.ts';
import type { SocketType } from '../graph/SocketValues.ts';
import type { Position, Size, Workflow, WorkflowEdge, WorkflowNode } from './Workflow.ts';
import { freeBundleName } from './bundleName.ts';
import { bringGroups } from './groups/bringGroups.ts';
import { usedGroups } from './groups/usedGroups.ts';
import { edgeId, edgesInBundle } from './lookups.ts';
import { healReroutes, settleReroute } from './reroutes.ts';

/** A loose end a new node is to be connected to. */
export interface OpenEnd {
  /** Which end of the wire it is. */
  readonly end: 'from' | 'to';
  readonly socket: SocketAddress;
  readonly type: SocketType;
}

/** The graph without these nodes and wires. A wire whose reroute goes stays, and goes straight there. */
export function removeParts(given: Workflow, nodes: ReadonlySet<string>, edges: ReadonlySet<string>): Workflow {
  const workflow = healReroutes(given, nodes);
  const kept = workflow.nodes.filter((node) => !nodes.has(node.id));
  const wires = workflow.edges.filter(
    (edge) => !nodes.has(edge.from.node) && !nodes.has(edge.to.node) && !edges.has(edgeId(edge)),
  );
  if (kept.length === given.nodes.length && wires.length === given.edges.length) return given;
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

export function resizeNodes(workflow: Workflow, sizes: ReadonlyMap<string, Size>): Workflow {
  return changeNodes(workflow, (node) => {
    const size = sizes.get(node.id);
    const isSame = node.size?.width === size?.width && node.size?.height === size?.height;
    return size === undefined || isSame ? node : { ...node, size };
  });
}

/** The node is as large as its type is by itself. */
export function takeSizeBack(workflow: Workflow, id: string): Workflow {
  return changeNode(workflow, id, (node) => {
    const { size, ...rest } = node;
    return size ? rest : node;
  });
}

/** `undefined` takes the field back to its default. */
export function setField(workflow: Workflow, id: string, field: string, value: JsonValue | undefined): Workflow {
  return setFieldOfAll(workflow, new Map([[id, value]]), field);
}

/** The same field of several nodes, each its own value. */
export function setFieldOfAll(
  workflow: Workflow,
  values: ReadonlyMap<string, JsonValue | undefined>,
  field: string,
): Workflow {
  return changeNodes(workflow, (node) => (values.has(node.id) ? withField(node, field, values.get(node.id)) : node));
}

function withField(node: WorkflowNode, field: string, value: JsonValue | undefined): WorkflowNode {
  if (node.fields?.[field] === value) return node;
  const { fields, ...rest } = node;
  const others = Object.entries(fields ?? {}).filter(([key]) => key !== field);
  const all = value === undefined ? others : [...others, [field, value] as const];
  return all.length === 0 ? rest : { ...rest, fields: Object.fromEntries(all) };
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

export function setCollapsed(workflow: Workflow, ids: ReadonlySet<string>, isCollapsed: boolean): Workflow {
  return changeNodes(workflow, (node) => {
    if (!ids.has(node.id) || (node.collapsed ?? false) === isCollapsed) return node;
    const { collapsed: _before, ...rest } = node;
    return isCollapsed ? { ...rest, collapsed: true } : rest;
  });
}

export function setMode(workflow: Workflow, ids: ReadonlySet<string>, mode: NodeMode | undefined): Workflow {
  return changeNodes(workflow, (node) => {
    // A reroute only bends a wire: there is nothing of it to leave out.
    if (!ids.has(node.id) || node.mode === mode || (mode && node.type === REROUTE)) return node;
    const { mode: _old, ...rest } = node;
    return mode ? { ...rest, mode } : rest;
  });
}

/** The graph with the wire, in place of one that had to give way, or why it cannot be. */
export function connect(
  workflow: Workflow,
  palette: Palette,
  edge: WorkflowEdge,
): { readonly ok: true; readonly workflow: Workflow } | { readonly ok: false; readonly reason: string } {
  const settled = settleReroute(workflow, palette, edge);
  const check = checkConnection(settled, palette, edge);
  if (!check.ok) return check;
  const edges = settled.edges.filter((other) => other !== check.replaces);
  return { ok: true, workflow: { ...settled, edges: [...edges, edge] } };
}

/** The wire between a loose end and the first socket of a node that fits it. */
export function wireTo(open: OpenEnd, id: string, definition: AnyNodeDefinition): Edge | undefined {
  const sockets = open.end === 'from' ? definition.inputs : definition.outputs;
  const name = Object.keys(sockets).find((socket) => sockets[socket]?.type === open.type);
  if (name === undefined) return undefined;
  const other = { node: id, socket: name };
  return open.end === 'from' ? { from: open.socket, to: other } : { from: other, to: open.socket };
}

/** The graph of some nodes alone, with the wires among them and the groups they are uses of. */
export function extract(workflow: Workflow, ids: ReadonlySet<string>): Workflow {
  const nodes = workflow.nodes.filter((node) => ids.has(node.id));
  const groups = usedGroups(nodes, workflow.groups ?? []);
  return {
    name: workflow.name,
    nodes,
    edges: workflow.edges.filter((edge) => ids.has(edge.from.node) && ids.has(edge.to.node)),
    ...(groups.length > 0 && { groups }),
  };
}

/** The wires that lead into some nodes from others. */
export function wiresInto({ edges }: Pick<Workflow, 'edges'>, ids: ReadonlySet<string>): readonly Edge[] {
  return edges.filter(({ from, to }) => ids.has(to.node) && !ids.has(from.node));
}

/**
 * Adds copies of another graph's nodes under new ids, and the groups they are uses of; gives the new ids. Wires from `outside` nodes lead to the
 * copies too. @param newGroupId an id of a group, which is none of a place in it as those of nodes may be
 * @throws GroupError where they are more groups than a graph can have
 */
export function insert(
  workflow: Workflow,
  part: Workflow,
  offset: Position,
  newId: () => string,
  outside: readonly WorkflowEdge[] = [],
  newGroupId: () => string = newId,
): { readonly workflow: Workflow; readonly ids: ReadonlySet<string> } {
  const renamed = new Map(part.nodes.map((node) => [node.id, newId()]));
  const rename = ({ node, socket }: SocketAddress) => ({ node: renamed.get(node) ?? node, socket });
  const brought = bringGroups(workflow, usedGroups(part.nodes, part.groups ?? []), newGroupId);
  const nodes = part.nodes.map((node): WorkflowNode => ({
    ...withoutPlace(brought.renamed(node)),
    id: renamed.get(node.id) ?? node.id,
    position: { x: node.position.x + offset.x, y: node.position.y + offset.y },
  }));
  const bundles = freeBundles(workflow.edges, [...part.edges, ...outside]);
  const edges = [...part.edges, ...outside].map((edge) => ({
    ...edge,
    ...(edge.bundle !== undefined && { bundle: bundles.get(edge.bundle) ?? edge.bundle }),
    from: rename(edge.from),
    to: rename(edge.to),
  }));
  return {
    workflow: { ...brought.workflow, nodes: [...workflow.nodes, ...nodes], edges: [...workflow.edges, ...edges] },
    ids: new Set(renamed.values()),
  };
}

/** A copy of a use was made of no nodes of this file: only where they lie around it stays. */
function withoutPlace(node: WorkflowNode): WorkflowNode {
  return node.origin ? { ...node, origin: { x: node.origin.x, y: node.origin.y } } : node;
}

/** What bundles of the wires that come in are called where theirs is taken: copies lie together, not with what they were made of. */
function freeBundles(edges: readonly WorkflowEdge[], coming: readonly WorkflowEdge[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set([...edges, ...coming].map(({ bundle }) => bundle));
  for (const { bundle } of coming) {
    if (bundle === undefined || names.has(bundle)) continue;
    const name = edgesInBundle(edges, bundle).length > 0 ? freeBundleName(taken) : bundle;
    names.set(bundle, name);
    taken.add(name);
  }
  return names;
}

function changeNode(workflow: Workflow, id: string, change: (node: WorkflowNode) => WorkflowNode): Workflow {
  return changeNodes(workflow, (node) => (node.id === id ? change(node) : node));
}

function changeNodes(workflow: Workflow, change: (node: WorkflowNode) => WorkflowNode): Workflow {
  const nodes = workflow.nodes.map(change);
  return nodes.every((node, at) => node === workflow.nodes[at]) ? workflow : { ...workflow, nodes };
}
