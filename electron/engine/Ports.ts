/** How the engine reaches the world. Each port is made real in `electron/platform`, and faked by a small object in tests. */
import type { AppError, ErrorReport } from '#shared/errors/AppError';
import type { AnswerPart, ImageRef, Turn } from '#shared/graph/generation';
import type { Drawing } from '#shared/graph/marks/Marks';
import type { Money } from '#shared/graph/Money';
import type { ExportOptions } from '#shared/graph/NodeDefinition';
import type { WildcardList } from '#shared/graph/WildcardList';
import type { Row } from '#shared/graph/rows/Row';
import type { Sources } from '#shared/graph/Sources';
import type { Catalogue } from '#shared/providers/Catalogue';
import type { Effective } from '#shared/providers/Effective';
import type { Usage } from '#shared/providers/HttpReply';
import type { Setting } from '#shared/providers/Model';

/** One paid call and all that is needed to make and to record it. */
export interface CallRecord {
  readonly callId: string;
  readonly runId: string;
  readonly node: string;
  /** Place in the node's batch, from 0. */
  readonly index: number;
  /** As the user sees it. */
  readonly seed: number;
  /** The row it is made for. Absent: none. */
  readonly row?: Row;
  readonly effective: Effective;
}

/** A picture received and on disk, but not yet part of the library. The file is the library's to rename or remove. */
export interface ReceivedPicture {
  readonly path: string;
  /** SHA-256 of the bytes, lower-case hex. */
  readonly id: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly mime: string;
}

export interface Received {
  /** The picture to show first; the others of the same reply follow. Empty only where a text was asked for. */
  readonly pictures: readonly ReceivedPicture[];
  /** What the model said, and nothing else: it may become part of a prompt. Never empty where a text was asked for. */
  readonly text: string;
  /** What else is to be known of it: a sentence or two. */
  readonly note?: string;
  /** As `Generated.served`. */
  readonly served?: readonly Setting[];
  /** As `Generated.sources`. */
  readonly sources?: Sources;
  /** As `Generated.answer`. */
  readonly answer?: readonly AnswerPart[];
  readonly usage?: Usage;
  readonly cost?: Money;
  /** The service tier that really answered. */
  readonly tier?: string;
}

/**
 * How a call ended. A failed one may have cost money too: as the reply tells, or the estimate where it was sent and nobody told; absent: it
 * was not billed.
 */
export type CallOutcome = { readonly ok: true; readonly received: Received } | FailedCall;

export interface FailedCall {
  readonly ok: false;
  readonly error: AppError;
  readonly cost?: Money;
  /** What had come of a text all the same, to be read; absent: nothing. */
  readonly text?: string;
}

/** Hears what comes of a call while it is under way. */
export interface CallHearing {
  /** What is added to a text: the pieces are its beginning, without secrets, and come some times a second at most. */
  readonly text: (piece: string) => void;
  /** What is drawn of a picture so far, by the name it can be looked at under until the call has ended. It is no result. */
  readonly partial: (name: string) => void;
  /** It has failed, and its provider is done with it; what is still asked is only what it cost. */
  readonly failed?: (error: AppError) => void;
}

/** Makes one call. */
export interface GeneratorPort {
  /** Rejects only on a bug. An abort ends in a `CancelledError`. */
  generate(call: CallRecord, signal: AbortSignal, hearing?: CallHearing): Promise<CallOutcome>;
}

/** What came of handing a call in: what its provider calls it. */
export type Submission = { readonly ok: true; readonly remoteId: string } | FailedCall;

/** Makes calls of the endpoint kind `collect`, each in steps that may lie days apart, and in programs that follow each other. */
export interface JobPort {
  /** Hands a call in, under its own id as its name. One that failed with a cost may have arrived all the same: see `find`. Rejects only on a bug. */
  submit(call: CallRecord, signal: AbortSignal): Promise<Submission>;
  /** What its provider calls a call that may have been handed in; `undefined`: it knows of none. @throws AppError where that cannot be asked */
  find(call: CallRecord, signal: AbortSignal): Promise<string | undefined>;
  /** Fetches the result; `undefined`: it is not there yet. @throws AppError where that cannot be asked; then it may be asked again */
  collect(call: CallRecord, remoteId: string, signal: AbortSignal): Promise<CallOutcome | undefined>;
}

/** A call that its provider is at work on. */
export interface SubmittedCall {
  readonly callId: string;
  /** Absent: whether it arrived was never heard. */
  readonly remoteId?: string;
  /** It is this place of this run itself. */
  readonly isOwn: boolean;
}

/** The most money that may be committed, micro-dollars; absent: no cap. */
export interface Caps {
  readonly run?: number;
  /** A day begins at midnight, local time. */
  readonly day?: number;
}

/** What an earlier call gave, whose request was the very same. */
export interface FoundResult {
  /** As `Received.pictures`. */
  readonly images: readonly ImageRef[];
  readonly text: string;
  /** What else is to be known of a text. */
  readonly note?: string;
  /** What the call cost that made them. */
  readonly cost: Money;
  /** The call that made them. */
  readonly callId: string;
  /** It is this place of this run itself, from before the run went on. Its own record stands; no other is made. */
  readonly isOwn: boolean;
  /** Of its own: whether that was reused in its turn. */
  readonly isReused: boolean;
  /** Nobody knows yet whether its picture decodes: see `provePictures`. */
  readonly isUnproven?: true;
  /** Its picture does not decode to its end. Only a call's own place is given such a one. */
  readonly isDamaged?: true;
}

