import type { RunOutcome } from './RunEvent.ts';
import type { NewRun, ResumeWishes, RunRecord } from './RunRecord.ts';
import type { RunSettings } from './RunSettings.ts';

/** Runs from the queue to their end. Every method throws a StorageError when it could not keep its promise. */
export interface RunRecords {
  /** Puts a new run at the end of the queue. */
  runQueued(run: NewRun): void;
  /** Puts a run that ended, or was interrupted, at the end of the queue again. @throws BadInputError where it waits or runs */
  runReopened(runId: string, settings: RunSettings, resume: ResumeWishes): void;
  /** Puts a waiting run before another, or at the end. @throws NotFoundError where it does not wait */
  runMoved(runId: string, before: string | null): void;
  /** It waits no more and runs. Calls an earlier start planned and never sent are forgotten. @throws NotFoundError where it does not wait */
  runStarted(runId: string, at: number): void;
  /** Calls that were planned and not sent become `cancelled`. */
  runFinished(runId: string, outcome: RunOutcome, at: number): void;
  /** Takes a waiting run out: a new one becomes `cancelled`, one that was to go on is what it was. @throws NotFoundError where it does not wait */
  runDropped(runId: string, at: number): void;
  /** Makes the waiting runs of programs that are no more this one's. */
  adoptWaitingRuns(): void;
  /** The ids of this program's waiting runs, in their order. */
  waitingRuns(): readonly string[];
  runRecord(runId: string): RunRecord | undefined;
}
