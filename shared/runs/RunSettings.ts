import type { RepeatUnknown } from './consent.ts';

/** What a failed call ends: the whole run, what depends on it, or only itself. */
export const FAILURE_SCOPES = ['stop', 'branch', 'continue'] as const;
export type FailureScope = (typeof FAILURE_SCOPES)[number];

/** Code of the report for a place that a run which goes on was not told to ask for, and that was never asked for before. */
export const NOT_ASKED = 'not-asked';

/** Code of the report for a place whose call is at work at its provider: it is collected when the run goes on. */
export const NOT_YET = 'not-yet';

/** One picture's place in a run: the node and its number in that node's batch, from 0. */
export interface CallPlace {
  readonly node: string;
  readonly index: number;
}

/** How one run is to go. Kept with the run, so that it can wait, or go on after a restart, as it was asked for. */
export interface RunSettings {
  /** Run these nodes and what they need; absent: everything. */
  readonly targets?: readonly string[];
  /** The nodes whose pictures are made anew though the library has the result of the very same call. Absent: none. */
  readonly again?: 'all' | readonly string[];
  /** Also makes calls that were cut off the last time and may have been billed already. Absent: they are left out. */
  readonly repeatUnknown?: RepeatUnknown;
  /** Absent: as the settings say. */
  readonly onError?: FailureScope;
  /** px; reference pictures that are longer are sent smaller, 0: none is. Absent: as the settings say. */
  readonly referenceLongSide?: number;
  /** The most money the run may commit, micro-dollars. Absent: as the settings say. */
  readonly maxCost?: number;
}
