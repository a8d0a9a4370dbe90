import type { ErrorReport } from '../errors/AppError.ts';
import type { ImageRef } from '../graph/generation.ts';
import type { Money } from '../graph/Money.ts';
import type { NodeOutputs } from '../graph/NodeOutputs.ts';
import type { RowMark } from '../graph/rows/Row.ts';
import type { CutOff } from './cutOff.ts';
import type { RunOutcome } from './RunEvent.ts';

export type NodeStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'waiting';

/** The place of one call in a node, until its result or its failure comes and after. */
interface CallSlot {
  readonly status: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly seed: number;
  /** The row of a list it is made for. Absent: none. */
  readonly row?: RowMark;
  readonly notes: readonly string[];
  /** What becomes of its call where that is cut off. Absent: `unknown`. */
  readonly ifCutOff?: Exclude<CutOff, 'unknown'>;
  /** ms since the epoch */
  readonly startedAt?: number;
  /** ms from its start to its result. Absent: it is not there, or came from elsewhere. */
  readonly ms?: number;
  /** What its call was to cost, as it was planned. */
  readonly estimate?: Money;
  readonly reused?: boolean;
  /** An earlier session made it, or took it: what it cost was paid then. */
  readonly isKept?: true;
  /** Another run or program is making it, and that is waited for. */
  readonly isElsewhere?: boolean;
  readonly cost?: Money;
  /** What reusing saved. */
  readonly saved?: Money;
  /** What earlier tries of this place cost, before the run went on. */
  readonly costBefore?: Money;
  readonly error?: ErrorReport;
  /** Before then its provider asked not to be asked again, ms since the epoch. */
  readonly retryAt?: number;
}

/** The place of a picture: a skeleton until it comes. */
export interface ImageSlot extends CallSlot {
  readonly kind?: never;
  readonly text?: never;
  /** px; as expected, then as it is. */
  readonly width: number;
  readonly height: number;
  readonly image?: ImageRef;
  /** What is drawn of it so far, by its name; to be shown while its call is under way. */
  readonly partial?: string;
  /** The picture does not decode to its end. */
  readonly isDamaged?: boolean;
}

/** The place of a text. */
export interface TextSlot extends CallSlot {
  readonly kind: 'text';
  /** What has come of it: all of it only once it is done; where it failed, what had come before. */
  readonly text?: string;
  readonly image?: never;
  readonly partial?: never;
  readonly isDamaged?: never;
}

export type Slot = ImageSlot | TextSlot;

export interface NodeRunState {
  readonly status: NodeStatus;
  readonly done: number;
  /** 0: not known. */
  readonly total: number;
  readonly message?: string;
  /** The node in which a person has to choose before this one can go on. Absent: itself, where it waits at all. */
  readonly waitsOn?: string;
  /** One per picture, or per text, this node asks for; empty where it asks for none. */
  readonly slots: readonly Slot[];
  /** What came out; empty until it has finished, or failed and gave some of it all the same. */
  readonly outputs: NodeOutputs;
  readonly error?: ErrorReport;
  /** ms it took. */
  readonly ms?: number;
}

/** One run, as far as its events have told. */
export interface RunState {
  readonly runId: string;
  readonly name: string;
  readonly status: 'running' | 'stopping' | RunOutcome;
  /** When it first started, ms since the epoch; 0: it waits for its turn. */
  readonly startedAt: number;
  /** ms it took, once finished; of a run that went on: the last time. */
  readonly ms?: number;
  /** The number of the next event; a higher one means that events were missed. */
  readonly nextSeq: number;
  readonly nodes: ReadonlyMap<string, NodeRunState>;
}
