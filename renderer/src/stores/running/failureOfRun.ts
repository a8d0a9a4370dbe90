import type { ErrorReport } from '#shared/errors/AppError';
import type { RunState } from '#shared/runs/RunState';

/** What failed in a run, told once. */
export interface RunFailure {
  readonly message: string;
  readonly hint?: string;
  /** Where to look first. */
  readonly node: string;
}

interface Failure {
  readonly node: string;
  readonly report: ErrorReport;
  /** Of what a call was to make; absent: no call failed. */
  readonly kind?: 'picture' | 'text';
}

/** Places that were left alone, not refused. */
const UNTOLD: ReadonlySet<string> = new Set(['cancelled', 'not-asked', 'may-be-billed']);

/** The failures of a run as one: what happened most, how often, and how many failed otherwise. `undefined`: nothing that a node tells of. */
export function failureOfRun({ nodes }: RunState): RunFailure | undefined {
  const failures = [...nodes].flatMap(([node, { slots, error }]): Failure[] => {
    const ofCalls = slots.flatMap((slot): Failure[] =>
      slot.error && !UNTOLD.has(slot.error.code) ? [{ node, report: slot.error, kind: slot.kind ?? 'picture' }] : [],
    );
    return ofCalls.length > 0 || !error ? ofCalls : [{ node, report: error }];
  });
  const alike = Map.groupBy(failures, ({ report }) => report.message);
  const [most] = [...alike.values()].toSorted((one, other) => other.length - one.length);
  const first = most?.[0];
  if (!most || !first) return undefined;
  const others = failures.length - most.length;
  const hint = [first.report.hint, others > 0 && `${String(others)} more failed otherwise.`].filter(Boolean).join(' ');
  return { message: messageOf(first.report, most.length, first.kind), ...(hint !== '' && { hint }), node: first.node };
}

function messageOf({ message }: ErrorReport, count: number, kind?: 'picture' | 'text'): string {
  return count > 1 && kind ? `${String(count)} ${kind}s failed: ${message}` : message;
}
