/** What can be connected by choosing from lists instead of by drawing: sockets, where a wire of theirs may lead, and wires that can go. */
import { displayName } from '#shared/graph/displayName';
import { definitionOf, fieldBeside } from '#shared/graph/definitionOf';
import { sameSocket, type Edge, type SocketAddress } from '#shared/graph/Graph';
import type { AnyNodeDefinition, Palette } from '#shared/graph/NodeDefinition';
import { SOCKET_TITLES, type SocketType } from '#shared/graph/SocketValues';
import { NEW_SOCKET } from '#shared/workflow/groups/newSocket';
import type { Workflow } from '#shared/workflow/Workflow';
import type { OpenEnd } from '#shared/workflow/edits';
import { edgeId, edgesFrom, edgesInto, nodeById } from '#shared/workflow/lookups';
import { fittingSockets, otherEnd, fittingKey } from '../../stores/graph/fittingSockets.ts';

export interface SocketChoice {
  readonly key: string;
  readonly open: OpenEnd;
  readonly label: string;
  /** What it carries and what it is connected to now. */
  readonly hint: string;
}

export interface WireChoice {
  readonly key: string;
  readonly edge: Edge;
  readonly label: string;
  readonly hint: string;
}

/** The sockets of a node: what it needs and has not first, then outputs, since most wires are drawn forwards, then other inputs. */
export function socketsOf(workflow: Workflow, palette: Palette, id: string): readonly SocketChoice[] {
  const definition = definitionOf(palette, nodeById(workflow, id));
  const choice = (end: OpenEnd['end'], name: string, { label, type }: { label: string; type: SocketType }) => {
    const socket = { node: id, socket: name };
    const others = wiresAt(workflow, end, socket).map((edge) => nameOfNode(workflow, palette, edge[otherEnd({ end })]));
    const carries = `${end === 'from' ? 'gives' : 'takes'} ${SOCKET_TITLES[type]}`;
    const now = others.length > 0 ? `, ${end === 'from' ? 'to' : 'from'} ${others.join(', ')}` : '';
    return { key: fittingKey(end, socket), open: { end, socket, type }, label, hint: carries + now };
  };
  const inputs = Object.entries(definition?.inputs ?? {}).map(([name, input]) => {
    const made = choice('to', name, input);
    const isNeeded = input.required && !isFed(workflow, definition, id, name);
    return { isNeeded, made: isNeeded ? { ...made, hint: `${made.hint}, needed` } : made };
  });
  return [
    ...inputs.filter(({ isNeeded }) => isNeeded).map(({ made }) => made),
    ...Object.entries(definition?.outputs ?? {}).map(([name, output]) => choice('from', name, output)),
    ...inputs.filter(({ isNeeded }) => !isNeeded).map(({ made }) => made),
  ];
}

/** Whether something is wired into it or written beside it. */
function isFed(workflow: Workflow, definition: AnyNodeDefinition | undefined, id: string, socket: string): boolean {
  if (edgesInto(workflow, id).some(({ to }) => to.socket === socket)) return true;
  const value = definition && fieldBeside(definition, socket) && nodeById(workflow, id)?.fields?.[socket];
  return value !== undefined && value !== '' && value !== null;
}

/** Every wire of a node, those that lead nowhere too. */
export function wiresOf(workflow: Workflow, palette: Palette, id: string): readonly WireChoice[] {
  const choice = (edge: Edge, end: OpenEnd['end']): WireChoice => {
    const far = nameOfSocket(workflow, palette, edge, otherEnd({ end }));
    return {
      key: `remove ${edgeId(edge)}`,
      edge,
      label: `Remove the wire ${end === 'from' ? 'to' : 'from'} ${far}`,
      hint: `at ${labelOf(workflow, palette, edge, end)}`,
    };
  };
  return [
    ...edgesFrom(workflow, id).map((edge) => choice(edge, 'from')),
    ...edgesInto(workflow, id).map((edge) => choice(edge, 'to')),
  ];
}

/** Where a wire from a socket may lead, the nearest node first, and of those as near in order of their names; what it leads to already is left out. */
export function targetsOf(workflow: Workflow, palette: Palette, open: OpenEnd): readonly WireChoice[] {
  const fits = fittingSockets(workflow, palette, open);
  const far = otherEnd(open);
  const origin = nodeById(workflow, open.socket.node)?.position ?? { x: 0, y: 0 };
  const away = ({ position }: Workflow['nodes'][number]) => Math.hypot(position.x - origin.x, position.y - origin.y);
  const nameOf = (node: Workflow['nodes'][number]) => displayName(workflow, palette, node);
  return workflow.nodes
    .toSorted((one, other) => away(one) - away(other) || nameOf(one).localeCompare(nameOf(other)))
    .flatMap((node) => {
      const definition = definitionOf(palette, node);
      const sockets = (far === 'to' ? definition?.inputs : definition?.outputs) ?? {};
      return [...Object.keys(sockets), NEW_SOCKET].flatMap((name): WireChoice[] => {
        const socket = { node: node.id, socket: name };
        const edge = far === 'to' ? { from: open.socket, to: socket } : { from: socket, to: open.socket };
        const wires = wiresAt(workflow, far, socket);
        if (!fits.has(fittingKey(far, socket)) || wires.some((wire) => edgeId(wire) === edgeId(edge))) return [];
        return [
          {
            key: fittingKey(far, socket),
            edge,
            label: nameOfSocket(workflow, palette, edge, far),
            hint: replacedBy(workflow, palette, edge),
          },
        ];
      });
    });
}

/** A wire in words, as `Text · Text to Generate images · Prompt`. */
export function wireName(workflow: Workflow, palette: Palette, edge: Edge): string {
  return `${nameOfSocket(workflow, palette, edge, 'from')} to ${nameOfSocket(workflow, palette, edge, 'to')}`;
}

/** An input that takes one wire gives the one it has up. */
function replacedBy(workflow: Workflow, palette: Palette, edge: Edge): string {
  const definition = definitionOf(palette, nodeById(workflow, edge.to.node));
  if (definition?.inputs[edge.to.socket]?.multiple) return '';
  const [present] = wiresAt(workflow, 'to', edge.to);
  return present ? `in place of ${nameOfNode(workflow, palette, present.from)}` : '';
}

function wiresAt(workflow: Workflow, end: OpenEnd['end'], socket: SocketAddress): readonly Edge[] {
  const wires = end === 'from' ? edgesFrom(workflow, socket.node) : edgesInto(workflow, socket.node);
  return wires.filter((edge) => sameSocket(edge[end], socket));
}

function nameOfSocket(workflow: Workflow, palette: Palette, edge: Edge, end: OpenEnd['end']): string {
  return `${nameOfNode(workflow, palette, edge[end])} · ${labelOf(workflow, palette, edge, end)}`;
}

function labelOf(workflow: Workflow, palette: Palette, edge: Edge, end: OpenEnd['end']): string {
  const definition = definitionOf(palette, nodeById(workflow, edge[end].node));
  const sockets = end === 'from' ? definition?.outputs : definition?.inputs;
  return sockets?.[edge[end].socket]?.label ?? edge[end].socket;
}

function nameOfNode(workflow: Workflow, palette: Palette, { node: id }: SocketAddress): string {
  const node = nodeById(workflow, id);
  return node ? displayName(workflow, palette, node) : `a node that is gone (${id})`;
}
