import { AppError, type ErrorReport } from '#shared/errors/AppError';
import { CancelledError } from '#shared/errors/inputErrors';
import type { ImageRef } from '#shared/graph/generation';
import type { Money } from '#shared/graph/Money';
import { markOf, type Row } from '#shared/graph/rows/Row';
import { kindOf } from './kindOf.ts';
import type { CallRecord } from './Ports.ts';
import type { Run } from './Run.ts';

/** What a call gave. Pictures are there where any were asked for. */
export interface CallResult {
  readonly images: readonly ImageRef[];
  readonly text: string;
  /** Of the call. */
  readonly row?: Row;
}

/** Made, failed, or not begun because the run was stopped first. */
export type CallEnd =
  { readonly result: CallResult } | { readonly error: AppError; readonly isHeld?: true } | undefined;

/** Nothing more must be paid for in this run, whatever it was told to do about failures. */
const ENDS_EVERY_RUN: ReadonlySet<string> = new Set(['cap-reached', 'storage']);

/** The calls of one node in one run, and what a failure of one means for the others. */
export class Batch {
  readonly #run: Run;
  readonly #stopped = new AbortController();
  /** Aborted when no further call of this batch may be begun. */
  readonly noNewCalls: AbortSignal;

  constructor(run: Run) {
    this.#run = run;
    this.noNewCalls = AbortSignal.any([run.control.noNewCalls, this.#stopped.signal]);
  }

  /** A call that must not be made. It ends nothing else, but its node is not complete. */
  hold(call: CallRecord, report: ErrorReport): CallEnd {
    this.#run.control.noteFailure();
    this.#tell(call, report, undefined);
    return { error: new HeldError(report), isHeld: true };
  }

  /** A call has failed: no new calls as far as the run's scope of failure reaches. The user's own stop is no failure. */
  noteFailure(error: AppError): void {
    if (error instanceof CancelledError) return;
    const { control, onError } = this.#run;
    if (onError === 'stop' || ENDS_EVERY_RUN.has(error.code)) control.fail();
    else control.noteFailure();
    if (onError === 'branch') this.#stopped.abort();
  }

  /** Tells that a call failed. Its record is written first. `text`: what had come of one. */
  failed(call: CallRecord, error: AppError, report: ErrorReport, cost: Money | undefined, text?: string): CallEnd {
    this.#tell(call, report, cost, text);
    return { error };
  }

  #tell(call: CallRecord, error: ErrorReport, cost: Money | undefined, text?: string): void {
    const { node, index, row } = call;
    const mark = row && { row: markOf(row) };
    this.#run.emit({
      kind: `${kindOf(call)}-failed`,
      node,
      index,
      ...mark,
      error,
      ...(cost && { cost }),
      ...(text && { text }),
    });
  }
}

/** A call was not made because of what an earlier try of it met. */
export class HeldError extends AppError {
  readonly code: string;

  constructor({ code, message, hint }: ErrorReport) {
    super(message, { hint });
    this.code = code;
  }
}
