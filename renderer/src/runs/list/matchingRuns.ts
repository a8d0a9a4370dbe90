import type { RunSummary } from '#shared/api/contract';

/** Runs that wait stand in the queue, above the list; those that wait in another program stand in no queue here. */
export type ListedStatus = Exclude<RunSummary['status'], 'queued'>;

export interface RunFilter {
  /** Words of what a run asked for, why it failed, who was asked; or a part of its graph's name, in any case. */
  readonly text: string;
  readonly status: ListedStatus | 'all';
}

export const NO_FILTER: RunFilter = { text: '', status: 'all' };

export function isFiltering({ text, status }: RunFilter): boolean {
  return text.trim() !== '' || status !== 'all';
}

/**
 * Those the list shows, newest first. `runs`: all that are known. `found`: those among all there are that have the words that are searched for,
 * where any are.
 */
export function matchingRuns(
  runs: readonly RunSummary[],
  { text, status }: RunFilter,
  found: readonly RunSummary[] = [],
): readonly RunSummary[] {
  const wanted = text.trim().toLocaleLowerCase();
  const known = new Map(runs.map((run) => [run.runId, run]));
  // What is known of a run is newer than what was found of it.
  const listed = found.map((run) => known.get(run.runId) ?? run);
  const ids = new Set(listed.map(({ runId }) => runId));
  const isNamed = ({ graph }: RunSummary) => isPlain(wanted) && graph.toLocaleLowerCase().includes(wanted);
  const named = runs.filter((run) => !ids.has(run.runId) && isNamed(run));
  const all = named.length === 0 ? listed : [...listed, ...named].sort((one, other) => other.queuedAt - one.queuedAt);
  return all.filter((run) => isListed(run) && (status === 'all' || run.status === status));
}

function isListed(run: RunSummary): boolean {
  return run.status !== 'queued' || run.isElsewhere === true;
}

/** Whether a search is words only: what leaves out or joins words is no part of a name. */
function isPlain(text: string): boolean {
  return !/["*]|(?:^|\s)-\S/.test(text);
}
