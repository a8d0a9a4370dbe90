import { AppError } from '#shared/errors/AppError';
import { CancelledError, StorageError } from '#shared/errors/inputErrors';
import { CapReachedError, MayBeBilledError } from '#shared/errors/moneyErrors';
import type { Money } from '#shared/graph/Money';
import { findEarlier, isAnew, proveMade } from './earlierResults.ts';
import type { Batch, CallEnd } from './Batch.ts';
import type { CallRecord, Caps, Received } from './Ports.ts';
import type { Run } from './Run.ts';
import { shapeNote } from './shapeNote.ts';

/** The very same request is under way elsewhere, or what is known of it has changed. */
export const NOT_BEGUN = 'not-begun';

/** Makes one call, once the provider has a place for it: recorded before it is sent, and after it ended before anyone hears of it. */
export async function makeCall(call: CallRecord, batch: Batch, run: Run): Promise<CallEnd | typeof NOT_BEGUN> {
  const release = await run.limiter.acquire(call.effective.request.provider, batch.noNewCalls);
  if (!release) return undefined;
  let mayHaveCost: Money | undefined;
  try {
    const caps = run.caps();
    refuseUnpriced(call, caps);
    const isNeeded = () => !findEarlier(call, run) && !run.held(call);
    // What is to be made anew is asked for whatever others are making.
    const begins = run.ports.ledger.callStarted(call, run.ports.now(), caps, isAnew(call, run) ? undefined : isNeeded);
    if (!begins) return NOT_BEGUN;
    mayHaveCost = call.effective.estimate;
    run.emit({ kind: 'image-started', node: call.node, index: call.index });
    const outcome = await run.ports.generator.generate(call, run.control.atOnce);
    if (!outcome.ok) return failCall(call, outcome.error, outcome.cost, batch, run);
    // The provider is done; storing must not hold the next call back.
    release();
    return await keep(call, outcome.received, batch, run);
  } catch (caught) {
    return failCall(call, caught, mayHaveCost, batch, run);
  } finally {
    // Only now: whoever waits for the place must already know that the run has failed.
    release();
  }
}

/** A cap cannot hold a call nobody knows the price of. */
function refuseUnpriced({ effective: { request, isPriced } }: CallRecord, caps: Caps): void {
  if (isPriced || (caps.run === undefined && caps.day === undefined)) return;
  throw new CapReachedError(`The price of ${request.model} is not known, so no cap can hold it.`, {
    hint: 'This call was not sent. Choose a model with a known price, or run without a cap.',
  });
}

/** Announces only what is on disk. Whether the picture is whole is found out after that. */
async function keep(call: CallRecord, answer: Received, batch: Batch, run: Run): Promise<CallEnd> {
  const { node, index, seed } = call;
  const received = withShape(call, answer);
  const { text, note, cost = call.effective.estimate } = received;
  try {
    const [image, ...others] = await run.ports.ledger.callDone(call, received, cost, run.ports.now());
    const more = { ...(others.length > 0 && { others: others.length }), ...(note !== undefined && { note }) };
    run.emit({ kind: 'image-saved', node, index, image, ...more, seed, reused: false, cost, text });
    await proveMade(call, [image, ...others], run);
    return { result: { image, text } };
  } catch (caught) {
    // Paid for all the same.
    return failCall(call, caught, cost, batch, run);
  }
}

/** With a note where the picture is of another shape than was asked for. */
function withShape({ effective }: CallRecord, received: Received): Received {
  const shape = shapeNote(effective, received.pictures[0]);
  if (shape === undefined) return received;
  return { ...received, note: received.note === undefined ? shape : `${received.note} ${shape}` };
}

/** Ends a call with whatever was caught: recorded, then told. `cost`: what it cost, or may have cost; `undefined`: it was not billed. */
export function failCall(call: CallRecord, caught: unknown, cost: Money | undefined, batch: Batch, run: Run): CallEnd {
  const { ports } = run;
  if (!(caught instanceof AppError)) ports.log(caught);
  const error =
    caught instanceof AppError ? caught : new StorageError('The call could not be completed.', { cause: caught });
  const report = isCutOff(error, cost) ? CUT_OFF : error.report();
  batch.noteFailure(error);
  try {
    ports.ledger.callFailed(call, report, cost, ports.now());
  } catch (again) {
    // The record stays open; the failure itself must be told.
    ports.log(again);
  }
  return batch.failed(call, error, report, cost);
}

/** Stopped while it was under way, and nobody knows whether it was billed. */
function isCutOff(error: AppError, cost: Money | undefined): boolean {
  return error instanceof CancelledError && cost !== undefined && cost.microUsd > 0;
}

const CUT_OFF = new MayBeBilledError('It was stopped while under way and may have been billed.', {
  hint: 'It is asked for again only when you say so.',
}).report();
