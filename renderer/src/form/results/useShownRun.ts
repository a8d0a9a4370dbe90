import { useEffect, useMemo, useState } from 'react';
import type { ErrorReport } from '#shared/errors/AppError';
import { addMoney } from '#shared/graph/Money';
import { isOver } from '#shared/runs/missingPlaces';
import { useIsInQueue, useRetry } from '../../gallery/useRetry.ts';
import { readRanGraph } from '../../runs/detail/readRanGraph.ts';
import { retryPlaces } from '../../runs/run/runActions.ts';
import { useRun, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { coalesce } from '../../stores/records/coalesce.ts';
import { canFollow, followRun } from '../../stores/running/followRun.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { resultsOfCalls, resultsOfRun } from './resultsOf.ts';
import type { ShownRun } from './ShownRun.ts';

/** From an event to asking what became of the run, ms. */
const PAUSE_MS = 800;

/** Whether a run tells by itself how it goes, and has told all. */
export function useIsLive(runId: string | undefined): boolean {
  return useRun((state) => runId !== undefined && canFollow(state, runId));
}

/** A run of this session as it goes on. */
export function useLiveRun(runId: string): ShownRun | undefined {
  const { run } = useStudio();
  const of = useResultsNode();
  const [state, setState] = useState(() => run.getState().runs.get(runId));
  useEffect(() => followRun(run, runId, setState), [run, runId]);
  const graph = useRun(({ graphs }) => graphs.get(runId));
  const retry = useRetry(runId);
  return useMemo(() => {
    if (!state) return undefined;
    const results = resultsOfRun(state, of);
    const costs = [...state.nodes.values()].flatMap(({ slots }) => slots.flatMap(({ cost }) => (cost ? [cost] : [])));
    return {
      runId,
      graph,
      at: state.startedAt === 0 ? undefined : state.startedAt,
      ...results,
      isRunning: !isOver(state),
      retry: retry ?? undefined,
      cost: costs.length > 0 ? addMoney(costs) : undefined,
      ms: state.ms,
    };
  }, [state, graph, retry, runId, of]);
}

/** A run as the library has it, asked for anew a little after something of it changed. */
export function useKeptRun(runId: string): {
  readonly run: ShownRun | undefined;
  readonly error: ErrorReport | undefined;
} {
  const studio = useStudio();
  const { news } = studio;
  const of = useResultsNode();
  const [heard, setHeard] = useState(0);
  useEffect(() => {
    const again = coalesce(() => {
      setHeard((count) => count + 1);
      return Promise.resolve();
    }, PAUSE_MS);
    const stop = news.on('run', ({ event }) => {
      if (event.runId === runId) again.ask();
    });
    return () => {
      stop();
      again.end();
    };
  }, [news, runId]);
  const isInQueue = useIsInQueue(runId);
  const { value, error } = useAnswer('run.details', { runId }, String(heard));
  const run = useMemo((): ShownRun | undefined => {
    if (!value) return undefined;
    const { run: summary, calls } = value;
    const isRunning = isInQueue || summary.status === 'running' || summary.status === 'queued';
    const { startedAt, finishedAt } = summary;
    return {
      runId,
      graph: readRanGraph(value.workflow) ?? undefined,
      at: summary.queuedAt,
      ...resultsOfCalls(calls, { runId, isCutOff: summary.status === 'interrupted', of }),
      isRunning,
      retry: isRunning ? undefined : (only) => void retryPlaces(studio, runId, only),
      cost: summary.cost,
      ms: startedAt !== null && finishedAt !== null ? finishedAt - startedAt : undefined,
    };
  }, [value, isInQueue, runId, of, studio]);
  return { run, error };
}

/** The path of the node whose pictures are the form’s results; `undefined`: those of all. */
function useResultsNode(): string | undefined {
  return useWorkflow(({ whole }) => whole.form?.results);
}
