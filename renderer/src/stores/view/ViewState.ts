import type { ViewId } from '#shared/api/commandTable';
import type { ErrorReport } from '#shared/errors/AppError';
import type { NamedPicture } from '#shared/graph/Field';
import type { ImageRef } from '#shared/graph/generation';
import type { Position, Size } from '#shared/workflow/Workflow';
import type { OpenEnd } from '#shared/workflow/edits';

export type Theme = 'dark' | 'light' | 'system';

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
}

export interface PaletteState {
  readonly open: boolean;
  /** Where on the canvas the chosen node goes; absent: the middle of what is seen. */
  readonly at?: Position;
  /** Only nodes that fit this end are offered, and the one chosen is connected to it. */
  readonly filter?: OpenEnd;
}

/** A wire being dragged. */
export interface DraggedWire {
  readonly open: OpenEnd;
  /** The sockets it may be dropped on, as `socketKey` names them. */
  readonly fits: ReadonlySet<string>;
}

/** What the canvas does when asked; there while it is on screen. */
export interface CanvasControls {
  readonly fit: () => void;
  readonly zoomBy: (factor: number) => void;
  /** The middle of what is seen. */
  readonly centre: () => Position;
  readonly show: (nodes: readonly string[]) => void;
  /** Where every node lies and how large it is, px on the canvas. */
  readonly boxes: () => ReadonlyMap<string, Position & Size>;
  /** Gives a node the focus as soon as it is drawn, and brings it into view; `stays`: not one whose place was pointed at. */
  readonly focus: (node: string, stays?: boolean) => void;
  /** The same, and the keys go to the first text of it. */
  readonly write: (node: string) => void;
  /** Where the pointer is on it; `undefined`: elsewhere. */
  readonly pointer: () => Position | undefined;
}

export interface ViewState {
  /** Whether the application ends as soon as the calls in flight have. */
  readonly isEnding: boolean;
  readonly theme: Theme;
  readonly section: ViewId;
  readonly runsPage: RunsPage;
  readonly inspectorOpen: boolean;
  readonly lightbox: { readonly images: readonly ImageRef[]; readonly index: number } | null;
  readonly palette: PaletteState;
  /** The newest notice; a new object each time. */
  readonly notice: Notice | null;
  readonly wire: DraggedWire | null;
  readonly canvas: CanvasControls | null;
  /** A picture that the system drags for us, from its press to the next move of the pointer. */
  readonly dragged: DraggedPicture | null;
  /** The node that what is dragged would go into. */
  readonly dropOver: string | null;
  /** The node whose title is being typed. */
  readonly renaming: string | null;
  /** The node whose failure the inspector is to come to. */
  readonly failureOf: string | null;

  readonly setEnding: (isEnding: boolean) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly showSection: (section: ViewId) => void;
  readonly showRunsPage: (page: RunsPage) => void;
  readonly toggleInspector: () => void;
  readonly openLightbox: (images: readonly ImageRef[], index: number) => void;
  readonly stepLightbox: (by: 1 | -1) => void;
  readonly closeLightbox: () => void;
  readonly openPalette: (at?: Position, filter?: OpenEnd) => void;
  readonly closePalette: () => void;
  readonly notify: (message: string, hint?: string, more?: Pick<Notice, 'action' | 'topic'>) => void;
  readonly reportError: (report: ErrorReport) => void;
  readonly setWire: (wire: DraggedWire | null) => void;
  readonly setCanvas: (canvas: CanvasControls | null) => void;
  readonly setDragged: (dragged: ViewState['dragged']) => void;
  readonly setDropOver: (node: string | null) => void;
  readonly setRenaming: (node: string | null) => void;
  /** Opens the inspector at what went wrong in a selected node. */
  readonly showFailure: (node: string) => void;
  /** The inspector has come to it. */
  readonly failureShown: () => void;
  /** Shows the graph, selects a node of it and brings it into view. */
  readonly revealNode: (node: string) => void;
}
