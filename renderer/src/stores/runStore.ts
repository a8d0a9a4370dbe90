import type { Client } from '#shared/api/createClient';
import type { Transport } from '#shared/api/Transport';
import type { ErrorReport } from '#shared/errors/AppError';
import { GraphProblemsError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import type { Palette } from '#shared/graph/NodeDefinition';
import { validateGraph } from '#shared/graph/validateGraph';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunEvent } from '#shared/runs/RunEvent';
import type { NodeRunState, RunState } from '#shared/runs/RunState';
import type { Workflow } from '#shared/workflow/Workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { groupByNode } from './groupByNode.ts';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { WorkflowStore } from './workflowStore.ts';

/** Why a run did not start. */
export interface StartError {
  readonly report: ErrorReport;
  /** By the id of the node they belong to. */
  readonly problems: ReadonlyMap<string, readonly ErrorReport[]>;
}

export interface RunStoreState {
  /** All runs of this session, oldest first. */
  readonly runs: ReadonlyMap<string, RunState>;
  /** The graph of each as it ran. */
  readonly graphs: ReadonlyMap<string, Workflow>;
  /** The id of the document each was started from, where that is known: it outlives the page. */
  readonly documentIds: ReadonlyMap<string, string>;
  /** Those whose results the graph on screen shows: its own. */
  readonly shown: ReadonlySet<string>;
  /** The newest of them. */
  readonly currentRunId: string | null;
  /** Of the graph on screen: from the moment a run is asked for until its last event. */
  readonly isRunning: boolean;
  /** The graphs that run, by the workflow store's numbers: also those that are not on screen. */
  readonly busy: ReadonlySet<number>;
  readonly startError: StartError | null;

  /** Runs the targets and what they need, or everything. Seeds move on first. */
  readonly start: (targets?: readonly string[]) => Promise<void>;
  /** First: no new calls. Again: those in flight are aborted. */
  readonly stop: () => Promise<void>;
  /** Takes up the runs of the session, hears of every further event. Gives its own end. */
  readonly attach: () => () => void;
}

export type RunStore = StoreApi<RunStoreState>;

export interface RunStoreOptions {
  readonly client: Client;
  readonly transport: Transport;
  readonly workflow: WorkflowStore;
  readonly palette: Palette;
  /** The workflow store's numbers of the graphs that are open, by their ids. Default: none. */
  readonly openDocuments?: () => ReadonlyMap<string, number>;
  /** The id of the graph on screen. */
  readonly documentId?: () => string | undefined;
}

