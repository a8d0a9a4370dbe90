import { GROUP_INPUTS, GROUP_OUTPUTS } from './groupEnds.ts';
import type { Group } from '../Graph.ts';
import { isSocketName, MOST_SOCKETS } from '../socketNames.ts';
import { SOCKET_TITLES, type SocketType } from '../SocketValues.ts';

/** A socket that a group shows to the outside. */
export type GroupSocket = {
  readonly name: string;
  readonly type: SocketType;
  /** Absent: its name. */
  readonly label?: string;
};

const MOST_LABEL = 200;

/** The sockets in a field of `group-inputs` or `group-outputs`, as far as they are some; each name once. */
export function readSockets(value: unknown): readonly GroupSocket[] {
  if (!Array.isArray(value)) return [];
  const found = new Map<string, GroupSocket>();
  for (const each of (value as readonly unknown[]).slice(0, MOST_SOCKETS)) {
    const socket = readSocket(each);
    if (socket && !found.has(socket.name)) found.set(socket.name, socket);
  }
  return [...found.values()];
}

/** The same by what wires know of them, without what they are labelled. */
export function plainSockets(value: unknown): readonly GroupSocket[] {
  return readSockets(value).map(({ name, type }) => ({ name, type }));
}

/** The sockets of a use of it: those of all its ends, in the order these stand in it. */
export function socketsOf({ nodes }: Pick<Group, 'nodes'>): GroupSockets {
  const known = read.get(nodes);
  if (known) return known;
  const sockets = { inputs: socketsAt(nodes, GROUP_INPUTS), outputs: socketsAt(nodes, GROUP_OUTPUTS) };
  read.set(nodes, sockets);
  return sockets;
}

export interface GroupSockets {
  readonly inputs: readonly GroupSocket[];
  readonly outputs: readonly GroupSocket[];
}

/** Graphs are never changed, and a group is asked by each of its uses. */
const read = new WeakMap<Group['nodes'], GroupSockets>();

function socketsAt(nodes: Group['nodes'], type: string): readonly GroupSocket[] {
  return readSockets(nodes.flatMap((node) => (node.type === type ? readSockets(node.fields?.['sockets']) : [])));
}

function readSocket(value: unknown): GroupSocket | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, type, label } = value as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || !isSocketName(name) || !isSocketType(type)) return undefined;
  return { name, type, ...(typeof label === 'string' && label !== '' && { label: label.slice(0, MOST_LABEL) }) };
}

function isSocketType(value: unknown): value is SocketType {
  return typeof value === 'string' && Object.hasOwn(SOCKET_TITLES, value);
}
