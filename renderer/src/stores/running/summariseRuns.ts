import type { RunState } from '#shared/runs/RunState';
import { isSameHistory, nodeHistories } from './nodeHistories.ts';
import { endingsOf, type Ending } from './endings.ts';
import { isActive } from './isActive.ts';
import type { RunStoreState } from './RunStoreState.ts';

type Summary = Pick<
  RunStoreState,
  'runs' | 'shown' | 'histories' | 'currentRunId' | 'activeRunId' | 'isRunning' | 'busy' | 'endings'
>;

export interface SummaryOptions {
  readonly before: RunStoreState;
  /** The id of the one on screen. */
  readonly document: string;
  /** Documents whose run was asked for and not answered yet. */
  readonly starting: ReadonlySet<string>;
  /** Runs that are about to begin, or did and were not heard of yet. */
  readonly coming: Iterable<string>;
  readonly ownerOf: (runId: string) => string | undefined;
}

/** What the runs come to: for the graph on screen, and which documents run. What did not change stays the same object. */
export function summariseRuns(runs: ReadonlyMap<string, RunState>, options: SummaryOptions): Summary {
  const { before, document, starting, coming, ownerOf } = options;
  const own = [...runs.keys()].filter((runId) => ownerOf(runId) === document);
  const shown = sameOrNew(before.shown, new Set(own));
  const active = [...runs].flatMap(([runId, run]) => (isActive(run) ? [runId] : []));
  const busy = new Set(starting);
  for (const runId of [...coming, ...active]) {
    const owner = ownerOf(runId);
    if (owner !== undefined) busy.add(owner);
  }
  return {
    runs,
    shown,
    histories: isSameHistory(before, { runs, shown }) ? before.histories : nodeHistories({ runs, shown }),
    currentRunId: own.at(-1) ?? null,
    activeRunId: own.findLast((runId) => isActive(runs.get(runId))) ?? null,
    isRunning: busy.has(document),
    busy: sameOrNew(before.busy, busy),
    endings: sameEndings(before.endings, endingsOf(runs, ownerOf)),
  };
}

/** The set of before where it has the same members. */
function sameOrNew(before: ReadonlySet<string>, now: ReadonlySet<string>): ReadonlySet<string> {
  return before.size === now.size && [...now].every((each) => before.has(each)) ? before : now;
}

function sameEndings(
  before: ReadonlyMap<string, Ending>,
  now: ReadonlyMap<string, Ending>,
): ReadonlyMap<string, Ending> {
  const isSame = ([document, { runId, outcome }]: readonly [string, Ending]) =>
    before.get(document)?.runId === runId && before.get(document)?.outcome === outcome;
  return before.size === now.size && [...now].every(isSame) ? before : now;
}
