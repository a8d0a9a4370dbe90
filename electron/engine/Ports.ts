/** How the engine reaches the world. Each port is made real in `electron/platform`, and faked by a small object in tests. */
import type { AppError, ErrorReport } from '#shared/errors/AppError';
import type { ImageRef } from '#shared/graph/generation';
import type { Money } from '#shared/graph/Money';
import type { ExportOptions } from '#shared/graph/NodeDefinition';
import type { Effective, Usage } from '#shared/providers/ProviderAdapter';

/** One paid call and all that is needed to make and to record it. */
export interface CallRecord {
  readonly callId: string;
  readonly runId: string;
  readonly node: string;
  /** Place in the node's batch, from 0. */
  readonly index: number;
  /** As the user sees it. */
  readonly seed: number;
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
  /** The picture to show first; the others of the same reply follow. */
  readonly pictures: readonly [ReceivedPicture, ...ReceivedPicture[]];
  readonly text: string;
  readonly usage?: Usage;
  readonly cost?: Money;
}

/** How a call ended. A failed one may have cost money too; absent: the reply did not tell. */
export type CallOutcome =
  | { readonly ok: true; readonly received: Received }
  | { readonly ok: false; readonly error: AppError; readonly cost?: Money };

/** Makes one call. */
export interface GeneratorPort {
  /** Rejects only on a bug. An abort ends in a `CancelledError`. */
  generate(call: CallRecord, signal: AbortSignal): Promise<CallOutcome>;
}

/** Keeps records and pictures. Every method returns only when what it promises is on disk. */
export interface LedgerPort {
  /** Before anything is sent. */
  callStarted(call: CallRecord, at: number): void;
  /** Puts the pictures into the library and completes the record in one transaction. */
  callDone(call: CallRecord, received: Received, cost: Money, at: number): Promise<readonly [ImageRef, ...ImageRef[]]>;
  callFailed(call: CallRecord, error: ErrorReport, cost: Money | undefined, at: number): void;
}

export interface ExporterPort {
  /** Copies pictures out of the library; never over an existing file. Gives absolute paths. */
  exportImages(
    run: { readonly runId: string; readonly name: string },
    images: readonly ImageRef[],
    options: ExportOptions,
  ): Promise<readonly string[]>;
}

export interface Ports {
  readonly generator: GeneratorPort;
  readonly ledger: LedgerPort;
  readonly exporter: ExporterPort;
  /** ms since the epoch */
  readonly now: () => number;
  /** A new UUID. */
  readonly newId: () => string;
  /** Hears of bugs: failures nobody expected. */
  readonly log: (error: unknown) => void;
}
