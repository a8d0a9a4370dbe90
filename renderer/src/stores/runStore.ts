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
  /** Those whose results the graph on screen shows: its own. */
  readonly shown: ReadonlySet<string>;
  readonly currentRunId: string | null;
  /** From the moment a run is asked for until its last event. */
  readonly isRunning: boolean;
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
}

/** What runs gave, folded from their events and kept by run and node: never in the graph. */
export function createRunStore({ client, transport, workflow, palette }: RunStoreOptions): RunStore {
  return createStore<RunStoreState>()((set, get) => {
    let isFetching = false;
    let fetchAgain = false;

    const keep = (runs: ReadonlyMap<string, RunState>, shown = get().shown, currentRunId = get().currentRunId) => {
      set({
        runs,
        shown,
        currentRunId,
        isRunning: isActive(currentRunId === null ? undefined : runs.get(currentRunId)),
      });
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
          for (const { runId, events } of told)
            runs.set(runId, events.reduce(reduceRun, runs.get(runId) ?? newRun(runId)));
          keep(runs, runsOf(workflow.getState().workflow, runs), get().currentRunId ?? told.at(-1)?.runId ?? null);
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
      shown: new Set(),
      currentRunId: null,
      isRunning: false,
      startError: null,

      async start(targets) {
        if (get().isRunning) return;
        const check = validateGraph(workflow.getState().workflow, palette, targets);
        if (!check.ok) {
          const report = new GraphProblemsError(check.problems).report();
          set({ startError: { report, problems: groupByNode(check.problems) } });
          return;
        }
        set({ isRunning: true, startError: null });
        workflow.getState().applySeedControls(targets);
        const graph = workflowFile(workflow.getState().workflow);
        try {
          const { runId } = await client('run.start', { workflow: graph, ...(targets && { targets: [...targets] }) });
          const runs = new Map(get().runs);
          if (!runs.has(runId)) runs.set(runId, newRun(runId));
          keep(runs, new Set([...get().shown, runId]), runId);
        } catch (caught) {
          const report = reportOf(caught);
          set({ isRunning: false, startError: { report, problems: groupByNode([report]) } });
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
          set({ shown: runsOf(state.workflow, get().runs), startError: null });
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
function runsOf(workflow: Workflow, runs: ReadonlyMap<string, RunState>): ReadonlySet<string> {
  const ids = new Set(workflow.nodes.map((node) => node.id));
  const own = [...runs.values()].filter(
    (run) => run.name === workflow.name && run.nodes.size > 0 && [...run.nodes.keys()].every((id) => ids.has(id)),
  );
  return new Set(own.map((run) => run.runId));
}

function isActive(run: RunState | undefined): boolean {
  return run?.status === 'running' || run?.status === 'stopping';
}
