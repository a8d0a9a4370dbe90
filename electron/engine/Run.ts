import type { RunEventBody } from '#shared/runs/RunEvent';
import type { CallLimiter } from './CallLimiter.ts';
import type { Ports } from './Ports.ts';
import type { RunControl } from './RunControl.ts';

/** One run under way: what its parts share. */
export interface Run {
  readonly runId: string;
  readonly name: string;
  readonly ports: Ports;
  readonly limiter: CallLimiter;
  readonly control: RunControl;
  readonly emit: (event: RunEventBody) => void;
}
