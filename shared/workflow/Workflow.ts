import type { Edge, Graph, GraphNode } from '../graph/Graph.ts';

/** px on the canvas at zoom 1 */
export interface Position {
  readonly x: number;
  readonly y: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface WorkflowNode extends GraphNode {
  readonly position: Position;
  readonly size?: Size;
  readonly collapsed?: boolean;
}

/** A wire as the editor draws it. What a run makes of the graph hangs on its ends alone. */
export interface WorkflowEdge extends Edge {
  /** What a person wrote on it. */
  readonly label?: string;
  /** Only the stubs at its ends are drawn. */
  readonly hidden?: true;
  /** Wires of one bundle are drawn along one trunk. */
  readonly bundle?: string;
  /** How far that trunk is moved from where it runs by itself, px: the same on all wires of the bundle. */
  readonly clamp?: Position;
}

/** Letters a wire's label has at most. */
export const MAX_WIRE_LABEL = 200;
/** Letters the name of a graph has at most. */
export const MAX_GRAPH_NAME = 1000;
/** Letters the name of a bundle has at most. */
export const MAX_BUNDLE_NAME = 100;
/** How far the trunk of a bundle is moved at most, px. */
export const MAX_CLAMP = 100_000;

export interface Viewport extends Position {
  readonly zoom: number;
}

/** A named place on the canvas: what lay in the middle of it, and how near it was. */
export interface Bookmark extends Viewport {
  readonly name: string;
}

/** Letters the name of a bookmark has at most. */
export const MAX_BOOKMARK_NAME = 200;
/** Bookmarks of one graph. */
export const MAX_BOOKMARKS = 100;

/** A graph file, read and checked. Never holds a result, a picture or a key. */
export interface Workflow extends Graph {
  readonly name: string;
  readonly nodes: readonly WorkflowNode[];
  readonly edges: readonly WorkflowEdge[];
  readonly viewport?: Viewport;
  /** In the order they are listed; never empty. */
  readonly bookmarks?: readonly Bookmark[];
}

export const WORKFLOW_FORMAT = 'lumi-workflow';
/** The version this program writes. Older ones are migrated when read; newer ones are refused. */
export const WORKFLOW_VERSION = 1;
export const WORKFLOW_EXTENSION = '.lumi.json';
