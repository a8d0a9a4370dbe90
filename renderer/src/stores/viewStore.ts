import type { ErrorReport } from '#shared/errors/AppError';
import type { ImageRef } from '#shared/graph/generation';
import type { Position } from '#shared/workflow/Workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OpenEnd } from './edits.ts';

export type Theme = 'dark' | 'light' | 'system';
export type DialogName = 'open' | 'settings' | 'shortcuts';

/** A question with up to three answers. */
export interface Confirmation {
  readonly title: string;
  readonly message: string;
  /** Label of the answer `save`. */
  readonly save: string;
  /** Label of the answer `discard`; absent: it is not offered. */
  readonly discard?: string;
}
export type Answer = 'save' | 'discard' | 'cancel';

/** Something to tell that needs no answer. */
export interface Notice {
  readonly tone: 'info' | 'bad';
  readonly message: string;
  readonly hint?: string;
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
}

export interface ViewState {
  readonly theme: Theme;
  readonly inspectorOpen: boolean;
  readonly lightbox: { readonly images: readonly ImageRef[]; readonly index: number } | null;
  readonly palette: PaletteState;
  readonly dialog: DialogName | null;
  /** A question being asked; answered by `answer`. */
  readonly confirmation: Confirmation | null;
  /** The name suggested for a file being saved; answered by `answerFileName`. */
  readonly fileNameQuestion: string | null;
  /** The newest notice; a new object each time. */
  readonly notice: Notice | null;
  readonly wire: DraggedWire | null;
  readonly canvas: CanvasControls | null;
  /** The node whose title is being typed. */
  readonly renaming: string | null;

  readonly setTheme: (theme: Theme) => void;
  readonly toggleInspector: () => void;
  readonly openLightbox: (images: readonly ImageRef[], index: number) => void;
  readonly stepLightbox: (by: 1 | -1) => void;
  readonly closeLightbox: () => void;
  readonly openPalette: (at?: Position, filter?: OpenEnd) => void;
  readonly closePalette: () => void;
  readonly openDialog: (dialog: DialogName) => void;
  readonly closeDialog: () => void;
  readonly confirm: (question: Confirmation) => Promise<Answer>;
  readonly answer: (answer: Answer) => void;
  readonly askFileName: (suggestion: string) => Promise<string | null>;
  readonly answerFileName: (name: string | null) => void;
  readonly notify: (message: string, hint?: string) => void;
  readonly reportError: (report: ErrorReport) => void;
  readonly setWire: (wire: DraggedWire | null) => void;
  readonly setCanvas: (canvas: CanvasControls | null) => void;
  readonly setRenaming: (node: string | null) => void;
  /** Selects a node and brings it into view. */
  readonly revealNode: (node: string) => void;
}

export type ViewStore = StoreApi<ViewState>;

const THEME_KEY = 'lumi.theme';

/** The page outside the store, so that tests need no browser. */
export interface Page {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Puts a theme on screen. */
  readonly showTheme: (theme: Theme) => void;
}

/** What is open, asked and told. Nothing of the graph or its runs. */
export function createViewStore(page: Page): ViewStore {
  let answerConfirmation: ((answer: Answer) => void) | undefined;
  let answerName: ((name: string | null) => void) | undefined;
  const kept = page.storage.getItem(THEME_KEY);
  const theme: Theme = kept === 'light' || kept === 'system' ? kept : 'dark';
  page.showTheme(theme);

  return createStore<ViewState>()((set, get) => ({
    theme,
    inspectorOpen: true,
    lightbox: null,
    palette: { open: false },
    dialog: null,
    confirmation: null,
    fileNameQuestion: null,
    notice: null,
    wire: null,
    canvas: null,
    renaming: null,

    setTheme(next) {
      page.storage.setItem(THEME_KEY, next);
      page.showTheme(next);
      set({ theme: next });
    },
    toggleInspector() {
      set({ inspectorOpen: !get().inspectorOpen });
    },
    openLightbox(images, index) {
      if (images.length > 0) set({ lightbox: { images, index: Math.min(Math.max(index, 0), images.length - 1) } });
    },
    stepLightbox(by) {
      const { lightbox } = get();
      if (!lightbox) return;
      const { images, index } = lightbox;
      set({ lightbox: { images, index: (index + by + images.length) % images.length } });
    },
    closeLightbox() {
      set({ lightbox: null });
    },
    openPalette(at, filter) {
      set({ palette: { open: true, ...(at && { at }), ...(filter && { filter }) } });
    },
    closePalette() {
      set({ palette: { open: false } });
    },
    openDialog(dialog) {
      set({ dialog });
    },
    closeDialog() {
      set({ dialog: null });
    },
    confirm(question) {
      answerConfirmation?.('cancel');
      set({ confirmation: question });
      return new Promise((resolve) => {
        answerConfirmation = resolve;
      });
    },
    answer(answer) {
      set({ confirmation: null });
      answerConfirmation?.(answer);
      answerConfirmation = undefined;
    },
    askFileName(suggestion) {
      answerName?.(null);
      set({ fileNameQuestion: suggestion });
      return new Promise((resolve) => {
        answerName = resolve;
      });
    },
    answerFileName(name) {
      set({ fileNameQuestion: null });
      answerName?.(name);
      answerName = undefined;
    },
    notify(message, hint) {
      set({ notice: { tone: 'info', message, ...(hint !== undefined && { hint }) } });
    },
    reportError({ message, hint }) {
      set({ notice: { tone: 'bad', message, ...(hint !== undefined && { hint }) } });
    },
    setWire(wire) {
      set({ wire });
    },
    setCanvas(canvas) {
      set({ canvas });
    },
    setRenaming(renaming) {
      set({ renaming });
    },
    revealNode(node) {
      get().canvas?.show([node]);
    },
  }));
}

/** The real page. */
export function browserPage(): Page {
  const light = window.matchMedia('(prefers-color-scheme: light)');
  let now: Theme = 'dark';
  const show = () => {
    document.documentElement.dataset['theme'] = now === 'system' ? (light.matches ? 'light' : 'dark') : now;
  };
  light.addEventListener('change', show);
  return {
    storage: window.localStorage,
    showTheme(theme) {
      now = theme;
      show();
    },
  };
}
