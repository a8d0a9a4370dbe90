import type { RunSummary } from '#shared/api/contract';

/** What was begun and is not done. */
export interface LeftOver {
  /** Newest first. */
  readonly interrupted: readonly RunSummary[];
  /** How many runs wait in a paused queue. */
  readonly waiting: number;
}

/** What there is to say of it; `null`: nothing. `seen`: interrupted runs up to this time were told of before, ms since the epoch. */
export function leftOver(runs: readonly RunSummary[], waiting: readonly RunSummary[], seen: number): LeftOver | null {
  const interrupted = runs.filter(({ status, queuedAt }) => status === 'interrupted' && queuedAt > seen);
  return interrupted.length > 0 || waiting.length > 0 ? { interrupted, waiting: waiting.length } : null;
}
