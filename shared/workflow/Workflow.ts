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

export interface Viewport extends Position {
  readonly zoom: number;
}

/** A graph file, read and checked. Never holds a result, a picture or a key. */
export interface Workflow extends Graph {
  readonly name: string;
  readonly nodes: readonly WorkflowNode[];
  readonly edges: readonly Edge[];
  readonly viewport?: Viewport;
}

export const WORKFLOW_FORMAT = 'lumi-workflow';
/** The version this program writes. Older ones are migrated when read; newer ones are refused. */
export const WORKFLOW_VERSION = 1;
export const WORKFLOW_EXTENSION = '.lumi.json';
