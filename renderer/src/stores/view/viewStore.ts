import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BrowserPage } from './browserPage.ts';
import { lookParts } from './lookParts.ts';
import type { Theme, ViewState } from './ViewState.ts';

export type ViewStore = StoreApi<ViewState>;

const WIRES_KEY = 'lumi.wires';
const THEME_KEY = 'lumi.theme';
const USED_KEY = 'lumi.used';
/** What was chosen by name that is remembered. */
const MOST_USED = 30;
const FORMS_KEY = 'lumi.forms';
/** Documents that are remembered as shown as forms. */
const MOST_FORMS = 200;
const FILMSTRIP_KEY = 'lumi.filmstrip';
const SNAPPING_KEY = 'lumi.snapping';
const WHEEL_KEY = 'lumi.wheel';
const OVERVIEW_KEY = 'lumi.overview';
const INSPECTOR_KEY = 'lumi.inspector';
/** px */
export const INSPECTOR_WIDTHS = { least: 280, usual: 292, most: 640 } as const;
/** What is open and told. Nothing of the graph or its runs. */
export function createViewStore(page: BrowserPage): ViewStore {
  const kept = page.storage.getItem(THEME_KEY);
  const theme: Theme = kept === 'light' || kept === 'system' ? kept : 'dark';
  page.showTheme(theme);
  const wheel = page.storage.getItem(WHEEL_KEY);

  return createStore<ViewState>()((set, get) => ({
    isEnding: false,
    theme,
    section: 'graph',
    sheet: null,
    history: null,
    runsPage: 'history',
    documentId: null,
    forms: new Set(readNames(page.storage.getItem(FORMS_KEY)).slice(-MOST_FORMS)),
    inspectorOpen: !page.isNarrow,
    inspectorWidth: inspectorWidth(Number(page.storage.getItem(INSPECTOR_KEY) ?? INSPECTOR_WIDTHS.usual)),
    unsetShown: false,
    ...lookParts(set, get),
    filmstripOpen: page.storage.getItem(FILMSTRIP_KEY) === 'open',
    isSnapping: page.storage.getItem(SNAPPING_KEY) !== 'off',
    wheel: wheel === 'mouse' || wheel === 'touchpad' ? wheel : 'automatic',
    overviewOpen: page.storage.getItem(OVERVIEW_KEY) !== 'shut',
    palette: { open: false },
    notice: null,
    announcement: null,
    seenRuns: new Set(),
    wire: null,
    canvas: null,
    dragged: null,
    dropPlaces: [],
    dropOver: null,
    insertOn: null,
    clamping: null,
    usedLately: readNames(page.storage.getItem(USED_KEY)).slice(0, MOST_USED),
    renaming: null,
    lit: null,
    wiresGo: page.storage.getItem(WIRES_KEY) === 'curved' ? 'curved' : 'round',
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
      const isShown = section === 'graph' && get().section === 'graph';
      set({ section, ...(isShown && { sheet: null, history: null }) });
    },
    openSheet(sheet) {
      get().showForm(false);
      set({ section: 'graph', sheet, history: null });
    },
    closeSheet() {
      set({ sheet: null });
    },
    openHistory(history = {}) {
      set({ section: 'graph', sheet: null, history });
    },
    closeHistory() {
      set({ history: null });
    },
    setDocument(documentId) {
      set({ documentId });
    },
    showForm(isShown) {
      const { documentId, forms } = get();
      if (documentId === null) return;
      const others = [...forms].filter((id) => id !== documentId);
      const next = isShown ? [...others, documentId].slice(-MOST_FORMS) : others;
      page.storage.setItem(FORMS_KEY, JSON.stringify(next));
      set({ forms: new Set(next), section: 'graph', sheet: null, history: null });
    },
    showRunsPage(runsPage) {
      set({ section: 'runs', runsPage });
    },
    toggleInspector() {
      set({ inspectorOpen: !get().inspectorOpen });
    },
    setInspectorWidth(px) {
      const width = inspectorWidth(px);
      page.storage.setItem(INSPECTOR_KEY, String(width));
      set({ inspectorWidth: width });
    },
    toggleUnset() {
      set({ unsetShown: !get().unsetShown });
    },
    toggleFilmstrip() {
      const filmstripOpen = !get().filmstripOpen;
      page.storage.setItem(FILMSTRIP_KEY, filmstripOpen ? 'open' : 'shut');
      set({ filmstripOpen });
    },
    toggleSnapping() {
      const isSnapping = !get().isSnapping;
      page.storage.setItem(SNAPPING_KEY, isSnapping ? 'on' : 'off');
      set({ isSnapping });
    },
    setWheel(next) {
      page.storage.setItem(WHEEL_KEY, next);
      set({ wheel: next });
    },
    toggleOverview() {
      const overviewOpen = !get().overviewOpen;
      page.storage.setItem(OVERVIEW_KEY, overviewOpen ? 'open' : 'shut');
      set({ overviewOpen });
    },
    openPalette(at, filter, on) {
      set({ palette: { open: true, ...(at && { at }), ...(filter && { filter }), ...(on && { on }) } });
    },
    setInsertOn(insertOn) {
      if (get().insertOn !== insertOn) set({ insertOn });
    },
    setClamping(clamping) {
      set({ clamping });
    },
    noteUsed(id) {
      const usedLately = [id, ...get().usedLately.filter((each) => each !== id)].slice(0, MOST_USED);
      page.storage.setItem(USED_KEY, JSON.stringify(usedLately));
      set({ usedLately });
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
    announce(words) {
      set({ announcement: { words } });
    },
    noteSeenRun(runId) {
      if (!get().seenRuns.has(runId)) set({ seenRuns: new Set(get().seenRuns).add(runId) });
    },
    toggleWires() {
      const wiresGo = get().wiresGo === 'round' ? 'curved' : 'round';
      page.storage.setItem(WIRES_KEY, wiresGo);
      set({ wiresGo });
    },
    setLit(lit) {
      set({ lit });
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
    setDropPlaces(dropPlaces) {
      if (get().dropPlaces !== dropPlaces) set({ dropPlaces });
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
      get().showForm(false);
      set({ section: 'graph', sheet: null });
      get().canvas?.show([node]);
    },
  }));
}

/** What stands in the browser's storage may be anything. */
function readNames(text: string | null): readonly string[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

function inspectorWidth(px: number): number {
  const { least, usual, most } = INSPECTOR_WIDTHS;
  return Number.isFinite(px) ? Math.min(most, Math.max(least, Math.round(px))) : usual;
}
