import type { ErrorReport } from '#shared/errors/AppError';
import type { RepeatUnknown } from '#shared/runs/consent';
import type { CallPlace, RunSettings } from '#shared/runs/RunSettings';
import type { RunEvent } from '#shared/runs/RunEvent';
import type { RunState } from '#shared/runs/RunState';
import type { Workflow } from '#shared/workflow/Workflow';
import type { Ending } from './endings.ts';
import type { NodeHistories } from './nodeHistories.ts';
import type { TakenGraph } from '../graph/TakenGraph.ts';

/** Why a run did not start. */
export interface StartError {
  readonly report: ErrorReport;
  /** By the id of the node they belong to. */
  readonly problems: ReadonlyMap<string, readonly ErrorReport[]>;
}

/** What is asked for of a run that goes on; without `only`, all that is missing. */
export interface ResumeChoice {
  readonly only?: readonly CallPlace[];
  /** Also calls that may have been billed already. */
  readonly repeatUnknown?: RepeatUnknown;
}

/** A run of an earlier time, told again. */
export interface ToldRun {
  readonly runId: string;
  /** As it ran. */
  readonly graph: Workflow;
  readonly events: readonly RunEvent[];
}

export interface RunStoreState {
  /** All runs of this session that began, the one that began last, or went on last, at the end. */
  readonly runs: ReadonlyMap<string, RunState>;
  /** The graph of each as it ran. */
  readonly graphs: ReadonlyMap<string, Workflow>;
  /** The id of the document each was started from, where that is known: it outlives the page. */
  readonly documentIds: ReadonlyMap<string, string>;
  /** Those whose results the graph on screen shows: its own. */
  readonly shown: ReadonlySet<string>;
  /** What they told of each node. */
  readonly histories: NodeHistories;
  /** The newest of them. */
  readonly currentRunId: string | null;
  /** That of them which is under way. */
  readonly activeRunId: string | null;
  /** How many runs of the graph on screen wait in the queue. */
  readonly waiting: number;
  /** Of the graph on screen: from the moment a run is asked for until its last event, but not while it only waits behind others. */
  readonly isRunning: boolean;
  /** The documents that run, by their ids: also those that are not on screen. */
  readonly busy: ReadonlySet<string>;
  /** How the newest run of each document ended. */
  readonly endings: ReadonlyMap<string, Ending>;
  readonly startError: StartError | null;
  /** Whether the service has ended under this page. What it was making then counts as cut off. */
  readonly isServiceGone: boolean;
  /** How often the service came back after it was gone. */
  readonly serviceReturns: number;

  /**
   * Runs the targets and what they need, or everything, after whatever runs or waits. The graph gets the seeds that the run took. `taken`:
   * that graph, and nothing if it was closed since; else the one on screen. Gives the graph as it runs; `null`: no run was asked for.
   */
  readonly start: (settings?: RunSettings, taken?: TakenGraph) => Promise<TakenGraph | null>;
  /** Lets a run that has ended go on with what is missing. */
  readonly resume: (runId: string, wishes?: ResumeChoice) => Promise<void>;
  /**
   * Shows what a run told on the nodes of a graph that is open: it is shown there as if it were that graph's own. One that another graph shows already is
   * shown by a copy, which cannot go on.
   */
  readonly adopt: (documentId: string, run: ToldRun) => void;
  /** First: no new calls. Again: those in flight are aborted. */
  readonly stop: () => Promise<void>;
  /** Shows why a run was not started. */
  readonly refuse: (report: ErrorReport) => void;
  /** Takes up the runs of the session, hears of every further event. Gives its own end. */
  readonly attach: () => () => void;
}
