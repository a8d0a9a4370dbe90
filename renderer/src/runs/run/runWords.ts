import { CircleCheck, CircleSlash, CircleX, Clock, LoaderCircle, OctagonPause, type LucideIcon } from 'lucide-react';
import type { LedgerCall, RunSummary } from '#shared/api/contract';

export type RunStatus = RunSummary['status'];

interface StatusLook {
  readonly word: string;
  readonly icon: LucideIcon;
}

/** How each state of a run is said and drawn. */
export const RUN_STATUS: Readonly<Record<RunStatus, StatusLook>> = {
  queued: { word: 'Waiting', icon: Clock },
  running: { word: 'Running', icon: LoaderCircle },
  interrupted: { word: 'Interrupted', icon: OctagonPause },
  completed: { word: 'Done', icon: CircleCheck },
  failed: { word: 'Failed', icon: CircleX },
  cancelled: { word: 'Stopped', icon: CircleSlash },
};

/** How each state of a call is said. */
export const CALL_STATE: Readonly<Record<LedgerCall['state'], string>> = {
  pending: 'Waiting',
  running: 'Running',
  submitted: 'At the provider',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Not made',
  unknown: 'May be billed',
};

/** Places without a picture. */
export function missingOf({ expected, done }: RunSummary): number {
  return Math.max(0, expected - done);
}

/** Whether nothing failed, and all that is missing was left out: it may have been billed already, and was not to be asked for again. */
export function isIncomplete({ status, failed, unknown }: RunSummary): boolean {
  return status === 'failed' && failed === 0 && unknown > 0;
}

/** How the run stands, in a word; also of one that another program has. */
export function statusWord(run: RunSummary): string {
  if (isIncomplete(run)) return 'Incomplete';
  const { word } = RUN_STATUS[run.status];
  return run.isElsewhere ? `${word} in another window` : word;
}

/**
 * Whether there is something left of the run to go on with. One that ended before its end may have had nodes to come whose pictures nobody
 * has counted yet.
 */
export function canResume(run: RunSummary): boolean {
  switch (run.status) {
    case 'queued':
    case 'running':
      return false;
    case 'completed':
      return missingOf(run) > 0;
    case 'interrupted':
    case 'failed':
    case 'cancelled':
      return true;
  }
}

/** `Resume (3 of 16 missing)` */
export function resumeLabel(run: RunSummary): string {
  const missing = missingOf(run);
  return missing === 0 ? 'Resume' : `Resume (${String(missing)} of ${String(run.expected)} missing)`;
}

/** `1 picture`, `3 pictures` */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
