import type { Edge, Graph, GraphNode, Group } from '../graph/Graph.ts';

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
  /** Of a use of a group. */
  readonly origin?: UseOrigin;
}

/**
 * Where a use of a group was when its group was made, or unpacked last: its nodes lie around it then as they do in the group. What stood
 * between others in the file says behind which, so that unpacking it gives the very file it was made of.
 */
export interface UseOrigin extends Position {
  /** Ids of its nodes, and of the nodes these stood behind, whatever group that one is in now; `''`: before all. */
  readonly nodes?: readonly Behind[];
  /** The same of its wires, as `wireName` calls them. */
  readonly edges?: readonly Behind[];
}

export type Behind = readonly [part: string, behind: string];

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
  /** The path of the use of a group (`groupPath`) that it is in. Absent: the graph itself. */
  readonly place?: string;
}

/** Letters the name of a bookmark has at most. */
export const MAX_BOOKMARK_NAME = 200;
/** Bookmarks of one graph. */
export const MAX_BOOKMARKS = 100;

/** A group as the editor draws it. */
export interface WorkflowGroup extends Group<WorkflowNode, WorkflowEdge> {
  readonly viewport?: Viewport;
}

/** Groups of one graph. */
export const MAX_GROUPS = 1000;
/** Fields that one group, or a form, shows at most. */
export const MAX_SHOWN_FIELDS = 200;
/** Letters that what is said of a group, a form or one of their fields has at most. */
export const MAX_NOTE = 4000;

/** A graph as a form, for those who only use it. */
export interface Form {
  /** What stands above it. Absent: the graph's name. */
  readonly title?: string;
  readonly note?: string;
  /** In the order they are shown. */
  readonly fields: readonly FormField[];
  /** The path (`groupPath`) of the node whose pictures are its results. Absent: all that a run makes. */
  readonly results?: string;
}

/** A field of the graph that its form shows. */
export interface FormField {
  /** The path of its node: in a group `use/node`. */
  readonly node: string;
  readonly field: string;
  /** Absent: as it is labelled where it stands. */
  readonly label?: string;
  readonly help?: string;
  /** Of numbers: narrower than the field's own limits. */
  readonly min?: number;
  readonly max?: number;
  /** Of choices, and of texts that are to be chosen from: only these are offered. */
  readonly choices?: readonly string[];
  /** Of texts: letters at most. Of pictures: how many at most. */
  readonly limit?: number;
  /** Shown only when *more* is opened. */
  readonly folded?: true;
}

/** A graph file, read and checked. Never holds a result, a picture or a key. */
export interface Workflow extends Graph {
  readonly name: string;
  readonly nodes: readonly WorkflowNode[];
  readonly edges: readonly WorkflowEdge[];
  /** Never empty. */
  readonly groups?: readonly WorkflowGroup[];
  readonly form?: Form;
  readonly viewport?: Viewport;
  /** In the order they are listed; never empty. */
  readonly bookmarks?: readonly Bookmark[];
}

export const WORKFLOW_FORMAT = 'lumi-workflow';
/**
 * The newest version there is. Older ones are migrated when read; newer ones are refused. A graph is written in the oldest version that says
 * all of it, so that what older programs wrote stays as it was, byte for byte, and what they can read they are given.
 */
export const WORKFLOW_VERSION = 2;
export const WORKFLOW_EXTENSION = '.lumi.json';