/** Keeps records and pictures. Every method returns only when what it promises is on disk. */
export interface LedgerPort {
  /** Writes a `pending` record for each call of a batch, in one transaction. */
  callsPlanned(calls: readonly CallRecord[], at: number): void;
  /**
   * Before anything is sent: the record becomes `running`. What is committed counts what calls cost, and the estimates of those in flight
   * and of those nobody knows the end of.
   * @throws CapReachedError where its estimate could pass a cap; the record stays `pending`. StorageError where the disk has no room for a picture,
   * or one of the very same request waits to be stored.
   *
   * `isNeeded`: asked in the same transaction, so that of all programs only one begins: whether the call is still to be made. Gives whether
   * it was begun: not where another has the very same request under way, or it is not needed. Without it, it is begun whatever others do.
   */
  callStarted(call: CallRecord, at: number, caps: Caps, isNeeded?: () => boolean): boolean;
  /** Returns when nobody has the very same request under way, this call itself aside; of a program that died, once it is known what became of it. */
  othersEnded(call: CallRecord, signal: AbortSignal): Promise<void>;
  /** The record becomes `submitted`. `remoteId`: what its provider calls it; `undefined`: whether it arrived was never heard. */
  callSubmitted(call: CallRecord, remoteId: string | undefined): void;
  /** A call of the very same request that its provider is at work on: the call's own place first, else the newest. */
  findSubmitted(call: CallRecord): SubmittedCall | undefined;
  /** Puts the pictures into the library and completes the record, with its text, in one transaction. */
  callDone(call: CallRecord, received: Received, cost: Money, at: number): Promise<readonly ImageRef[]>;
  /** `cost`: what it cost, or may have cost; `undefined`: nothing was billed. `text`: what had come of one. */
  callFailed(call: CallRecord, error: ErrorReport, cost: Money | undefined, at: number, text?: string): void;
  /**
   * What the library has for the very same request, pictures that are still there only: the call's own place first, else the newest whose
   * answer is known to have been whole.
   * `since`: only what the call's own run asked for at this time or later, ms since the epoch.
   */
  findResult(call: CallRecord, since: number | undefined): FoundResult | undefined;
  /** The exchanges with a model that ended with this picture, oldest first; none where it was made otherwise, or cannot be sent back. */
  turnsTo(picture: string, provider: string, model: string): readonly Turn[];
  /**
   * Decodes pictures to their end, those of which that is not known, and keeps what came of it. Gives the damaged ones.
   * @throws AppError where it could not be found out
   */
  provePictures(images: readonly ImageRef[]): Promise<readonly ImageRef[]>;
  /** What the run has kept of these, asked for by a node; `undefined` for what it has not. */
  keptTexts(runId: string, node: string, asked: readonly string[]): readonly (string | undefined)[];
  /** Keeps texts that a node of the run made, for when the run goes on. @throws StorageError, SecretFoundError */
  keepTexts(runId: string, node: string, made: readonly { readonly asked: string; readonly text: string }[]): void;
  /** Completes a planned call with an earlier result. It costs nothing. `false`: a picture's file is gone since it was found, and nothing was written. */
  callReused(call: CallRecord, found: FoundResult, at: number): boolean;
}

/** The pictures there are, whoever made them. */
export interface PicturesPort {
  /** Each in its place; `undefined`: the library lacks it, or its file is gone. */
  findPictures(ids: readonly string[]): Promise<readonly (ImageRef | undefined)[]>;
}

/** Draws on pictures. */
export interface FlattenerPort {
  /**
   * A picture of the library made of another and its marks, as large as that and upright. The same again gives the same picture, without
   * drawing it again. `at`: ms since the epoch.
   * @throws PictureError where the other cannot be opened, NotFoundError where it is gone, StorageError
   */
  flatten(image: ImageRef, drawing: Drawing, at: number): Promise<ImageRef>;
  /** The same where it was made before and is still there. */
  findFlattened(image: ImageRef, drawing: Drawing): ImageRef | undefined;
}

export interface ExporterPort {
  /**
   * Copies pictures out of the library; never over an existing file. Gives absolute paths of the pictures; `tell` hears what was not done as
   * asked, or lost. A picture whose own data holds a key is left out, or loses that data.
   */
  exportImages(
    run: { readonly runId: string; readonly name: string },
    images: readonly ImageRef[],
    options: ExportOptions,
    tell?: (note: string) => void,
  ): Promise<readonly string[]>;
}

export interface WildcardsPort {
  /** As the files are now; the same array where none of them has changed. Folders and files that cannot be read are left out. */
  lists(): Promise<readonly WildcardList[]>;
}

export interface Ports {
  /** Whose providers can be asked. */
  readonly catalogue: Catalogue;
  readonly generator: GeneratorPort;
  readonly jobs: JobPort;
  readonly ledger: LedgerPort;
  readonly pictures: PicturesPort;
  readonly flattener: FlattenerPort;
  readonly exporter: ExporterPort;
  readonly wildcards: WildcardsPort;
  /** ms since the epoch */
  readonly now: () => number;
  /** A new UUID. */
  readonly newId: () => string;
  /** Hears of bugs: failures nobody expected. */
  readonly log: (error: unknown) => void;
}
