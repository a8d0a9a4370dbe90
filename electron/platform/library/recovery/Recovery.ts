import type Database from 'better-sqlite3';
import type { CallRows } from '../createCallRows.ts';
import type { Settler } from '../createSettler.ts';
import type { Sessions } from '../Sessions.ts';
import type { DecodePicture } from './wholePictures.ts';

/** What was found of programs that ended without closing, and what became of it. */
export interface Recovered {
  /** Calls whose answer had been received as a whole. */
  completed: number;
  /** Pictures that had arrived as a whole, though their answer may not have. */
  adopted: number;
  /** Calls nobody knows the end of; they may have been billed. */
  unknown: number;
  /** Calls that live on at their provider; their results are fetched there. */
  submitted: number;
  /** Runs that were under way. */
  interrupted: number;
  /** Files that were no picture, nor the beginning of one. */
  removed: number;
  /** Where files are now that began as a picture and cannot be opened. */
  readonly unopened: string[];
  /** What could not be put in order; it is tried again the next time. */
  readonly problems: RecoveryProblem[];
}

export interface RecoveryProblem {
  /** The dead program it is of. */
  readonly session: string;
  readonly error: unknown;
}

export interface SessionRecoveryOptions {
  readonly db: Database.Database;
  /** Of the library. */
  readonly folder: string;
  /** Where every program has a folder for what arrives. */
  readonly incoming: string;
  /** Where pictures go that were paid for and cannot be opened. */
  readonly unreadable: string;
  readonly sessions: Sessions;
  readonly rows: CallRows;
  readonly settler: Settler;
  readonly decode: DecodePicture;
  /** Now, ms since the epoch. */
  readonly at: number;
}

/** Does a piece of work that others do not depend on; what it throws becomes a problem. */
export type Attempt = (work: () => unknown) => Promise<void>;
