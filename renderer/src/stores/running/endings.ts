import type { RunState } from '#shared/runs/RunState';
import { isActive } from './isActive.ts';

/** How the newest run of a graph ended, until the next one begins. */
export interface Ending {
  readonly runId: string;
  /** A run that was stopped ended as its person wanted: it has no mark. */
  readonly outcome: 'completed' | 'failed';
}

/** What a tab says of its graph's runs. */
export type RunMark = 'running' | 'completed' | 'failed';

/** By the ids of documents. Those that run have none. @param runs the one that began last at the end */
export function endingsOf(
  runs: ReadonlyMap<string, RunState>,
  ownerOf: (runId: string) => string | undefined,
): ReadonlyMap<string, Ending> {
  const endings = new Map<string, Ending>();
  for (const [runId, run] of runs) {
    const owner = ownerOf(runId);
    if (owner === undefined) continue;
    endings.delete(owner);
    const { status } = run;
    if (!isActive(run) && (status === 'completed' || status === 'failed'))
      endings.set(owner, { runId, outcome: status });
  }
  return endings;
}

/**
 * What is to be told of a graph from afar: that it runs, that its last run failed, and, until it is looked at, that it was done.
 * @param seen runs whose end was looked at
 */
export function markOf(
  document: string,
  { busy, endings }: { readonly busy: ReadonlySet<string>; readonly endings: ReadonlyMap<string, Ending> },
  seen: ReadonlySet<string>,
): RunMark | undefined {
  if (busy.has(document)) return 'running';
  const ending = endings.get(document);
  if (!ending || (ending.outcome === 'completed' && seen.has(ending.runId))) return undefined;
  return ending.outcome;
}