/** What runs gave, folded from their events and kept by run and node: never in the graph. */
export function createRunStore(options: RunStoreOptions): RunStore {
  const { client, transport, workflow, palette } = options;
  const { openDocuments = () => new Map<string, number>(), documentId = () => undefined } = options;
  return createStore<RunStoreState>()((set, get) => {
    let isFetching = false;
    let fetchAgain = false;

    /** The graph each run is shown with, as the workflow store numbers them. */
    const owners = new Map<string, number>();
    /** The document a run was started from comes before a graph it only looks like: that of a closed one may have been lent to another. */
    const ownerOf = (runId: string) => openDocuments().get(get().documentIds.get(runId) ?? '') ?? owners.get(runId);
    /** Graphs whose run was asked for and not answered yet. */
    const starting = new Set<number>();

    const keep = (runs: ReadonlyMap<string, RunState>, shown = get().shown) => {
      const { document } = workflow.getState();
      const currentRunId = [...runs.keys()].findLast((runId) => shown.has(runId)) ?? null;
      const busy = new Set(starting);
      for (const [runId, run] of runs) {
        const owner = ownerOf(runId) ?? (shown.has(runId) ? document : undefined);
        if (owner !== undefined && isActive(run)) busy.add(owner);
      }
      const isSame = busy.size === get().busy.size && [...busy].every((each) => get().busy.has(each));
      set({ runs, shown, currentRunId, isRunning: busy.has(document), ...(!isSame && { busy }) });
    };
    /** The runs of the graph on screen: those started from it, and those of earlier pages and closed tabs that were of it. */
    const ownRuns = (runs: ReadonlyMap<string, RunState>) => {
      const { document, workflow: graph } = workflow.getState();
      const open = new Set(openDocuments().values());
      const own = [...runs.values()].filter((run) => {
        const owner = ownerOf(run.runId);
        return owner === document || ((owner === undefined || !open.has(owner)) && isRunOf(run, graph));
      });
      for (const { runId } of own) owners.set(runId, document);
      return new Set(own.map(({ runId }) => runId));
    };

    /** Asks for everything told so far; also while an answer is still on its way, so that what came meanwhile is in the next. */
    const refetch = async () => {
      fetchAgain = true;
      if (isFetching) return;
      isFetching = true;
      try {
        while (fetchAgain) {
          fetchAgain = false;
          const told = await client('run.current');
          const runs = new Map(get().runs);
          const graphs = new Map(get().graphs);
          const documentIds = new Map(get().documentIds);
          for (const { runId, workflow: ran, documentId: startedFrom, events } of told) {
            runs.set(runId, events.reduce(reduceRun, runs.get(runId) ?? newRun(runId)));
            if (!graphs.has(runId)) graphs.set(runId, readWorkflow(ran));
            if (startedFrom !== undefined) documentIds.set(runId, startedFrom);
          }
          set({ graphs, documentIds });
          keep(runs, ownRuns(runs));
        }
      } catch (caught) {
        set({ startError: { report: reportOf(caught), problems: new Map() } });
      } finally {
        isFetching = false;
      }
    };

    const receive = (event: RunEvent) => {
      const { runs } = get();
      const run = runs.get(event.runId) ?? newRun(event.runId);
      if (event.seq > run.nextSeq) void refetch();
      else if (event.seq === run.nextSeq) keep(new Map(runs).set(event.runId, reduceRun(run, event)));
    };

    return {
      runs: new Map(),
      graphs: new Map(),
      documentIds: new Map(),
      shown: new Set(),
      currentRunId: null,
      isRunning: false,
      busy: new Set(),
      startError: null,

      async start(targets) {
        if (get().isRunning) return;
        const check = validateGraph(workflow.getState().workflow, palette, targets);
        if (!check.ok) {
          const report = new GraphProblemsError(check.problems).report();
          set({ startError: { report, problems: groupByNode(check.problems) } });
          return;
        }
        const { document } = workflow.getState();
        const tab = documentId();
        const isOnScreen = () => workflow.getState().document === document;
        starting.add(document);
        set({ startError: null });
        keep(get().runs);
        workflow.getState().applySeedControls(targets);
        const graph = workflow.getState().workflow;
        try {
          const { runId } = await client('run.start', {
            workflow: workflowFile(graph),
            ...(targets && { targets }),
            ...(tab !== undefined && { documentId: tab }),
          });
          const runs = new Map(get().runs);
          if (!runs.has(runId)) runs.set(runId, newRun(runId));
          owners.set(runId, document);
          set({ graphs: new Map(get().graphs).set(runId, graph) });
          if (tab !== undefined) set({ documentIds: new Map(get().documentIds).set(runId, tab) });
          starting.delete(document);
          keep(runs, isOnScreen() ? new Set([...get().shown, runId]) : get().shown);
        } catch (caught) {
          const report = reportOf(caught);
          starting.delete(document);
          set({ startError: { report, problems: isOnScreen() ? groupByNode([report]) : new Map() } });
          keep(get().runs);
        }
      },
      async stop() {
        const { currentRunId, isRunning } = get();
        if (currentRunId === null || !isRunning) return;
        try {
          await client('run.stop', { runId: currentRunId });
        } catch (caught) {
          set({ startError: { report: reportOf(caught), problems: new Map() } });
        }
      },
      attach() {
        const stopHearing = transport.subscribe(
          (announcement) => {
            if (announcement.kind === 'run') receive(announcement.event);
          },
          () => void refetch(),
        );
        const stopWatching = workflow.subscribe((state, before) => {
          if (state.document === before.document) return;
          set({ startError: null });
          keep(get().runs, ownRuns(get().runs));
        });
        void refetch();
        return () => {
          stopHearing();
          stopWatching();
        };
      },
    };
  });
}

/** What the newest run that contains a node told of it. */
export function nodeRun(id: string): (state: RunStoreState) => NodeRunState | undefined {
  return ({ runs, shown }) => {
    let newest: NodeRunState | undefined;
    for (const [runId, run] of runs) if (shown.has(runId)) newest = run.nodes.get(id) ?? newest;
    return newest;
  };
}

/** The run that `nodeRun` tells of. */
export function runOfNode(id: string): (state: RunStoreState) => RunState | undefined {
  return ({ runs, shown }) => [...runs.values()].findLast((run) => shown.has(run.runId) && run.nodes.has(id));
}

/** Ids are random, so a run of the same name whose nodes are all here was a run of this graph. */
function isRunOf(run: RunState, workflow: Workflow): boolean {
  if (run.name !== workflow.name || run.nodes.size === 0) return false;
  const ids = new Set(workflow.nodes.map((node) => node.id));
  return [...run.nodes.keys()].every((id) => ids.has(id));
}

function isActive(run: RunState | undefined): boolean {
  return run?.status === 'running' || run?.status === 'stopping';
}
