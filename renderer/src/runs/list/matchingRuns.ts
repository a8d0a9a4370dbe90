import type { RunSummary } from '#shared/api/contract';

/** Runs that wait stand in the queue, above the list; those that wait in another program stand in no queue here. */
export type ListedStatus = Exclude<RunSummary['status'], 'queued'>;

export interface RunFilter {
  /** Part of the graph's name, in any case. */
  readonly text: string;
  readonly status: ListedStatus | 'all';
}

export const NO_FILTER: RunFilter = { text: '', status: 'all' };

export function isFiltering({ text, status }: RunFilter): boolean {
  return text.trim() !== '' || status !== 'all';
}

/** Those the list shows, in the order they came. */
export function matchingRuns(runs: readonly RunSummary[], { text, status }: RunFilter): readonly RunSummary[] {
  const wanted = text.trim().toLocaleLowerCase();
  return runs.filter(
    (run) =>
      (run.status !== 'queued' || run.isElsewhere) &&
      (status === 'all' || run.status === status) &&
      run.graph.toLocaleLowerCase().includes(wanted),
  );
}
