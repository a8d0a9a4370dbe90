/** A graph of another program, whatever form it was written in: what a rebuild starts from. */
import type { NodeMode } from '../graph/Graph.ts';
import type { JsonMap } from './json.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ForeignSocket {
  readonly name: string;
  /** As the file says it; empty: it does not. */
  readonly type: string;
  /** It belongs to a value of the node, of this name. */
  readonly widget?: string;
}

export interface ForeignNode {
  /** Once in its graph, and fit for ours. */
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  /** Absent: the file knows no places. */
  readonly box?: Box;
  readonly isCollapsed: boolean;
  readonly mode?: NodeMode;
  readonly inputs: readonly ForeignSocket[];
  readonly outputs: readonly ForeignSocket[];
  /** In the order of the node's values, or by their names. Free of keys. */
  readonly values: readonly unknown[] | JsonMap;
  /** What a graph node, or a use of a subgraph, says beside: looked at for what it promotes. */
  readonly properties?: JsonMap;
  /** Of a use of a subgraph: what its inputs are given by what is no node of ours, by their names. It goes before what the use holds. */
  readonly given?: JsonMap;
}

export interface ForeignWire {
  readonly from: { readonly node: string; readonly slot: number };
  readonly to: { readonly node: string; readonly input: string };
  /** Bends of the wire, from its source on. */
  readonly bends?: readonly string[];
}

export interface ForeignFrame {
  readonly title: string;
  readonly box: Box;
  readonly colour?: string;
}

/** A bend of wires. */
export interface ForeignBend {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface ForeignGraph {
  readonly nodes: readonly ForeignNode[];
  readonly wires: readonly ForeignWire[];
  readonly frames: readonly ForeignFrame[];
  readonly bends: readonly ForeignBend[];
}

/** A graph that others use as a node. */
export interface ForeignSubgraph {
  readonly id: string;
  readonly name: string;
  readonly inputs: readonly ForeignSocket[];
  readonly outputs: readonly ForeignSocket[];
  /** Wires from and to `EDGE_IN` and `EDGE_OUT` are those of its sockets, by their place. */
  readonly graph: ForeignGraph;
}

/** Ids that no node of a file gets. */
export const EDGE_IN = '\u0000in';
export const EDGE_OUT = '\u0000out';
