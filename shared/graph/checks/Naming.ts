import type { GraphNode } from '../Graph.ts';
import type { Palette } from '../NodeDefinition.ts';

/** The node types, and what messages call a node. */
export interface Naming {
  readonly palette: Palette;
  readonly nameOf: (node: GraphNode) => string;
}
