import type { Box } from '../place/freeSpot.ts';

/** A node to lay out: where it lies now, how large it is and where its sockets are. */
export interface TidyNode extends Box {
  readonly id: string;
  readonly isFrame?: boolean;
  /** For the reader only: it stays near what it was near. */
  readonly isNote?: boolean;
}

/** A wire; the heights of its sockets are measured from the top of their nodes, px. */
export interface TidyWire {
  readonly from: string;
  readonly to: string;
  readonly fromY: number;
  readonly toY: number;
}

/** What is laid out, as it goes to the worker that does it. */
export interface TidyGraph {
  readonly nodes: readonly TidyNode[];
  readonly wires: readonly TidyWire[];
  /** What stays where it is and is not to be covered. */
  readonly others: readonly Box[];
}

/** Where each node goes; frames come with a size that holds what is in them. */
export interface TidyPlace extends Box {
  readonly id: string;
}
