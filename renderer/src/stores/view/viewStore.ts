import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Theme, ViewState } from './ViewState.ts';

export type ViewStore = StoreApi<ViewState>;

const THEME_KEY = 'lumi.theme';
/** px */
const NARROW_WIDTH = 1200;

/** The page outside the store, so that tests need no browser. */
export interface BrowserPage {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Puts a theme on screen. */
  readonly showTheme: (theme: Theme) => void;
  /** Too narrow for the inspector beside the graph: it starts closed. */
  readonly isNarrow: boolean;
}

/** What is open and told. Nothing of the graph or its runs. */
export function createViewStore(page: BrowserPage): ViewStore {
  const kept = page.storage.getItem(THEME_KEY);
  const theme: Theme = kept === 'light' || kept === 'system' ? kept : 'dark';
  page.showTheme(theme);

  return createStore<ViewState>()((set, get) => ({
    isEnding: false,
    theme,
    section: 'graph',
    runsPage: 'history',
    inspectorOpen: !page.isNarrow,
    lightbox: null,
    palette: { open: false },
    notice: null,
    wire: null,
    canvas: null,
    dragged: null,
    dropOver: null,
    renaming: null,
    failureOf: null,

    setEnding(isEnding) {
      set({ isEnding });
    },
    setTheme(next) {
      page.storage.setItem(THEME_KEY, next);
      page.showTheme(next);
      set({ theme: next });
    },
    showSection(section) {
      set({ section });
    },
    showRunsPage(runsPage) {
      set({ section: 'runs', runsPage });
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
    notify(message, hint, more) {
      set({ notice: { tone: 'info', message, ...(hint !== undefined && { hint }), ...more } });
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
    setDragged(dragged) {
      set({ dragged });
    },
    setDropOver(dropOver) {
      if (get().dropOver !== dropOver) set({ dropOver });
    },
    setRenaming(renaming) {
      set({ renaming });
    },
    showFailure(node) {
      set({ failureOf: node, inspectorOpen: true });
    },
    failureShown() {
      set({ failureOf: null });
    },
    revealNode(node) {
      set({ section: 'graph' });
      get().canvas?.show([node]);
    },
  }));
}

/** The real page. */
export function browserPage(): BrowserPage {
  const light = window.matchMedia('(prefers-color-scheme: light)');
  let now: Theme = 'dark';
  const show = () => {
    document.documentElement.dataset['theme'] = now === 'system' ? (light.matches ? 'light' : 'dark') : now;
  };
  light.addEventListener('change', show);
  return {
    storage: window.localStorage,
    isNarrow: window.innerWidth < NARROW_WIDTH,
    showTheme(theme) {
      now = theme;
      show();
    },
  };
}
