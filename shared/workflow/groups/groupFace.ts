/** The sockets that a group shows to the outside, as a person changes them: wires of all its uses, on all levels, follow. */
import type { SocketAddress } from '../../graph/Graph.ts';
import { GROUP_INPUTS, GROUP_OUTPUTS } from '../../graph/groups/groupEnds.ts';
import { readSockets, socketsOf, type GroupSocket } from '../../graph/groups/groupSockets.ts';
import { isSocketName, MOST_SOCKETS } from '../../graph/socketNames.ts';
import type { SocketType } from '../../graph/SocketValues.ts';
import {
  MAX_GRAPH_NAME,
  MAX_NOTE,
  MAX_WIRE_LABEL,
  type Workflow,
  type WorkflowEdge,
  type WorkflowGroup,
  type WorkflowNode,
} from '../Workflow.ts';
import { GroupError } from './GroupError.ts';
import { movedTo, refuseName, takenNames, usesAt } from './groupFields.ts';
import { changeGroup, freeName, groupById, partAt, withPart, type Level } from './level.ts';

export type Side = 'inputs' | 'outputs';

const END = { inputs: GROUP_INPUTS, outputs: GROUP_OUTPUTS } as const;

/** What a socket that is added carries, and what it is to be called. */
export interface NewSocket {
  readonly type: SocketType;
  readonly name: string;
  readonly label?: string;
}

/** The graph with a group called so; an empty name changes nothing, an empty note takes it away. */
export function describeGroup(
  workflow: Workflow,
  id: string,
  { name, note }: { readonly name?: string; readonly note?: string },
): Workflow {
  return changeGroup(workflow, id, (group) => {
    const { note: noteBefore, ...rest } = group;
    const called = name?.trim().slice(0, MAX_GRAPH_NAME);
    const said = (note ?? noteBefore)?.trim().slice(0, MAX_NOTE);
    const next = { ...rest, name: called || group.name, ...(said && { note: said }) };
    return next.name === group.name && next.note === group.note ? group : next;
  });
}

/**
 * The graph with one more socket of a group, at the end of those it has; gives its name, and the node in the group at which it is.
 * @param end the node that takes it, where there are several
 * @throws GroupError where the group has too many
 */
export function addSocket(
  workflow: Workflow,
  id: string,
  side: Side,
  wish: NewSocket,
  end?: string,
): { readonly workflow: Workflow; readonly socket: string; readonly end: string } {
  const group = groupById(workflow, id);
  if (!group) throw new GroupError('The graph has no such group.');
  if (socketsOf(group)[side].length >= MOST_SOCKETS) {
    throw new GroupError(`“${group.name}” has ${String(MOST_SOCKETS)} ${side}, the most that a group can.`);
  }
  const taken = side === 'inputs' ? takenNames(group) : namesOf(group, side);
  const socket = freeName(socketName(wish.name) ?? wish.type, taken);
  const label = wish.label ?? (wish.name === socket ? undefined : wish.name);
  const made: GroupSocket = { name: socket, type: wish.type, ...(label && { label: label.slice(0, MAX_WIRE_LABEL) }) };
  const node =
    group.nodes.find((each) => each.type === END[side] && (end === undefined || each.id === end)) ??
    newEnd(group, side);
  const withIt = { ...node, fields: { ...node.fields, sockets: [...readSockets(node.fields?.['sockets']), made] } };
  const nodes = group.nodes.includes(node)
    ? group.nodes.map((each) => (each === node ? withIt : each))
    : [...group.nodes, withIt];
  return { workflow: changeGroup(workflow, id, (each) => ({ ...each, nodes })), socket, end: node.id };
}

/**
 * The graph with a socket of a group called otherwise, and its wires with it. What cannot be a name becomes its label, and the name as near to
 * it as can be.
 * @throws GroupError where nothing of it can be a name, or another is called so
 */
export function renameSocket(workflow: Workflow, id: string, side: Side, name: string, text: string): Workflow {
  const group = groupById(workflow, id);
  const words = text.trim().slice(0, MAX_WIRE_LABEL);
  if (!group || words === '' || !namesOf(group, side).has(name)) return workflow;
  const to = socketName(words) ?? words;
  const others = new Set(side === 'inputs' ? takenNames(group) : namesOf(group, side));
  others.delete(name);
  refuseName(to, others, 'socket');
  const relabelled = changeSockets(workflow, id, side, (sockets) =>
    sockets.map((each) =>
      each.name === name ? { name: to, type: each.type, ...(words !== to && { label: words }) } : each,
    ),
  );
  if (to === name) return relabelled;
  return changeFaceWires(relabelled, id, side, (socket) => (socket === name ? to : socket));
}

/** The graph with a socket of a group in another place among those of its side. */
export function moveSocket(workflow: Workflow, id: string, side: Side, name: string, to: number): Workflow {
  return changeSockets(workflow, id, side, (sockets) => movedTo(sockets, (each) => each.name === name, to));
}

