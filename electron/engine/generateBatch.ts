import type { AppError } from '#shared/errors/AppError';
import { CancelledError } from '#shared/errors/inputErrors';
import { markOf } from '#shared/graph/rows/Row';
import { Batch, type CallEnd, type CallResult } from './Batch.ts';
import { collectSubmitted, NOT_SUBMITTED, submittedFor } from './collectCall.ts';
import { findProven, NOTHING_EARLIER, proveMade, takeEarlier, takeProven } from './earlierResults.ts';
import { failCall } from './endCall.ts';
import { kindOf } from './kindOf.ts';
import { makeCall, NOT_BEGUN } from './makeCall.ts';
import type { CallToMake } from './planCalls.ts';
import { placesOfCalls } from './placesOfCalls.ts';
import type { CallRecord, FoundResult } from './Ports.ts';
import type { Held, Run } from './Run.ts';

/** What came of a batch. `error`: of the first call that failed; only a run that keeps going gets results beside it. */
export interface BatchResult {
  readonly results: readonly CallResult[];
  readonly error?: AppError;
}

/**
 * One call each, as many at once as the provider's limit lets. What the library has already is taken
 * from there, and nothing is sent for it.
 * @throws the first failure once all calls in flight have ended, unless the run keeps going and something was made; CancelledError where
 * the run was stopped.
 */
export async function generateBatch(node: string, planned: readonly CallToMake[], run: Run): Promise<BatchResult> {
  const { newId } = run.ports;
  const places = placesOfCalls(planned, run.rowsBefore(node));
  const calls = planned.map((call, at): CallRecord => {
    const index = places[at] ?? at;
    return { callId: newId(), runId: run.runId, node, index, ...call };
  });
  announce(node, calls, run);
  const earlier = new Map(await Promise.all(calls.map(async (call) => [call, await findProven(call, run)] as const)));
  const held = new Map(calls.map((call) => [call, earlier.get(call) ? undefined : run.held(call)]));
  run.ports.ledger.callsPlanned(
    calls.filter((call) => !earlier.get(call)?.isOwn && !held.get(call)?.isRecorded && !submittedFor(call, run)?.isOwn),
    run.ports.now(),
  );
  const batch = new Batch(run);
  const ends = await Promise.all(
    calls.map((call) => endOf(call, { found: earlier.get(call), held: held.get(call) }, batch, run)),
  );
  return resultOf(ends, run);
}

/** What is known of a call before it is made. */
interface Known {
  readonly found: FoundResult | undefined;
  readonly held: Held | undefined;
}

/** Never rejects: a failure of one call must not end the wait for the others, which are paid for. */
async function endOf(call: CallRecord, known: Known, batch: Batch, run: Run): Promise<CallEnd> {
  try {
    return await findOrMake(call, known, batch, run);
  } catch (caught) {
    return failCall(call, caught, undefined, batch, run);
  }
}

/** A request that is in flight already is waited for: its result serves this call too. */
async function findOrMake(call: CallRecord, { found, held }: Known, batch: Batch, run: Run): Promise<CallEnd> {
  if (found) {
    const end = takeEarlier(call, found, run);
    if (end === NOTHING_EARLIER)
      return findOrMake(call, { found: await findProven(call, run), held: run.held(call) }, batch, run);
    if (found.isUnproven) await proveMade(call, found.images, run);
    return end;
  }
  if (held) return batch.hold(call, held.report);
  const words = JSON.stringify(call.effective.request);
  for (let twin = run.inFlight.get(words); twin; twin = run.inFlight.get(words)) {
    await twin;
    const taken = await takeProven(call, run);
    if (taken !== NOTHING_EARLIER) return taken;
  }
  const end = makeOnce(call, batch, run);
  run.inFlight.set(words, end);
  try {
    return await end;
  } finally {
    run.inFlight.delete(words);
  }
}

/**
 * A request that another run or another program of the same library has under way is waited for too, and counts no place of the provider's
 * meanwhile. Where that gave nothing this call is made, unless somebody was faster again.
 */
async function makeOnce(call: CallRecord, batch: Batch, run: Run): Promise<CallEnd> {
  const { noNewCalls } = batch;
  for (let isTold = false; ; isTold = true) {
    const collected = await collectSubmitted(call, batch, run);
    if (collected !== NOT_SUBMITTED) return collected;
    const end = await makeCall(call, batch, run);
    if (end !== NOT_BEGUN) return end;
    if (!isTold) run.emit({ kind: `${kindOf(call)}-elsewhere`, node: call.node, index: call.index });
    await run.ports.ledger.othersEnded(call, noNewCalls);
    if (noNewCalls.aborted) return undefined;
    const taken = await takeProven(call, run);
    if (taken !== NOTHING_EARLIER) return taken;
    const held = run.held(call);
    if (held) return batch.hold(call, held.report);
  }
}

function resultOf(ends: readonly CallEnd[], run: Run): BatchResult {
  const results = ends.flatMap((end) => (end && 'result' in end ? [end.result] : []));
  const errors = ends.flatMap((end) => (end && 'error' in end ? [end] : []));
  const failures = errors.filter(({ error }) => !(error instanceof CancelledError));
  const failure = failures.find(({ isHeld }) => !isHeld) ?? failures[0];
  if (failure && (run.onError !== 'continue' || results.length === 0)) throw failure.error;
  if (errors.length > failures.length || ends.includes(undefined))
    throw failure?.error ?? new CancelledError('Stopped.');
  return failure ? { results, error: failure.error } : { results };
}

function announce(node: string, calls: readonly CallRecord[], run: Run): void {
  const inPlace = [...calls].sort((one, other) => one.index - other.index);
  const expected = inPlace.map(
    ({ seed, row, effective: { request, pixels, notes, estimate, isPriced, endpoint } }) => ({
      pixels,
      call: {
        seed,
        ...(row && { row: markOf(row) }),
        provider: request.provider,
        model: request.model,
        notes,
        estimate,
        isPriced,
        ...(endpoint !== undefined && { endpoint }),
      },
    }),
  );
  const images = expected.flatMap(({ call, pixels }) => (pixels ? [{ ...call, ...pixels }] : []));
  if (images.length === calls.length) run.emit({ kind: 'images-expected', node, images });
  else run.emit({ kind: 'texts-expected', node, texts: expected.map(({ call }) => call) });
}
