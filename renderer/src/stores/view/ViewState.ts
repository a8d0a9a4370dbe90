import type { ViewId } from '#shared/api/commandTable';
import type { ErrorReport } from '#shared/errors/AppError';
import type { NamedPicture } from '#shared/graph/Field';
import type { Edge } from '#shared/graph/Graph';
import type { LookState } from './LookState.ts';
import type { OpenHistory } from './OpenHistory.ts';
import type { OpenSheet } from './OpenSheet.ts';
import type { Position, Size, Viewport } from '#shared/workflow/Workflow';
import type { OpenEnd } from '#shared/workflow/edits';
import type { LooseEnd } from '../graph/fittingSockets.ts';

export type Theme = 'dark' | 'light' | 'system';

/** What a wheel over the canvas comes from; `automatic`: each event is to tell. */
export type WheelSetting = 'automatic' | 'mouse' | 'touchpad';

/** What the view of the runs shows. */
export type RunsPage = 'history' | 'spending';

/** Something to tell that needs no answer. */
export interface Notice {
  readonly tone: 'info' | 'bad';
  readonly message: string;
  readonly hint?: string;
  /** What can be done about it. */
  readonly action?: NoticeAction;
  /** Takes the place of an earlier one of the same topic. */
  readonly topic?: string;
}

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** A picture of ours that is dragged. */
export interface DraggedPicture extends NamedPicture {
  /** The node it was taken from, and its place there. */
  readonly from?: { readonly node: string; readonly at: number };
  /** Those that go with it, in their order. */
  readonly others?: readonly NamedPicture[];
}

export interface PaletteState {
  readonly open: boolean;
  /** Where on the canvas the chosen node goes; absent: the middle of what is seen. */
  readonly at?: Position;
  /** Only nodes that fit this end are offered, and the one chosen is connected to it. */
  readonly filter?: OpenEnd;
  /** Only nodes that fit on this wire are offered, and the one chosen is put on it. */
  readonly on?: Edge;
}

/** A wire being dragged. */
export interface DraggedWire {
  readonly open: LooseEnd;
  /** The sockets it may be dropped on, as `socketKey` names them. */
  readonly fits: ReadonlySet<string>;
}

/** What the canvas does when asked; there while it is on screen. */
export interface CanvasControls {
  /** All of the graph in view, clear of what floats over it; `atOnce`: without a way there. */
  readonly fit: (atOnce?: boolean) => void;
  /** The same for some of its nodes, as near as can be. */
  readonly fitTo: (nodes: Iterable<string>) => void;
  readonly zoomBy: (factor: number) => void;
  readonly zoomTo: (zoom: number) => void;
  readonly zoom: () => number;
  /** That point into the middle of what is seen, this near. */
  readonly goTo: (place: Viewport) => void;
  /** The middle of what is seen. */
  readonly centre: () => Position;
  /** Selects nodes and brings them into view, clear of what floats over it. */
  readonly show: (nodes: readonly string[]) => void;
  /** Where every node lies and how large it is, px on the canvas. */
  readonly boxes: () => ReadonlyMap<string, Position & Size>;
  /** Gives a node the focus as soon as it is drawn, and brings it into view; `stays`: not one whose place was pointed at. */
  readonly focus: (node: string, stays?: boolean) => void;
  /** Brings nodes into view as soon as they are there, by the smallest move that does; more than fit are made to. */
  readonly reveal: (nodes: readonly string[]) => void;
  /** As `focus`, and the keys go to its main field where it has one. */
  readonly write: (node: string) => void;
  /** The canvas itself gets the focus. */
  readonly takeKeys: () => void;
  /** Where the pointer is on it; `undefined`: elsewhere. */
  readonly pointer: () => Position | undefined;
}

/** Wires that stand out, with where they lead. */
export interface LitWires {
  /** As `edgeId` names them. */
  readonly wires: ReadonlySet<string>;
  /** As `fittingKey` names them. */
  readonly sockets: ReadonlySet<string>;
  /** Ids of reroutes. */
  readonly bends: ReadonlySet<string>;
  /** Where they lead and what they carry. */
  readonly words: string;
}

