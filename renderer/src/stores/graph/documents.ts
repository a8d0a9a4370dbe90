import type { Workflow } from '#shared/workflow/Workflow';
import type { TakenSeed } from '#shared/nodes/takeSeeds';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DocumentSnapshot, OpenFile } from './WorkflowState.ts';
import type { TakenGraph } from './TakenGraph.ts';
import { movedSnapshot, savedSnapshot } from './documentSnapshots.ts';
import { EMPTY_WORKFLOW, isUntouched, type WorkflowStore } from './workflowStore.ts';

/** A graph that is open. The one on screen lives in the workflow store; the others wait as they were left. */
export interface DocumentTab {
  /** A UUID; also names its unsaved work in the recovery journal. */
  readonly id: string;
  /** The workflow store's number of it: runs belong to that. */
  readonly number: number;
  readonly name: string;
  readonly isDirty: boolean;
  readonly file: OpenFile | null;
  /** The version another program wrote to its file, and nothing was done about yet; `null`: the file is gone. */
  readonly onDisk?: string | null;
  /** What it was called before, where its file was closed and opened again: those runs are its own. */
  readonly formerIds?: readonly string[];
  /** It was offered, not opened: another graph takes its place while it is untouched. */
  readonly isSample?: boolean;
}

export interface NewTab {
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
  readonly tabs: readonly DocumentTab[];
  readonly activeId: string;

  /** Opens a graph in a tab of its own and shows it. What was on screen goes if it is blank or an untouched sample. Gives its id. */
  readonly add: (workflow: Workflow, file: OpenFile | null, options?: NewTab) => string;
  readonly activate: (id: string) => void;
  /** Shows the next tab, or the one before, round and round. */
  readonly step: (by: 1 | -1) => void;
  /** Closes a tab, its changes with it. The last one leaves a blank graph. */
  readonly remove: (id: string) => void;
  /** The graph of a tab as it is now; `undefined` where it is no longer open. */
  readonly workflowOf: (id: string) => Workflow | undefined;
  /** What was written is `saved`; edits made meanwhile stay unsaved. Where it was given its name by that, `formerName` is gone for undo too. */
  readonly markSaved: (id: string, file: OpenFile, saved: Workflow, formerName?: string) => void;
  /** Shows the file as it is on the disk, in the same place and with the results of its runs. */
  readonly reload: (id: string, workflow: Workflow, file: OpenFile) => void;
  /** A run of a graph that was taken begins: if it was put away since, its seeds move on all the same. */
  readonly moveSeeds: (taken: TakenGraph, seeds: readonly TakenSeed[]) => void;
  /** A file has this version now. */
  readonly noteOnDisk: (file: string, version: string | null) => void;
  /** Puts the note away; what is on screen is not what is on the disk. */
  readonly keepMine: (id: string) => void;
  /** The numbers by which the workflow store knows the graphs that are open, by their ids, former ones included. */
  readonly numbers: () => ReadonlyMap<string, number>;
  /** Follows the graph on screen. Gives its own end. */
  readonly attach: () => () => void;
}

export type DocumentsStore = StoreApi<DocumentsState>;

export interface DocumentsOptions {
  /** Whether the graph on screen was run. */
  readonly hasRuns?: () => boolean;
  readonly newId?: () => string;
}

