import type { NewNodes } from '#shared/graph/placedFields';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import type { KeptPlace } from '#shared/api/sessionSchemas';
import { graphName, graphWords } from '#shared/workflow/graphName';
import type { Workflow } from '#shared/workflow/Workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OpenFile, WorkflowState } from './WorkflowState.ts';
import { createWorkflowStore, EMPTY_WORKFLOW, type WorkflowStore } from './workflowStore.ts';

/** A graph that is open, on screen or not. */
export interface OpenDocument {
  /** A UUID; also names its unsaved work in the recovery journal, and its runs. */
  readonly id: string;
  /** The graph, its undo and its selection. */
  readonly store: WorkflowStore;
  /** As its store has it, and so is the next. */
  readonly name: string;
  /** What people call it: its name, else the first words of its prompt. */
  readonly title: string;
  /** The first words of its prompt; empty: it has none. */
  readonly words: string;
  readonly isDirty: boolean;
  /** Whether closing it would lose what a person did. Not so of a sample that was only run, though its seeds have moved on. */
  readonly losesWork: boolean;
  /** Where it is saved; `null`: nowhere yet. */
  readonly file: OpenFile | null;
  /** The version another program wrote to its file, and nothing was done about yet; `null`: the file is gone. */
  readonly onDisk?: string | null;
  /** What it was called before, where its file was closed and opened again: those runs are its own. */
  readonly formerIds?: readonly string[];
  /** It was offered, not opened: another graph takes its place while it is untouched. */
  readonly isSample?: boolean;
}

export interface NewDocument {
  /** Default: a new one. */
  readonly id?: string;
  /** Whether closing it would lose something from the start, as with work that was recovered. */
  readonly isUnsaved?: boolean;
  readonly isSample?: boolean;
  /** Whether it stays beside a sample nobody touched. */
  readonly isBeside?: boolean;
  /**
   * Whether it was open before: it comes after what is open, and is shown only in place of the blank graph a page begins with, which alone goes
   * for it.
   */
  readonly isBack?: boolean;
  /** Where one looked in it before. */
  readonly place?: KeptPlace;
}

export interface DocumentsState {
  /** In the order of their tabs; never empty. */
  readonly tabs: readonly OpenDocument[];
  /** Which is on screen. */
  readonly activeId: string;
  /** What was closed and can be opened again, the last one last. */
  readonly closed: readonly ClosedDocument[];
}

/** A graph that was closed, whole as it was. */
export interface ClosedDocument {
  readonly tab: OpenDocument;
  /** Its place among the tabs, from 0. */
  readonly place: number;
}

type Listener = (id: string, now: WorkflowState, before: WorkflowState) => void;

export interface Documents extends Omit<StoreApi<DocumentsState>, 'setState'> {
  /** The one on screen. */
  readonly active: () => OpenDocument;
  /** `undefined` where it is no longer open. */
  readonly find: (id: string) => OpenDocument | undefined;
  /** The whole graph as it is now; `undefined` where it is no longer open. */
  readonly workflowOf: (id: string) => Workflow | undefined;
  /** The document that has the runs of this one: itself, or what its file was opened as since. */
  readonly heirOf: (id: string) => string | undefined;
  /** Opens a graph in a tab of its own and shows it. What was on screen goes if it is blank or an untouched sample. Gives its id. */
  readonly add: (workflow: Workflow, file: OpenFile | null, options?: NewDocument) => string;
  readonly activate: (id: string) => void;
  /** Lets no other take its place while it is being written to a file, blank though it be. Gives what ends that. */
  readonly hold: (id: string) => () => void;
  /** Puts a tab in another place, from 0. */
  readonly move: (id: string, place: number) => void;
  /** Opens what was closed last where it was, with its undo and its unsaved changes. Gives its id; `undefined`: nothing was closed. */
  readonly reopen: () => string | undefined;
  /** Shows the next tab, or the one before, round and round. */
  readonly step: (by: 1 | -1) => void;
  /** Closes a tab, its changes with it. The last one leaves a blank graph. */
  readonly remove: (id: string) => void;
  /** What was written is `saved`; edits made meanwhile stay unsaved. Where it was given its name by that, `formerName` is gone for undo too. */
  readonly markSaved: (id: string, file: OpenFile, saved: Workflow, formerName?: string) => void;
  /** Gives an open graph another id, in its place and with its undo and the results of its runs. */
  readonly renew: (id: string) => void;
  /** Shows the file as it is on the disk, in the same place and with the results of its runs. */
  readonly reload: (id: string, workflow: Workflow, file: OpenFile) => void;
  /** A file has this version now. */
  readonly noteOnDisk: (file: string, version: string | null) => void;
  /** Puts the note away; what is here is not what is on the disk. */
  readonly keepMine: (id: string) => void;
  /** Hears of every change of every graph that is open. Gives its own unsubscribe. */
  readonly hear: (listener: Listener) => () => void;
}

