import type { CallOutput } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import { reportOf } from '#shared/errors/reportOf';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunEvent } from '#shared/runs/RunEvent';
import type { RunState } from '#shared/runs/RunState';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import type { StoreApi } from 'zustand/vanilla';
import { interruptRun } from '#shared/runs/interruptRun';
import type { RunStoreState } from './RunStoreState.ts';
import { isActive } from './isActive.ts';

/** How what the service tells of runs comes into the store. */
export interface RunHearing {
  /** Asks for everything told so far; also while an answer is still on its way, so that what came meanwhile is in the next. */
  readonly refetch: () => Promise<void>;
  /** `documentId`: of the graph the run was started from. */
  readonly receive: (event: RunEvent, documentId: string | undefined) => void;
  /** What was under way when the service ended runs no more; where it was only away, it tells all of it again. */
  readonly noteReach: (isThere: boolean) => void;
}

export interface RunHearingOptions {
  readonly client: Client;
  readonly store: Pick<StoreApi<RunStoreState>, 'getState' | 'setState'>;
  /** Whether a run is of a graph that is open here. */
  readonly isOfThisPage: (runId: string) => boolean;
  /** Whether an answer is awaited: the run it is about is not known yet. */
  readonly isStarting: () => boolean;
  /** Runs that were answered and not heard of yet; they are taken out here. */
  readonly answered: Set<string>;
  readonly keep: (runs: ReadonlyMap<string, RunState>) => void;
}

export function createRunHearing(options: RunHearingOptions): RunHearing {
  const { client, store, isOfThisPage, isStarting, answered, keep } = options;
  let isFetching = false;
  let fetchAgain = false;
  /** The service is back, and has not told yet what it knows. */
  let isBack = false;

  const refetch = async () => {
    fetchAgain = true;
    if (isFetching) return;
    isFetching = true;
    while (fetchAgain) {
      fetchAgain = false;
      try {
        take(await client('run.current'));
      } catch (caught) {
        store.getState().refuse(reportOf(caught));
      }
    }
    isFetching = false;
  };

  const take = (told: CallOutput<'run.current'>) => {
    const before = store.getState();
    const runs = isBack ? fromZero(before.runs) : new Map(before.runs);
    const graphs = new Map(before.graphs);
    const documentIds = new Map(before.documentIds);
    for (const { runId, workflow: ran, documentId: startedFrom, events } of told) {
      const known = isBack ? undefined : runs.get(runId);
      const run = events.reduce(reduceRun, known ?? newRun(runId));
      // Told in the order in which they began last.
      runs.delete(runId);
      if (run.nextSeq > 0) runs.set(runId, run);
      if (!graphs.has(runId)) graphs.set(runId, readWorkflow(ran));
      if (startedFrom !== undefined) documentIds.set(runId, startedFrom);
    }
    isBack = false;
    store.setState({ graphs, documentIds });
    keep(runs);
  };

  return {
    refetch,
    receive(event, documentId) {
      const { runs, graphs, documentIds } = store.getState();
      const { runId } = event;
      if (documentId !== undefined && documentIds.get(runId) !== documentId)
        store.setState({ documentIds: new Map(documentIds).set(runId, documentId) });
      const run = runs.get(runId) ?? newRun(runId);
      answered.delete(runId);
      if (event.seq === run.nextSeq) {
        const next = new Map(runs);
        // One that goes on has the newest results.
        if (event.kind === 'run-started') next.delete(runId);
        keep(next.set(runId, reduceRun(run, event)));
      }
      // The graph of one that was started before this page was loaded is not known yet.
      const isUnknown = isOfThisPage(runId) && !isStarting() && !graphs.has(runId);
      if (isBack || event.seq > run.nextSeq || isUnknown) void refetch();
    },
    noteReach(isThere) {
      const { serviceReturns } = store.getState();
      store.setState({ isServiceGone: !isThere, serviceReturns: serviceReturns + (isThere ? 1 : 0) });
      isBack = isThere;
      if (isThere) {
        void refetch();
        return;
      }
      answered.clear();
      const ended = [...store.getState().runs].map(
        ([runId, run]) => [runId, isActive(run) ? interruptRun(run) : run] as const,
      );
      keep(new Map(ended));
    },
  };
}

/** The service that comes back may be another, started anew: that counts the events of a run that goes on from the start. */
function fromZero(runs: ReadonlyMap<string, RunState>): Map<string, RunState> {
  return new Map([...runs].map(([runId, run]) => [runId, { ...run, nextSeq: 0 }]));
}
