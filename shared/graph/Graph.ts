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
  readonly fields?: Readonly<Record<string, JsonValue>>;
}

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
