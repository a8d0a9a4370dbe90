import type { ErrorReport } from '#shared/errors/AppError';
import type { RunEventBody } from '#shared/runs/RunEvent';
import type { CallPlace, FailureScope } from '#shared/runs/RunSettings';
import type { CallLimiter } from './CallLimiter.ts';
import type { Caps, Ports } from './Ports.ts';
import type { RunControl } from './RunControl.ts';

/** How a run is to go. */
export interface RunRules {
  /** What a failed call ends. Default: the run. */
  readonly onError?: FailureScope;
  /** Asked anew for each call, so that a cap raised meanwhile holds at once. Default: none. */
  readonly caps?: () => Caps;
  /** The nodes whose pictures are made anew, though the library has them. Default: none. */
  readonly again?: 'all' | readonly string[];
  /** When the run first started, ms since the epoch: what those nodes made since then is theirs. Default: now. */
  readonly startedAt?: number;
  /** Why the call of a place must not be made where its result is not there; `undefined`: it may. Default: all may. */
  readonly held?: (place: CallPlace) => ErrorReport | undefined;
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
}
