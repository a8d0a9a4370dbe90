import type { CallPlace } from '#shared/runs/RunSettings';
import { isOver } from '#shared/runs/missingPlaces';
import { useQueue, useRun, useStudio } from '../stores/hooks.ts';
import type { ResumeChoice } from '../stores/running/RunStoreState.ts';

/** Lets a run that is over go on with some of its places. */
export type Retry = (only: readonly CallPlace[], wishes?: Pick<ResumeChoice, 'repeatUnknown'>) => void;

/** `null` while the run is under way, waits, or is not known. */
export function useRetry(runId: string | undefined): Retry | null {
  const { run } = useStudio();
  const isOpen = useRun(({ runs }) => {
    const found = runId === undefined ? undefined : runs.get(runId);
    return found !== undefined && isOver(found);
  });
  const isInQueue = useIsInQueue(runId);
  if (runId === undefined || !isOpen || isInQueue) return null;
  return (only, wishes = {}) => void run.getState().resume(runId, { only, ...wishes });
}

/** Whether a run is under way or waits for its turn. */
export function useIsInQueue(runId: string | undefined): boolean {
  return useQueue(({ running, waiting }) => running === runId || waiting.some((each) => each.runId === runId));
}