export interface DocumentsOptions {
  readonly paletteOf: PaletteOf;
  /** What newly placed nodes are to hold. Default: what their types say. */
  readonly newNodes?: () => NewNodes;
  /** Whether the graph on screen was run. */
  readonly hasRuns?: () => boolean;
  readonly newId?: () => string;
}

/** Closed graphs that are kept for being opened again: each holds its undo. */
const MAX_CLOSED = 20;

/** The graphs that are open, each whole in itself; which of them is on screen is a pointer. */
export function createDocuments(options: DocumentsOptions): Documents {
  const { paletteOf, newNodes = () => ({}), hasRuns = () => false, newId = () => crypto.randomUUID() } = options;
  /** The ids of what was closed, by its file. */
  const idsOfClosed = new Map<string, readonly string[]>();
  const listeners = new Set<Listener>();
  /** What people know it by. */
  const calledOf = (workflow: Workflow) => {
    const palette = paletteOf(workflow);
    return { name: workflow.name, title: graphName(workflow, palette), words: graphWords(workflow, palette) };
  };

  const make = (workflow: Workflow, file: OpenFile | null, how: NewDocument = {}) => {
    const { id = newId(), isUnsaved, isSample, place } = how;
    const store = createWorkflowStore({ paletteOf, newNodes, documentId: id, workflow, isUnsaved });
    if (place) lookFrom(store, place);
    store.subscribe((now, before) => {
      if (!find(id)) return;
      mirror(id, now);
      for (const listener of listeners) listener(id, now, before);
    });
    const formerIds = file ? idsOfClosed.get(file.name) : undefined;
    const { isDirty } = store.getState();
    const losesWork = wouldLoseWork(store.getState(), isSample);
    return {
      id,
      store,
      ...calledOf(workflow),
      isDirty,
      losesWork,
      file,
      ...(formerIds && { formerIds }),
      ...(isSample && { isSample }),
    };
  };
  const first: OpenDocument = make(EMPTY_WORKFLOW, null);
  /** Blank graphs nobody asked for: those there are because one has to be. */
  const fillers = new Set([first.id]);
  const fill = () => {
    const blank = make(EMPTY_WORKFLOW, null);
    fillers.add(blank.id);
    return blank;
  };
  /** What is being written, by its id; one may be written twice at once. */
  const held = new Map<symbol, string>();
  const mayGo = (tab: OpenDocument) => ![...held.values()].includes(tab.id) && isUntouched(tab);
  const state = createStore<DocumentsState>()(() => ({ tabs: [first], activeId: first.id, closed: [] }));
  const { getState: get, setState: set, ...reading } = state;

  const find = (id: string) => get().tabs.find((tab) => tab.id === id);
  const active = () => find(get().activeId) ?? first;
  const activate = (id: string) => {
    if (id !== get().activeId && find(id)) set({ activeId: id });
  };
  const change = (id: string, changed: (tab: OpenDocument) => OpenDocument) => {
    set({ tabs: get().tabs.map((tab) => (tab.id === id ? changed(tab) : tab)) });
  };
  const mirror = (id: string, now: WorkflowState) => {
    const tab = find(id);
    const { whole, isDirty } = now;
    const { name, title, words } = calledOf(whole);
    // A sample that was given a name is the user's own.
    const isSample = tab?.isSample === true && tab.name === name;
    const losesWork = wouldLoseWork(now, isSample);
    const isCalledSo = tab?.name === name && tab.title === title && tab.words === words;
    if (isCalledSo && tab.isDirty === isDirty && tab.losesWork === losesWork) return;
    change(id, ({ isSample: _was, ...each }) => ({
      ...each,
      ...(isSample && { isSample }),
      name,
      title,
      words,
      isDirty,
      losesWork,
    }));
  };

  return {
    getState: get,
    ...reading,
    active,
    find,
    workflowOf: (id) => find(id)?.store.getState().whole,
    heirOf: (id) => (find(id) ?? get().tabs.find(({ formerIds }) => formerIds?.includes(id)))?.id,
    add(graph, file, how = {}) {
      const { tabs, activeId } = get();
      const present = active();
      if (how.isBack) {
        const tab = make(graph, file, how);
        const given = tabs.filter((each) => !fillers.has(each.id) || !mayGo(each));
        set({ tabs: [...given, tab], activeId: given.includes(present) ? activeId : tab.id });
        return tab.id;
      }
      const isOfNoUse = isBlank(present) || (present.isSample === true && how.isBeside !== true && !hasRuns());
      const tab = make(graph, file, how);
      const goes = isOfNoUse && mayGo(present);
      set({ tabs: goes ? tabs.map((each) => (each === present ? tab : each)) : [...tabs, tab], activeId: tab.id });
      return tab.id;
    },
    activate,
    hold(id) {
      const hold = Symbol(id);
      held.set(hold, id);
      return () => held.delete(hold);
    },
    move(id, place) {
      const { tabs } = get();
      const tab = find(id);
      if (!tab) return;
      const others = tabs.filter((each) => each !== tab);
      set({ tabs: others.toSpliced(Math.max(0, Math.min(place, others.length)), 0, tab) });
    },
    reopen() {
      const { tabs, closed } = get();
      const last = closed.at(-1);
      if (!last) return undefined;
      const left = closed.slice(0, -1);
      const { place } = last;
      // What it was called and whether it was saved may have changed since, in its store.
      const { whole, isDirty } = last.tab.store.getState();
      const losesWork = wouldLoseWork(last.tab.store.getState(), last.tab.isSample);
      const tab = { ...last.tab, ...calledOf(whole), isDirty, losesWork };
      const present = tab.file && tabs.find(({ file }) => file?.name === tab.file?.name);
      if (present) {
        set({ closed: left, activeId: present.id });
        return present.id;
      }
      const beside = tabs.filter((each) => each !== active() || !isBlank(each) || !mayGo(each));
      set({ tabs: beside.toSpliced(place, 0, tab), activeId: tab.id, closed: left });
      return tab.id;
    },
    step(by) {
      const { tabs } = get();
      const next = tabs[(tabs.indexOf(active()) + by + tabs.length) % tabs.length];
      if (next) set({ activeId: next.id });
    },
    remove(id) {
      const { tabs, activeId } = get();
      const tab = find(id);
      if (!tab) return;
      if (tab.file) idsOfClosed.set(tab.file.name, [...(tab.formerIds ?? []), id]);
      const left = tabs.length > 1 ? tabs.filter((each) => each !== tab) : [fill()];
      const next = left[Math.min(tabs.indexOf(tab), left.length - 1)];
      const isOfUse = !isBlank(tab) || !isUntouched(tab);
      const { closed } = get();
      set({
        tabs: left,
        ...(id === activeId && next && { activeId: next.id }),
        ...(isOfUse && { closed: [...closed, { tab, place: tabs.indexOf(tab) }].slice(-MAX_CLOSED) }),
      });
    },
    markSaved(id, file, saved, formerName) {
      find(id)?.store.getState().markSaved(saved, formerName);
      change(id, ({ onDisk, isSample, ...tab }) => ({ ...tab, file }));
    },
    renew(id) {
      const tab = find(id);
      if (!tab) return;
      const { whole, path, isDirty, steps } = tab.store.getState();
      const { file, isSample } = tab;
      const made = make(whole, file, { isUnsaved: isDirty, ...(isSample && { isSample }) });
      made.store.getState().takeSteps(steps());
      made.store.getState().goTo(path);
      const { tabs, activeId } = get();
      const losesWork = wouldLoseWork(made.store.getState(), isSample);
      const renewed = { ...made, losesWork, formerIds: [...(tab.formerIds ?? []), id] };
      set({
        tabs: tabs.map((each) => (each === tab ? renewed : each)),
        ...(activeId === id && { activeId: renewed.id }),
      });
    },
    reload(id, graph, file) {
      find(id)?.store.getState().reload(graph);
      change(id, ({ onDisk, ...tab }) => ({ ...tab, file }));
      activate(id);
    },
    noteOnDisk(name, version) {
      for (const { id, file, onDisk } of get().tabs) {
        if (file?.name !== name) continue;
        if (version === file.version) {
          if (onDisk !== undefined) change(id, ({ onDisk: _seen, ...tab }) => tab);
        } else change(id, (tab) => ({ ...tab, onDisk: version }));
      }
    },
    keepMine(id) {
      change(id, ({ onDisk, ...tab }) => tab);
      find(id)?.store.getState().markUnsaved();
    },
    hear(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Looks where one looked before, if that is still there. */
function lookFrom(store: WorkflowStore, { path, viewport }: KeptPlace): void {
  store.getState().goTo(path);
  if (viewport && store.getState().path === path) store.getState().setViewport(viewport);
}

function isBlank({ store }: OpenDocument): boolean {
  return store.getState().whole.nodes.length === 0;
}

/** Whether nothing was ever done to it. */
function isUntouched({ file, store }: OpenDocument): boolean {
  const { isDirty, canUndo, canRedo } = store.getState();
  return file === null && !isDirty && !canUndo && !canRedo;
}

function wouldLoseWork({ isDirty, canUndo }: Pick<WorkflowState, 'isDirty' | 'canUndo'>, isSample = false): boolean {
  return isDirty && (!isSample || canUndo);
}
