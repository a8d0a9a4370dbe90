/** A graph as far as running it goes. A saved workflow is one, with positions and titles on top. */
import type { JsonValue } from './Field.ts';

/** `mute`: the node and what needs it do not run. `bypass`: its inputs go straight on to what it feeds. */
export type NodeMode = 'bypass' | 'mute';

export interface GraphNode {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly mode?: NodeMode;
  /** As in the file; absent ones take the definition's defaults. */
  readonly fields?: FieldsOfNode;
  /** Of a use of a group: what its own nodes hold in place of the group's, by their path in it (`groupPath`) and field. */
  readonly inside?: Readonly<Record<string, FieldsOfNode>>;
  /** What the groups are called that it stood in, the outermost first. Set by `withoutGroups`, never in a file. */
  readonly within?: readonly string[];
}

export type FieldsOfNode = Readonly<Record<string, JsonValue>>;

/** One socket of one node. */
export interface SocketAddress {
  readonly node: string;
  readonly socket: string;
}

export interface Edge {
  readonly from: SocketAddress;
  readonly to: SocketAddress;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly Edge[];
  /** The groups it and they are made of, each once. A node whose type is `groupType(id)` is a use of one. */
  readonly groups?: readonly Group[];
}

/**
 * A part that is used as one node, as often as one likes. Its sockets are those of the nodes `group-inputs` and `group-outputs` in it; its
 * fields are those of its nodes that it names.
 */
export interface Group<N extends GraphNode = GraphNode, E extends Edge = Edge> {
  readonly id: string;
  readonly name: string;
  /** What it is for. */
  readonly note?: string;
  /** In the order they are shown. */
  readonly fields: readonly ExposedField[];
  readonly nodes: readonly N[];
  readonly edges: readonly E[];
}

/** A field of a node in a group that each use of it has as its own. */
export interface ExposedField {
  /** What files, `--set` and wires call it: a socket's name, once in its group. */
  readonly name: string;
  /** Absent: as the field is labelled where it stands. */
  readonly label?: string;
  readonly help?: string;
  /** A node of the group; one that is a use of another exposes that one's fields further. */
  readonly node: string;
  readonly field: string;
}

/** What messages call a node: its own title, else that of its type. */
export function nodeName(node: GraphNode, typeTitle?: string): string {
  return node.title ?? typeTitle ?? node.type;
}

export function sameSocket(a: SocketAddress, b: SocketAddress): boolean {
  return a.node === b.node && a.socket === b.socket;
}

/** A text that names a socket, for maps and sets. Ids hold anything, so no separator is safe. */
export function socketKey(address: SocketAddress): string {
  return JSON.stringify([address.node, address.socket]);
}
