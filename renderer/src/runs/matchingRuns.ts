import type { RunSummary } from '#shared/api/contract';
import type { RunStatus } from './runWords.ts';

export interface RunFilter {
  /** Part of the graph's name, in any case. */
  readonly text: string;
  readonly status: RunStatus | 'all';
}

export const NO_FILTER: RunFilter = { text: '', status: 'all' };

export function matchingRuns(runs: readonly RunSummary[], { text, status }: RunFilter): readonly RunSummary[] {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '' && status === 'all') return runs;
  return runs.filter(
    (run) => (status === 'all' || run.status === status) && run.graph.toLocaleLowerCase().includes(wanted),
  );
}
