import type { RunSummary } from '#shared/api/contract';

/** What was begun and is not done. */
export interface LeftOver {
  /** Newest first. */
  readonly interrupted: readonly RunSummary[];
  /** How many runs wait in a paused queue. */
  readonly waiting: number;
}

/** What there is to say of it; `null`: nothing. `seen`: the interruptions that were told of before, as `interruptionOf` names them. */
export function leftOver(
  runs: readonly RunSummary[],
  waiting: readonly RunSummary[],
  seen: readonly string[],
): LeftOver | null {
  const interrupted = runs.filter(
    (run) => run.status === 'interrupted' && !seen.includes(interruptionOf(run)) && !isMadeUpFor(run, runs),
  );
  return interrupted.length > 0 || waiting.length > 0 ? { interrupted, waiting: waiting.length } : null;
}

/** Whether a later run of a graph of that name made as many pictures as this one was to: nobody waits for it any more. */
function isMadeUpFor({ graph, queuedAt, expected }: RunSummary, runs: readonly RunSummary[]): boolean {
  return runs.some(
    (other) =>
      other.status === 'completed' &&
      other.graph === graph &&
      other.queuedAt > queuedAt &&
      other.done > 0 &&
      other.done >= expected,
  );
}

/** One interruption of a run: it went on and was cut off again where any of its numbers moved. */
export function interruptionOf({ runId, finishedAt, expected, done, failed, unknown, cost }: RunSummary): string {
  return [runId, finishedAt, expected, done, failed, unknown, cost.microUsd].join(' ');
}
