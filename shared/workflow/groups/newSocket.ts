/** The “+” at an end of a group: a wire that is led there makes a socket of the group. */
import { definitionOf } from '../../graph/definitionOf.ts';
import { displayName } from '../../graph/displayName.ts';
import type { Edge } from '../../graph/Graph.ts';
import { GROUP_INPUTS, GROUP_OUTPUTS } from '../../graph/groups/groupEnds.ts';
import { socketsOf } from '../../graph/groups/groupSockets.ts';
import { connect, removeParts } from '../edits.ts';
import { edgeId, nodeById } from '../lookups.ts';
import type { PaletteOf } from '../PaletteOf.ts';
import type { Workflow, WorkflowEdge, WorkflowGroup } from '../Workflow.ts';
import { addSocket, type Side } from './groupFace.ts';
import { GroupError } from './GroupError.ts';
import { freeName } from './level.ts';
import { localId, placeAt } from './placeAt.ts';
import { putView } from './putView.ts';
import { viewAt } from './viewAt.ts';

/** What wires call the “+”. No socket is called so: names have no blanks. */
export const NEW_SOCKET = 'New socket';

/** Which end of a wire the “+” of a node takes; `undefined`: it has none. */
export function newSocketEnd({ type }: { readonly type: string }): 'from' | 'to' | undefined {
  return type === GROUP_INPUTS ? 'from' : type === GROUP_OUTPUTS ? 'to' : undefined;
}

/** Whether a wire leads to a “+”, at either end. */
export function isToNewSocket({ from, to }: Edge): boolean {
  return from.socket === NEW_SOCKET || to.socket === NEW_SOCKET;
}

/**
 * The graph with a socket made for a wire that was drawn at a place between a “+” and a socket, of what that carries and called as it is, and
 * with the wire. `reason`: why it cannot be.
 * @param instead a wire that is plugged in there and leaves where it was; what was written on it stays
 * @throws GroupError where the group has too many sockets
 */
export function wireToNewSocket(
  whole: Workflow,
  path: string,
  paletteOf: PaletteOf,
  edge: Edge,
  instead?: WorkflowEdge,
): { readonly ok: true; readonly workflow: Workflow } | { readonly ok: false; readonly reason: string } {
  const place = placeAt(whole, path);
  const view = viewAt(whole, path);
  if (typeof place === 'string' || !view) throw new GroupError('The graph has no such group.');
  const isOut = edge.to.socket === NEW_SOCKET;
  const [end, other] = isOut ? [edge.to, edge.from] : [edge.from, edge.to];
  const palette = paletteOf(whole);
  const node = nodeById(view, other.node);
  const sockets = definitionOf(palette, node)?.[isOut ? 'outputs' : 'inputs'] ?? {};
  const socket = Object.hasOwn(sockets, other.socket) ? sockets[other.socket] : undefined;
  if (!node || !socket) return { ok: false, reason: 'Lead the wire to a socket that is there.' };
  const side = isOut ? 'outputs' : 'inputs';
  const wish = calledLike(place.group, side, {
    name: other.socket,
    label: socket.label,
    node: displayName(view, palette, node),
  });
  const made = addSocket(whole, place.group.id, side, { type: socket.type, ...wish }, localId(path, end.node));
  const seen = viewAt(made.workflow, path) ?? view;
  const base = instead ? removeParts(seen, new Set(), new Set([edgeId(instead)])) : seen;
  const address = { node: end.node, socket: made.socket };
  const wire = { ...instead, ...(isOut ? { from: other, to: address } : { from: address, to: other }) };
  const wired = connect(base, paletteOf(made.workflow), wire);
  return wired.ok ? { ok: true, workflow: putView(made.workflow, path, wired.workflow) } : wired;
}

/** As the socket it is wired to; where the group has one that is labelled so, its node says which. */
function calledLike(
  group: WorkflowGroup,
  side: Side,
  { name, label, node }: { readonly name: string; readonly label: string; readonly node: string },
): { readonly name: string; readonly label: string } {
  const labels = new Set(socketsOf(group)[side].map((each) => each.label ?? each.name));
  if (!labels.has(label)) return { name, label };
  const longer = freeName(`${node} ${label}`, labels);
  return { name: longer, label: longer };
}
