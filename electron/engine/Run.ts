import type { ErrorReport } from '#shared/errors/AppError';
import type { RunEventBody } from '#shared/runs/RunEvent';
import type { FailureScope } from '#shared/runs/RunSettings';
import type { CallLimiter } from './CallLimiter.ts';
import type { CallRecord, Caps, Ports } from './Ports.ts';
import type { RowPlace } from './placesOfCalls.ts';
import type { RunControl } from './RunControl.ts';
import type { WaitingNodes } from './WaitingNodes.ts';

/** How a run is to go. */
export interface RunRules {
  /** What a failed call ends. Default: the run. */
  readonly onError?: FailureScope;
  /** Asked anew for each call, so that a cap raised meanwhile holds at once. Default: none. */
  readonly caps?: () => Caps;
  /** The nodes whose pictures are made anew, though the library has them. Default: none. */
  readonly again?: 'all' | readonly string[];
  /** px; a reference picture that is longer is sent smaller. Default: 0, none is. */
  readonly referenceLongSide?: number;
  /** When the run first started, ms since the epoch: what those nodes made since then is theirs. Default: now. */
  readonly startedAt?: number;
  /** Whether a place that has its picture, and a damaged one, is asked for anew. Default: it keeps it. */
  readonly isRemade?: (call: CallRecord) => boolean;
  /** The places that the rows of a node had when the run last ended. Default: none. */
  readonly rowsBefore?: (node: string) => readonly RowPlace[];
  /** Why a call must not be made where its result is not there; `undefined`: it may. Default: all may. */
  readonly held?: (call: CallRecord) => Held | undefined;
}

/** Why a call is not made. */
export interface Held {
  readonly report: ErrorReport;
  /** The run has a record of an earlier try, which stands for it: a newer one, never sent, would hide what became of that. */
  readonly isRecorded: boolean;
}

/** One run under way: what its parts share. */
export interface Run extends Required<RunRules> {
  readonly runId: string;
  readonly name: string;
  readonly ports: Ports;
  readonly limiter: CallLimiter;
  readonly control: RunControl;
  readonly emit: (event: RunEventBody) => void;
  /** Calls under way, by their request: a second one of the same words waits for the first and takes its result. */
  readonly inFlight: Map<string, Promise<unknown>>;
  readonly waiting: WaitingNodes;
}