/** The graphs that are open: a list, and what the workflow store held of each when it was left. */
export function createDocumentsStore(workflow: WorkflowStore, options: DocumentsOptions = {}): DocumentsStore {
  const { hasRuns = () => false, newId = () => crypto.randomUUID() } = options;
  const waiting = new Map<string, DocumentSnapshot>();
  /** The ids of what was closed, by its file. */
  const closed = new Map<string, readonly string[]>();

  return createStore<DocumentsState>()((set, get) => {
    const change = (id: string, changed: (tab: DocumentTab) => DocumentTab) => {
      set({ tabs: get().tabs.map((tab) => (tab.id === id ? changed(tab) : tab)) });
    };
    /** What the next graph loaded will be numbered. */
    const nextNumber = () => workflow.getState().loaded + 1;
    const tabOf = (id: string) => get().tabs.find((tab) => tab.id === id);
    /** Puts the graph on screen away; whatever follows shows another. */
    const leave = () => {
      const { activeId } = get();
      if (tabOf(activeId)) waiting.set(activeId, workflow.getState().snapshot());
    };
    const show = (id: string) => {
      const snapshot = waiting.get(id);
      waiting.delete(id);
      set({ activeId: id });
      if (snapshot) workflow.getState().restore(snapshot);
    };

    const first = newId();
    return {
      tabs: [{ id: first, number: 0, name: EMPTY_WORKFLOW.name, isDirty: false, file: null }],
      activeId: first,

      add(graph, file, { id = newId(), isUnsaved = false, isSample = false, isBeside = false } = {}) {
        const { tabs, activeId } = get();
        const present = tabOf(activeId);
        const isOfNoUse =
          isBlank(workflow.getState().workflow) || (present?.isSample === true && !isBeside && !hasRuns());
        const goes = isOfNoUse && isUntouched(workflow.getState());
        const number = nextNumber();
        const formerIds = closed.get(file?.name ?? '');
        const tab: DocumentTab = {
          id,
          number,
          name: graph.name,
          isDirty: isUnsaved,
          file,
          ...(formerIds && { formerIds }),
          ...(isSample && { isSample }),
        };
        if (!goes) leave();
        set({
          tabs: goes ? tabs.map((each) => (each.id === activeId ? tab : each)) : [...tabs, tab],
          activeId: id,
        });
        workflow.getState().load(graph, file);
        if (isUnsaved) workflow.getState().markUnsaved();
        return id;
      },
      activate(id) {
        if (id === get().activeId || !tabOf(id)) return;
        leave();
        show(id);
      },
      step(by) {
        const { tabs, activeId, activate } = get();
        const at = tabs.findIndex((tab) => tab.id === activeId);
        const next = tabs[(at + by + tabs.length) % tabs.length];
        if (next) activate(next.id);
      },
      remove(id) {
        const { tabs, activeId } = get();
        const at = tabs.findIndex((tab) => tab.id === id);
        if (at < 0) return;
        const { file, formerIds = [] } = tabs[at] ?? {};
        if (file) closed.set(file.name, [...formerIds, id]);
        const left = tabs.filter((tab) => tab.id !== id);
        waiting.delete(id);
        set({ tabs: left });
        if (id !== activeId) return;
        const next = left[Math.min(at, left.length - 1)];
        if (next) {
          show(next.id);
          return;
        }
        const blank = { id: newId(), number: nextNumber(), name: EMPTY_WORKFLOW.name, isDirty: false, file: null };
        set({ tabs: [blank], activeId: blank.id });
        workflow.getState().load({ ...EMPTY_WORKFLOW }, null);
      },
      workflowOf: (id) => (id === get().activeId ? workflow.getState().workflow : waiting.get(id)?.workflow),
      markSaved(id, file, saved, formerName) {
        const snapshot = waiting.get(id);
        if (id === get().activeId) workflow.getState().markSaved(file, saved, formerName);
        else if (snapshot) waiting.set(id, savedSnapshot(snapshot, file, saved, formerName));
        const isDirty = id === get().activeId ? workflow.getState().isDirty : (waiting.get(id)?.isDirty ?? false);
        change(id, ({ onDisk, isSample, ...tab }) => ({
          ...tab,
          file,
          isDirty,
          name: get().workflowOf(id)?.name ?? tab.name,
        }));
      },
      reload(id, graph, file) {
        if (id !== get().activeId) get().activate(id);
        workflow.getState().reload(graph, file);
        change(id, ({ onDisk, ...tab }) => ({ ...tab, file, isDirty: false, name: graph.name }));
      },
      moveSeeds(taken, seeds) {
        for (const [id, snapshot] of waiting) {
          if (snapshot.document !== taken.document) continue;
          const moved = movedSnapshot(snapshot, taken, seeds, Date.now());
          waiting.set(id, moved);
          change(id, (tab) => ({ ...tab, isDirty: moved.isDirty }));
        }
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
        change(id, ({ onDisk, ...tab }) => ({ ...tab, isDirty: true }));
        if (id === get().activeId) workflow.getState().markUnsaved();
      },
      numbers: () => {
        const { tabs } = get();
        const former = tabs.flatMap(({ formerIds = [], number }) => formerIds.map((id) => [id, number] as const));
        return new Map([...former, ...tabs.map(({ id, number }) => [id, number] as const)]);
      },
      attach: () =>
        workflow.subscribe(({ workflow: { name }, isDirty, file }) => {
          const { activeId } = get();
          const tab = tabOf(activeId);
          if (!tab || (tab.name === name && tab.isDirty === isDirty && tab.file === file)) return;
          // A sample that was given a name is the user's own.
          change(activeId, ({ isSample, ...each }) => ({
            ...each,
            ...(isSample && each.name === name && { isSample }),
            name,
            isDirty,
            file,
          }));
        }),
    };
  });
}

function isBlank({ nodes }: Workflow): boolean {
  return nodes.length === 0;
}