export interface ViewState extends LookState {
  /** Whether the application ends as soon as the calls in flight have. */
  readonly isEnding: boolean;
  readonly theme: Theme;
  readonly section: ViewId;
  /** The contact sheet that lies over the graph on screen. */
  readonly sheet: OpenSheet | null;
  /** The history that lies over the graph on screen. */
  readonly history: OpenHistory | null;
  readonly runsPage: RunsPage;
  /** The document on screen. */
  readonly documentId: string | null;
  /** The documents whose face is their form, by their ids; it is remembered, and no edit of the graph. */
  readonly forms: ReadonlySet<string>;
  readonly inspectorOpen: boolean;
  /** px, as it was set; kept from start to start. */
  readonly inspectorWidth: number;
  /** Whether the inspector shows the fields nobody set among the others. */
  readonly unsetShown: boolean;
  /** Whether the latest pictures of any run lie under the canvas. */
  readonly filmstripOpen: boolean;
  /** Whether what is dragged or resized snaps to the grid and to what lies around it. */
  readonly isSnapping: boolean;
  /** It goes with the machine, as the theme does. */
  readonly wheel: WheelSetting;
  /** Whether the graph is shown small where not all of it is in view. */
  readonly overviewOpen: boolean;
  readonly palette: PaletteState;
  /** The newest notice; a new object each time. */
  readonly notice: Notice | null;
  /** What screen readers say next; a new object each time, for the same may be said twice. */
  readonly announcement: { readonly words: string } | null;
  /** Runs whose end was looked at, of this page. */
  readonly seenRuns: ReadonlySet<string>;
  readonly wire: DraggedWire | null;
  readonly canvas: CanvasControls | null;
  /** A picture that the system drags for us, from its press to the next move of the pointer. */
  readonly dragged: DraggedPicture | null;
  /** Where on the canvas nodes would lie that what is dragged would make. */
  readonly dropPlaces: readonly (Position & Size)[];
  /** The node that what is dragged would go into. */
  readonly dropOver: string | null;
  /** The wire that a dragged node would be put on, as `edgeId` names it. */
  readonly insertOn: string | null;
  /** The bundle whose clamp is dragged, and where that has got to. */
  readonly clamping: { readonly bundle: string; readonly clamp: Position } | null;
  /** What was chosen by name before, the last first. */
  readonly usedLately: readonly string[];
  /** The node whose title is being typed. */
  readonly renaming: string | null;
  /** Whether wires curve straight there, or go round nodes. */
  readonly wiresGo: 'curved' | 'round';
  /** The wires that are pointed at. */
  readonly lit: LitWires | null;
  /** The node whose failure the inspector is to come to. */
  readonly failureOf: string | null;

  readonly setEnding: (isEnding: boolean) => void;
  readonly setTheme: (theme: Theme) => void;
  /** The graph, asked for while it is shown, comes out from under what lies over it. */
  readonly showSection: (section: ViewId) => void;
  readonly openSheet: (sheet: OpenSheet) => void;
  readonly closeSheet: () => void;
  readonly openHistory: (history?: OpenHistory) => void;
  readonly closeHistory: () => void;
  /** Another document is on screen. */
  readonly setDocument: (id: string) => void;
  /** Shows the graph on screen as a form, or as the graph it is. */
  readonly showForm: (isShown: boolean) => void;
  readonly showRunsPage: (page: RunsPage) => void;
  readonly toggleInspector: () => void;
  /** Within what is read well. */
  readonly setInspectorWidth: (px: number) => void;
  readonly toggleUnset: () => void;
  readonly toggleFilmstrip: () => void;
  readonly toggleSnapping: () => void;
  readonly setWheel: (wheel: WheelSetting) => void;
  readonly toggleOverview: () => void;
  readonly openPalette: (at?: Position, filter?: OpenEnd, on?: Edge) => void;
  readonly setInsertOn: (wire: string | null) => void;
  readonly setClamping: (clamping: ViewState['clamping']) => void;
  readonly noteUsed: (id: string) => void;
  readonly closePalette: () => void;
  readonly notify: (message: string, hint?: string, more?: Pick<Notice, 'action' | 'topic'>) => void;
  readonly reportError: (report: ErrorReport) => void;
  /** Says to screen readers what is seen by others: in whole words, as short as can be. */
  readonly announce: (words: string) => void;
  readonly noteSeenRun: (runId: string) => void;
  readonly toggleWires: () => void;
  readonly setLit: (lit: LitWires | null) => void;
  readonly setWire: (wire: DraggedWire | null) => void;
  readonly setCanvas: (canvas: CanvasControls | null) => void;
  readonly setDragged: (dragged: ViewState['dragged']) => void;
  readonly setDropOver: (node: string | null) => void;
  readonly setDropPlaces: (places: ViewState['dropPlaces']) => void;
  readonly setRenaming: (node: string | null) => void;
  /** Opens the inspector at what went wrong in a selected node. */
  readonly showFailure: (node: string) => void;
  /** The inspector has come to it. */
  readonly failureShown: () => void;
  /** Shows the graph, selects a node of it and brings it into view. */
  readonly revealNode: (node: string) => void;
}
