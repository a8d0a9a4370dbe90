import type { JsonValue } from '#shared/graph/Field';
import type { Edge, NodeMode } from '#shared/graph/Graph';
import type { TakenSeed } from '#shared/nodes/takeSeeds';
import type { Position, Size, Viewport, Workflow } from '#shared/workflow/Workflow';
import type { OpenEnd } from '#shared/workflow/edits';
import type { WireLook } from '#shared/workflow/changeWires';
import type { Steps } from './history.ts';
import type { TakenGraph } from './TakenGraph.ts';

/** The file a graph was opened from or saved to; `version` is what the Node side gave with it. */
export interface OpenFile {
  readonly name: string;
  readonly version: string;
}

export type ConnectResult = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export interface WorkflowState {
  /** Another id is another graph. */
  readonly documentId: string;
  /** The graph: what is saved, run, shared, named and compared. Edits go through the view. */
  readonly whole: Workflow;
  /** What is looked at and edited: the graph itself, or what is in the group at `path` (`viewAt`), its nodes called by their paths. */
  readonly workflow: Workflow;
  /** The place that is looked at: the path of a use of a group; empty: the top. */
  readonly path: string;
  /** Ids of nodes. */
  readonly selection: ReadonlySet<string>;
  /** As `edgeId` names them. */
  readonly selectedEdges: ReadonlySet<string>;
  readonly isDirty: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;

  /** Looks at another place, or the nearest to it that there is. `selected`: nodes that are selected then; else those that were there last. */
  readonly goTo: (path: string, selected?: readonly string[]) => void;
  /** An id for a node that is new where one looks. */
  readonly newId: () => string;
  /** As its file has it now: undo is gone, what is seen of it stays where it is. */
  readonly reload: (workflow: Workflow) => void;
  /** It stands in no file, whatever was saved before. */
  readonly markUnsaved: () => void;
  /** What was written is `saved`; edits made meanwhile stay unsaved. Where it was given its name by that, `formerName` is gone for undo too. */
  readonly markSaved: (saved: Workflow, formerName?: string) => void;
  readonly rename: (name: string) => void;
  /** Adds and selects a node, connected to a loose end where it fits; `fields` beside what a new one of its type holds. Gives its id. */
  readonly addNode: (
    type: string,
    position: Position,
    connectTo?: OpenEnd,
    fields?: Readonly<Record<string, JsonValue>>,
  ) => string;
  /** @param nodes as well as the selected ones */
  readonly removeSelected: (nodes?: Iterable<string>) => void;
  /** Moves of the same `gesture` within a second of each other are one step of undo. */
  readonly moveNodes: (
    moves: readonly { readonly id: string; readonly position: Position }[],
    gesture?: string,
  ) => void;
  readonly resizeNode: (id: string, size: Size) => void;
  /** Gives a node the size of its type. */
  readonly takeSizeBack: (id: string) => void;
  /** Moves and resizes at once. */
  readonly placeNodes: (
    places: readonly { readonly id: string; readonly position: Position; readonly size?: Size }[],
    gesture?: string,
  ) => void;
  /** `undefined` takes the field back to its default. Typing is a step of undo a burst, see `burstOf`. */
  readonly setField: (id: string, field: string, value: JsonValue | undefined) => void;
  /**
   * A field of the node of a path (`groupPath`), as `setField`. `from`: the graph that was edited elsewhere before, and goes into the same
   * step: what is typed on after it is that step too.
   */
  readonly setFieldAt: (path: string, field: string, value: JsonValue | undefined, from?: Workflow) => void;
  /** Several fields at once, always a step of undo of its own; `undefined` takes one back to its default. */
  readonly setFields: (id: string, fields: Readonly<Record<string, JsonValue | undefined>>) => void;
  /** One field of several nodes, by their ids; as `setField`, all of it together. */
  readonly setFieldOfAll: (values: ReadonlyMap<string, JsonValue | undefined>, field: string) => void;
  /** Puts the view as it was edited elsewhere in its place, as one step of undo. `selected`: nodes that are selected then. */
  readonly change: (edited: Workflow, selected?: readonly string[]) => void;
  /** The same with what stands around the node of a path, wherever one looks: one step of undo, which goes there. */
  readonly changeAt: (node: string, edit: (view: Workflow) => Workflow) => void;
  /** The same with the whole graph, wherever one looks; the place that is looked at stays while it is there. Changes of one `gesture` within a second are one step. */
  readonly changeWhole: (edited: Workflow, selected?: readonly string[], gesture?: string) => void;
  /** Puts a node of another type in a node's place, its wires kept. */
  readonly swapNode: (id: string, type: string) => void;
  readonly setTitle: (id: string, title: string) => void;
  readonly setCollapsed: (ids: ReadonlySet<string>, isCollapsed: boolean) => void;
  readonly setMode: (ids: ReadonlySet<string>, mode: NodeMode | undefined) => void;
  readonly connect: (edge: Edge, instead?: Edge) => ConnectResult;
  /** Puts a reroute in a wire, as `edgeId` names it, and selects it. Gives its id. */
  readonly rerouteWire: (wire: string, position: Position) => string;
  /** Wires as `edgeId` names them, in one step; with the same `gesture` as the one before, in that. */
  readonly changeWires: (ids: ReadonlySet<string>, look: WireLook, gesture?: string) => void;
  readonly disconnect: (edge: Edge) => void;
  readonly select: (nodes: Iterable<string>, edges?: Iterable<string>) => void;
  /** Where the canvas stands: saved with the graph, but no edit. */
  readonly setViewport: (viewport: Viewport) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** What undo and redo go through. */
  readonly steps: () => Steps<Workflow>;
  /** Gives a graph that came back the steps it had; those it has made since follow them. */
  readonly takeSteps: (steps: Steps<Workflow>) => void;
  /** These nodes, or the selected ones, as the text of a graph file; `null` where there are none. */
  readonly copySelected: (nodes?: ReadonlySet<string>) => string | null;
  /** Adds nodes where they lie, under new ids, with their groups, the wires among them and `wires` between them and nodes that are there. Gives the ids, in their order. @throws GroupError where a group would stand in itself */
  readonly addPart: (
    part: Pick<Workflow, 'nodes' | 'edges' | 'groups'>,
    wires?: readonly Edge[],
    /** What else is done to the graph that has them, in the same step of undo. */
    finish?: (graph: Workflow, ids: readonly string[]) => Workflow,
  ) => readonly string[];
  /** The graph for its next run; `after`: for the one that follows that run. What is random is drawn once and kept until a run takes it. */
  readonly take: (after?: TakenGraph) => TakenGraph;
  /** A run of the graph as it was taken has these seeds: they move on, in what undo gives back too and with no step for it, and the next run has others. */
  readonly moveSeeds: (taken: TakenGraph, seeds: readonly TakenSeed[]) => void;
}
