import type { ErrorReport } from '#shared/errors/AppError';
import type { NodeRunState } from '#shared/runs/RunState';

/** What failed alike in a node. */
export interface ErrorGroup {
  readonly report: ErrorReport;
  /** How many calls; 0: the node itself did. */
  readonly count: number;
}

/** Places that were left alone, not refused. */
const UNTOLD: ReadonlySet<string> = new Set(['cancelled', 'not-asked']);

/** The node's own error and those of its calls, equal ones once, what happened most first. */
export function errorGroups({ error, slots }: Pick<NodeRunState, 'error' | 'slots'>): readonly ErrorGroup[] {
  const told = (report: ErrorReport | undefined) => (report && !UNTOLD.has(report.code) ? [report] : []);
  const alike = Map.groupBy(
    slots.flatMap((slot) => told(slot.error)),
    ({ message }) => message,
  );
  const groups = [...alike.values()].flatMap(([report, ...others]): ErrorGroup[] =>
    report ? [{ report, count: others.length + 1 }] : [],
  );
  const own = told(error).filter(({ message }) => !alike.has(message));
  return [...groups.toSorted((one, other) => other.count - one.count), ...own.map((report) => ({ report, count: 0 }))];
}
