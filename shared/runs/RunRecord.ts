/** Runs and their calls as the library keeps them, beyond what lists show. */
import type { ErrorReport } from '../errors/AppError.ts';
import type { RowMark } from '../graph/rows/Row.ts';
import type { CallState } from './CallState.ts';
import type { RepeatUnknown } from './consent.ts';
import type { CallPlace, RunSettings } from './RunSettings.ts';

/** A run before its first call. */
export interface NewRun {
  readonly runId: string;
  /** Of the graph. */
  readonly name: string;
  /** The graph as `writeWorkflow` gives it; the same text is stored once. */
  readonly workflowText: string;
  readonly documentId?: string;
  readonly settings: RunSettings;
  /** ms since the epoch */
  readonly at: number;
}

/** What is asked for of a run that goes on. */
export interface ResumeWishes {
  readonly only?: readonly CallPlace[];
  readonly repeatUnknown?: RepeatUnknown;
}

/** A run as it was asked for. */
export interface RunRecord extends Omit<NewRun, 'at'> {
  /** When it first started, ms since the epoch; absent: it did not yet. */
  readonly startedAt?: number;
  /** Only while it waits to go on. */
  readonly resume?: ResumeWishes;
}

/**
 * What became of a place: done where any of its calls is, else what became of the newest that was sent, else of the newest. So a call that
 * may have been billed is not hidden by a later one that never left.
 */
export interface PlaceRecord extends CallPlace {
  readonly state: CallState;
  /** The row it is made for. Absent: none. */
  readonly row?: RowMark;
  /** When that was known, ms since the epoch; absent: it is not over. */
  readonly endedAt?: number;
  readonly error?: ErrorReport;
}
