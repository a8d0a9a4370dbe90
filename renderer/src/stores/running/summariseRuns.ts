import type { RunState } from '#shared/runs/RunState';
import { isSameHistory, nodeHistories, type ShownRuns } from './nodeHistories.ts';
import type { RunStoreState } from './RunStoreState.ts';

type Summary = Pick<
  RunStoreState,
  'runs' | 'shown' | 'histories' | 'currentRunId' | 'activeRunId' | 'isRunning' | 'busy'
>;

export interface SummaryOptions {
  readonly before: RunStoreState;
  /** The number of the graph on screen. */
  readonly document: number;
  /** Graphs whose run was asked for and not answered yet. */
  readonly starting: ReadonlySet<number>;
  /** Runs that are about to begin, or did and were not heard of yet. */
  readonly coming: Iterable<string>;
  readonly ownerOf: (runId: string) => number | undefined;
}

/** What the runs come to: for the graph on screen, and which graphs run. What did not change stays the same object. */
export function summariseRuns({ runs, shown }: ShownRuns, options: SummaryOptions): Summary {
  const { before, document, starting, coming, ownerOf } = options;
  const own = [...runs.keys()].filter((runId) => shown.has(runId));
  const active = [...runs].flatMap(([runId, run]) => (isActive(run) ? [runId] : []));
  const busy = new Set(starting);
  for (const runId of [...coming, ...active]) {
    const owner = ownerOf(runId) ?? (shown.has(runId) ? document : undefined);
    if (owner !== undefined) busy.add(owner);
  }
  const isSame = busy.size === before.busy.size && [...busy].every((each) => before.busy.has(each));
  return {
    runs,
    shown,
    histories: isSameHistory(before, { runs, shown }) ? before.histories : nodeHistories({ runs, shown }),
    currentRunId: own.at(-1) ?? null,
    activeRunId: own.findLast((runId) => isActive(runs.get(runId))) ?? null,
    isRunning: busy.has(document),
    busy: isSame ? before.busy : busy,
  };
}

export function isActive(run: RunState | undefined): boolean {
  return run?.status === 'running' || run?.status === 'stopping';
}

/** The same set where it has the member already. */
export function withMember(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return ids.has(id) ? ids : new Set([...ids, id]);
}
