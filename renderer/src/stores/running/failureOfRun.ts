import type { ErrorReport } from '#shared/errors/AppError';
import type { CallPlace } from '#shared/runs/RunSettings';
import type { RunState, Slot } from '#shared/runs/RunState';

/** What failed in a run, told once. */
export interface RunFailure {
  /** What failed, and how often: `3 of 4 pictures failed`. */
  readonly message: string;
  /** Why, of what happened most; how many failed otherwise; what came all the same. */
  readonly hint: string;
  /** Where to look first. */
  readonly node: string;
  /** The calls that failed: a retry asks for these. */
  readonly failed: readonly CallPlace[];
}

interface Failure {
  readonly node: string;
  readonly report: ErrorReport;
  /** The place whose call failed; absent: no call did. */
  readonly place?: CallPlace & { readonly kind: 'picture' | 'text' };
}

/** Places that were left alone, not refused. */
const UNTOLD: ReadonlySet<string> = new Set(['cancelled', 'not-asked', 'may-be-billed']);

/** The failures of a run as one; `undefined`: nothing that a node tells of. @param nameOf what people call a node */
export function failureOfRun({ nodes }: RunState, nameOf: (node: string) => string): RunFailure | undefined {
  const failures = [...nodes].flatMap(([node, { slots, error }]): Failure[] => {
    const ofCalls = slots.flatMap((slot, index): Failure[] =>
      slot.error && !UNTOLD.has(slot.error.code)
        ? [{ node, report: slot.error, place: { node, index, kind: kindOf(slot) } }]
        : [],
    );
    return ofCalls.length > 0 || !error ? ofCalls : [{ node, report: error }];
  });
  const alike = Map.groupBy(failures, ({ report }) => report.message);
  const [most] = [...alike.values()].toSorted((one, other) => other.length - one.length);
  const first = most?.[0];
  if (!most || !first) return undefined;
  const slots = [...nodes.values()].flatMap((node) => node.slots);
  const others = failures.length - most.length;
  const came = slots.filter(({ status }) => status === 'done').length;
  const hint = [
    `${nameOf(first.node)}: ${sentence(first.report.message)}`,
    first.report.hint,
    others > 0 && `${String(others)} more failed otherwise.`,
    first.place && came > 0 && `What came is kept: ${String(came)} of ${String(slots.length)}.`,
  ];
  return {
    message: first.place ? countOf(failures, slots.length, first.place.kind) : `${nameOf(first.node)} failed`,
    hint: hint.filter(Boolean).join(' '),
    node: first.node,
    failed: failures.flatMap(({ place }) => (place ? [{ node: place.node, index: place.index }] : [])),
  };
}

function kindOf({ kind }: Slot): 'picture' | 'text' {
  return kind ?? 'picture';
}

function countOf(failures: readonly Failure[], of: number, kind: 'picture' | 'text'): string {
  const count = failures.filter(({ place }) => place).length;
  const isMixed = failures.some(({ place }) => place && place.kind !== kind);
  const what = isMixed ? 'call' : kind;
  if (of === 1) return `The ${what} failed`;
  return `${String(count)} of ${String(of)} ${what}s failed`;
}

function sentence(message: string): string {
  return /[.!?…][”"’)]*$/.test(message) ? message : `${message}.`;
}