/** The graph without a socket of a group, and how many wires went with it: those of its uses, and those in it. */
export function removeSocket(
  workflow: Workflow,
  id: string,
  side: Side,
  name: string,
): { readonly workflow: Workflow; readonly wires: number } {
  const without = changeSockets(workflow, id, side, (sockets) => sockets.filter((each) => each.name !== name));
  if (without === workflow) return { workflow, wires: 0 };
  let wires = 0;
  const cut = changeFaceWires(without, id, side, (socket) => {
    if (socket !== name) return socket;
    wires += 1;
    return undefined;
  });
  return { workflow: cut, wires };
}

/** The graph without wires that lead to sockets which its groups had before and have no more. */
export function withoutLostWires(before: Workflow, after: Workflow): Workflow {
  let settled = after;
  for (const group of after.groups ?? []) {
    const old = groupById(before, group.id);
    if (!old || hasSameEnds(old, group)) continue;
    for (const side of ['inputs', 'outputs'] as const) {
      const has = namesOf(group, side);
      const lost = new Set([...namesOf(old, side)].filter((name) => !has.has(name)));
      if (lost.size > 0)
        settled = changeFaceWires(settled, group.id, side, (name) => (lost.has(name) ? undefined : name));
    }
  }
  return settled;
}

/** Whether nothing was done to what its sockets are read from. */
function hasSameEnds(one: WorkflowGroup, other: WorkflowGroup): boolean {
  if (one.nodes === other.nodes) return true;
  const ends = endsOf(other);
  const before = endsOf(one);
  return ends.length === before.length && ends.every((end, at) => end === before[at]);
}

function endsOf({ nodes }: WorkflowGroup): readonly WorkflowNode[] {
  return nodes.filter(({ type }) => type === GROUP_INPUTS || type === GROUP_OUTPUTS);
}

/** The wires of a group's sockets, in it and at all its uses: another name for theirs, or none, which takes them away. */
function changeFaceWires(
  workflow: Workflow,
  id: string,
  side: Side,
  named: (socket: string) => string | undefined,
): Workflow {
  const levels: readonly Level[] = [undefined, ...(workflow.groups ?? []).map((group) => group.id)];
  return levels.reduce<Workflow>((graph, level) => {
    const part = partAt(graph, level);
    if (!part) return graph;
    const uses = usesAt(graph, level, id);
    const ends = new Set(level === id ? part.nodes.flatMap((node) => (node.type === END[side] ? [node.id] : [])) : []);
    if (uses.size === 0 && ends.size === 0) return graph;
    const [outer, inner] = side === 'inputs' ? (['to', 'from'] as const) : (['from', 'to'] as const);
    const edges = part.edges.flatMap((edge): readonly WorkflowEdge[] => {
      const at = uses.has(edge[outer].node) ? outer : ends.has(edge[inner].node) ? inner : undefined;
      if (!at) return [edge];
      const address: SocketAddress = edge[at];
      const socket = named(address.socket);
      if (socket === address.socket) return [edge];
      return socket === undefined ? [] : [{ ...edge, [at]: { node: address.node, socket } }];
    });
    const isSame = edges.length === part.edges.length && edges.every((edge, at) => edge === part.edges[at]);
    return isSame ? graph : withPart(graph, level, { nodes: part.nodes, edges });
  }, workflow);
}

function changeSockets(
  workflow: Workflow,
  id: string,
  side: Side,
  change: (sockets: readonly GroupSocket[]) => readonly GroupSocket[],
): Workflow {
  return changeGroup(workflow, id, (group) => {
    const nodes = group.nodes.map((node): WorkflowNode => {
      if (node.type !== END[side]) return node;
      const before = readSockets(node.fields?.['sockets']);
      const sockets = change(before);
      const isSame = sockets.length === before.length && sockets.every((each, at) => each === before[at]);
      return isSame ? node : { ...node, fields: { ...node.fields, sockets } };
    });
    return nodes.every((node, at) => node === group.nodes[at]) ? group : { ...group, nodes };
  });
}

function namesOf(group: WorkflowGroup, side: Side): ReadonlySet<string> {
  return new Set(socketsOf(group)[side].map(({ name }) => name));
}

/** A name as near to what somebody wrote as can be. */
function socketName(text: string): string | undefined {
  const name = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\p{C}\p{Z}"\\]+/gu, '-')
    .slice(0, 60)
    .toWellFormed();
  if (isSocketName(text.trim())) return text.trim();
  return isSocketName(name) ? name : undefined;
}

/** An end where a group has none: left or right of all that is in it. */
function newEnd(group: WorkflowGroup, side: Side): WorkflowNode {
  const ids = new Set(group.nodes.map((node) => node.id));
  const xs = group.nodes.map(({ position }) => position.x);
  const x = xs.length === 0 ? 0 : side === 'inputs' ? Math.min(...xs) - 380 : Math.max(...xs) + 380;
  const y = group.nodes[0]?.position.y ?? 0;
  return { id: freeName(side, ids), type: END[side], position: { x, y } };
}
