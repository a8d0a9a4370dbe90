import { AppError } from '#shared/errors/AppError';
import { CancelledError, StorageError } from '#shared/errors/inputErrors';
import { MayBeBilledError } from '#shared/errors/moneyErrors';
import type { Money } from '#shared/graph/Money';
import { cutOff } from '#shared/runs/cutOff';
import type { Batch, CallEnd } from './Batch.ts';
import { proveMade } from './earlierResults.ts';
import type { CallRecord, Received } from './Ports.ts';
import type { Run } from './Run.ts';
import { shapeNote } from './shapeNote.ts';
import { tellResult } from './tellResult.ts';

/** Announces only what is on disk. Whether a picture is whole is found out after that. */
export async function keepAnswer(call: CallRecord, answer: Received, batch: Batch, run: Run): Promise<CallEnd> {
  const received = withShape(call, answer);
  const { text, note, cost = call.effective.estimate } = received;
  try {
    const images = await run.ports.ledger.callDone(call, received, cost, run.ports.now());
    const end = tellResult(call, { images, text, note, reused: false, cost }, run);
    await proveMade(call, images, run);
    return end;
  } catch (caught) {
    // Paid for all the same.
    return failCall(call, caught, cost, batch, run);
  }
}

/** With a note where the picture is of another shape than was asked for. */
function withShape({ effective }: CallRecord, received: Received): Received {
  const [picture] = received.pictures;
  const shape = picture && shapeNote(effective, picture);
  if (shape === undefined) return received;
  return { ...received, note: received.note === undefined ? shape : `${received.note} ${shape}` };
}

/**
 * Ends a call with whatever was caught: recorded, then told. `cost`: what it cost, or may have cost; `undefined`: it was not billed. `text`:
 * what had come of one.
 */
export function failCall(
  call: CallRecord,
  caught: unknown,
  cost: Money | undefined,
  batch: Batch,
  run: Run,
  text?: string,
): CallEnd {
  const { ports } = run;
  if (!(caught instanceof AppError)) ports.log(caught);
  const error =
    caught instanceof AppError ? caught : new StorageError('The call could not be completed.', { cause: caught });
  const report = isCutOff(call, error, cost) ? CUT_OFF : error.report();
  batch.noteFailure(error);
  try {
    ports.ledger.callFailed(call, report, cost, ports.now(), text);
  } catch (again) {
    // The record stays open; the failure itself must be told.
    ports.log(again);
  }
  return batch.failed(call, error, report, cost, text);
}

/** Stopped while it was under way, and nobody knows whether it was billed. */
function isCutOff({ effective: { endpoint = 'ask' } }: CallRecord, error: AppError, cost: Money | undefined): boolean {
  if (!(error instanceof CancelledError) || cost === undefined || cost.microUsd === 0) return false;
  return cutOff({ endpoint, estimate: cost }) === 'unknown';
}

const CUT_OFF = new MayBeBilledError('It was stopped while under way and may have been billed.', {
  hint: 'It is asked for again only when you say so.',
}).report();
