import { useEffect, useMemo, useState } from 'react';
import type { CallOutput } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import type { RunEvent } from '#shared/runs/RunEvent';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import { batchesOf } from '../detail/batches.ts';
import { readRanGraph } from '../detail/readRanGraph.ts';
import { retryPlaces } from '../run/runActions.ts';
import type { ShownSlot } from '../../stores/running/shownSlots.ts';
import { useStudio } from '../../stores/hooks.ts';
import { coalesce } from '../../stores/records/coalesce.ts';
import { useIsInQueue } from '../../gallery/useRetry.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { placed } from './data/placed.ts';
import type { SheetRun } from './data/SheetRun.ts';

export interface EarlierRun {
  /** `undefined` until it is known. */
  readonly run: SheetRun | undefined;
  readonly error: ErrorReport | undefined;
}

/** From an event to asking what became of the run, ms: the answer has all its calls, and a batch tells many in a second. */
const PAUSE_MS = 1000;
/** What changes something of what is asked for. */
const CHANGES: ReadonlySet<RunEvent['kind']> = new Set(['run-started', 'image-saved', 'image-failed', 'run-finished']);

const UNREADABLE: ErrorReport = {
  code: 'not-found',
  message: 'The graph of that run cannot be read any more.',
  hint: 'Its pictures are in the gallery.',
};

/** A run of the library, by what its calls gave and the graph it ran; looked up anew a little after something of it changed. */
export function useEarlierRun(runId: string, sweep: string): EarlierRun {
  const studio = useStudio();
  const { news } = studio;
  const [heard, setHeard] = useState(0);
  useEffect(() => {
    const again = coalesce(() => {
      setHeard((count) => count + 1);
      return Promise.resolve();
    }, PAUSE_MS);
    const stop = news.on('run', ({ event }) => {
      if (event.runId === runId && CHANGES.has(event.kind)) again.ask();
    });
    return () => {
      stop();
      again.end();
    };
  }, [news, runId]);
  const isInQueue = useIsInQueue(runId);
  const told = useAnswer('run.replay', { runId });
  const details = useAnswer('run.details', { runId }, String(heard));
  const run = useMemo((): SheetRun | undefined => {
    if (!told.value || !details.value) return undefined;
    const graph = readRanGraph(told.value.workflow);
    if (!graph) return undefined;
    const { nodes } = told.value.events.reduce(reduceRun, newRun(runId));
    const { status } = details.value.run;
    const isRunning = isInQueue || status === 'running' || status === 'queued';
    return {
      runId,
      graph,
      callers: callersIn(details.value, sweep),
      outputs: nodes.get(sweep)?.outputs,
      isRunning,
      isEarlier: true,
      retry: isRunning ? null : (only) => void retryPlaces(studio, runId, only),
    };
  }, [told.value, details.value, isInQueue, runId, sweep, studio]);
  const isUnreadable = told.value !== undefined && details.value !== undefined && !run;
  return { run, error: told.error ?? details.error ?? (isUnreadable ? UNREADABLE : undefined) };
}

/** Of its calls, those made for the rows of the sweep, each with what the ledger knows of it. */
function callersIn({ run, calls }: CallOutput<'run.details'>, sweep: string) {
  const callers = new Map<string, readonly ShownSlot[]>();
  for (const { node, places } of batchesOf(calls, run.status === 'interrupted')) {
    const own = places.flatMap(({ slot, index, call }): ShownSlot[] => {
      if (slot.kind || slot.row?.list !== sweep) return [];
      const { sentAt, finishedAt, estimate } = call;
      const ms = sentAt !== null && finishedAt !== null && call.state === 'done' && { ms: finishedAt - sentAt };
      return [placed({ ...slot, estimate, ...ms }, { runId: run.runId, node, index })];
    });
    if (own.length > 0) callers.set(node, own);
  }
  return callers;
}
