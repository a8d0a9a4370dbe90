import type { PaletteOf } from '#shared/workflow/PaletteOf';
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
  readonly isDirty: boolean;
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
}

export interface DocumentsState {
  /** In the order of their tabs; never empty. */
  readonly tabs: readonly OpenDocument[];
  /** Which is on screen. */
  readonly activeId: string;
}

type Listener = (id: string, now: WorkflowState, before: WorkflowState) => void;

export interface Documents extends Omit<StoreApi<DocumentsState>, 'setState'> {
  /** The one on screen. */
  readonly active: () => OpenDocument;
  /** `undefined` where it is no longer open. */
  readonly find: (id: string) => OpenDocument | undefined;
  /** The graph as it is now; `undefined` where it is no longer open. */
  readonly workflowOf: (id: string) => Workflow | undefined;
  /** The document that has the runs of this one: itself, or what its file was opened as since. */
  readonly heirOf: (id: string) => string | undefined;
  /** Opens a graph in a tab of its own and shows it. What was on screen goes if it is blank or an untouched sample. Gives its id. */
  readonly add: (workflow: Workflow, file: OpenFile | null, options?: NewDocument) => string;
  readonly activate: (id: string) => void;
  /** Shows the next tab, or the one before, round and round. */
  readonly step: (by: 1 | -1) => void;
  /** Closes a tab, its changes with it. The last one leaves a blank graph. */
  readonly remove: (id: string) => void;
  /** What was written is `saved`; edits made meanwhile stay unsaved. Where it was given its name by that, `formerName` is gone for undo too. */
  readonly markSaved: (id: string, file: OpenFile, saved: Workflow, formerName?: string) => void;
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
  /** Whether the graph on screen was run. */
  readonly hasRuns?: () => boolean;
  readonly newId?: () => string;
}

/** The graphs that are open, each whole in itself; which of them is on screen is a pointer. */
export function createDocuments(options: DocumentsOptions): Documents {
  const { paletteOf, hasRuns = () => false, newId = () => crypto.randomUUID() } = options;
  /** The ids of what was closed, by its file. */
  const closed = new Map<string, readonly string[]>();
  const listeners = new Set<Listener>();

  const make = (workflow: Workflow, file: OpenFile | null, { id = newId(), isUnsaved, isSample }: NewDocument = {}) => {
    const store = createWorkflowStore({ paletteOf, documentId: id, workflow, isUnsaved });
    store.subscribe((now, before) => {
      if (!find(id)) return;
      mirror(id, now);
      for (const listener of listeners) listener(id, now, before);
    });
    const formerIds = file ? closed.get(file.name) : undefined;
    const { name } = workflow;
    const { isDirty } = store.getState();
    return { id, store, name, isDirty, file, ...(formerIds && { formerIds }), ...(isSample && { isSample }) };
  };
  const first: OpenDocument = make(EMPTY_WORKFLOW, null);
  const state = createStore<DocumentsState>()(() => ({ tabs: [first], activeId: first.id }));
  const { getState: get, setState: set, ...reading } = state;

  const find = (id: string) => get().tabs.find((tab) => tab.id === id);
  const active = () => find(get().activeId) ?? first;
  const activate = (id: string) => {
    if (id !== get().activeId && find(id)) set({ activeId: id });
  };
  const change = (id: string, changed: (tab: OpenDocument) => OpenDocument) => {
    set({ tabs: get().tabs.map((tab) => (tab.id === id ? changed(tab) : tab)) });
  };
  const mirror = (id: string, { workflow: { name }, isDirty }: WorkflowState) => {
    const tab = find(id);
    if (tab?.name === name && tab.isDirty === isDirty) return;
    // A sample that was given a name is the user's own.
    change(id, ({ isSample, ...each }) => ({
      ...each,
      ...(isSample && each.name === name && { isSample }),
      name,
      isDirty,
    }));
  };

  return {
    getState: get,
    ...reading,
    active,
    find,
    workflowOf: (id) => find(id)?.store.getState().workflow,
    heirOf: (id) => (find(id) ?? get().tabs.find(({ formerIds }) => formerIds?.includes(id)))?.id,
    add(graph, file, how = {}) {
      const { tabs } = get();
      const present = active();
      const isOfNoUse = isBlank(present) || (present.isSample === true && how.isBeside !== true && !hasRuns());
      const tab = make(graph, file, how);
      const goes = isOfNoUse && isUntouched(present);
      set({ tabs: goes ? tabs.map((each) => (each === present ? tab : each)) : [...tabs, tab], activeId: tab.id });
      return tab.id;
    },
    activate,
    step(by) {
      const { tabs } = get();
      const next = tabs[(tabs.indexOf(active()) + by + tabs.length) % tabs.length];
      if (next) set({ activeId: next.id });
    },
    remove(id) {
      const { tabs, activeId } = get();
      const tab = find(id);
      if (!tab) return;
      if (tab.file) closed.set(tab.file.name, [...(tab.formerIds ?? []), id]);
      const left = tabs.length > 1 ? tabs.filter((each) => each !== tab) : [make(EMPTY_WORKFLOW, null)];
      const next = left[Math.min(tabs.indexOf(tab), left.length - 1)];
      set({ tabs: left, ...(id === activeId && next && { activeId: next.id }) });
    },
    markSaved(id, file, saved, formerName) {
      find(id)?.store.getState().markSaved(saved, formerName);
      change(id, ({ onDisk, isSample, ...tab }) => ({ ...tab, file }));
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

function isBlank({ store }: OpenDocument): boolean {
  return store.getState().workflow.nodes.length === 0;
}

/** Whether nothing was ever done to it. */
function isUntouched({ file, store }: OpenDocument): boolean {
  const { isDirty, canUndo, canRedo } = store.getState();
  return file === null && !isDirty && !canUndo && !canRedo;
}
