import { AppError, type ErrorReport } from '#shared/errors/AppError';
import { CancelledError } from '#shared/errors/inputErrors';
import { MayBeBilledError } from '#shared/errors/moneyErrors';
import { NOT_YET } from '#shared/runs/RunSettings';
import type { Batch, CallEnd } from './Batch.ts';
import { isAnew, NOTHING_EARLIER, takeProven } from './earlierResults.ts';
import { failCall, keepAnswer } from './endCall.ts';
import type { CallRecord, SubmittedCall } from './Ports.ts';
import type { Run } from './Run.ts';

/** No provider is at work on the very same request, as far as is known. */
export const NOT_SUBMITTED = 'not-submitted';

/** Hands a call in, and asks once for its result: what takes its time is collected when the run goes on. */
export async function submitCall(call: CallRecord, batch: Batch, run: Run): Promise<CallEnd> {
  const submission = await run.ports.jobs.submit(call, run.control.atOnce);
  if (!submission.ok && submission.cost === undefined) return failCall(call, submission.error, undefined, batch, run);
  const remoteId = submission.ok ? submission.remoteId : undefined;
  noteSubmitted(call, remoteId, run);
  // It may have arrived; before it is ever handed in again it is looked for by its name.
  if (remoteId === undefined) return batch.hold(call, STILL_AT_WORK);
  return collect(call, { call, remoteId }, batch, run);
}

/** Fetches what an earlier call of the very same request was handed in for, of whatever run. */
export async function collectSubmitted(
  call: CallRecord,
  batch: Batch,
  run: Run,
): Promise<CallEnd | typeof NOT_SUBMITTED> {
  const submitted = submittedFor(call, run);
  if (!submitted) return NOT_SUBMITTED;
  const { callId, isOwn } = submitted;
  const theirs: CallRecord = { ...call, callId };
  try {
    const remoteId = submitted.remoteId ?? (await run.ports.jobs.find(theirs, run.control.atOnce));
    if (remoteId === undefined) return giveUp(call, theirs, batch, run);
    if (submitted.remoteId === undefined) noteSubmitted(theirs, remoteId, run);
    if (isOwn) return await collect(call, { call: theirs, remoteId }, batch, run);
    return await collectForOther(call, { call: theirs, remoteId }, batch, run);
  } catch (caught) {
    return batch.hold(call, reportOf(caught, run));
  }
}

/** Of the very same request; where all is to be made anew, of this place alone. */
export function submittedFor(call: CallRecord, run: Run): SubmittedCall | undefined {
  if (call.effective.endpoint !== 'collect') return undefined;
  const submitted = run.ports.ledger.findSubmitted(call);
  return submitted?.isOwn || !isAnew(call, run) ? submitted : undefined;
}

/** What is called by an id of its provider's. */
interface Job {
  readonly call: CallRecord;
  readonly remoteId: string;
}

/** What cannot be asked now is asked another time: the record stays. */
async function collect(call: CallRecord, job: Job, batch: Batch, run: Run): Promise<CallEnd> {
  try {
    const outcome = await run.ports.jobs.collect(job.call, job.remoteId, run.control.atOnce);
    if (!outcome) return batch.hold(call, STILL_AT_WORK);
    if (!outcome.ok) return failCall(job.call, outcome.error, outcome.cost, batch, run);
    return await keepAnswer(job.call, outcome.received, batch, run);
  } catch (caught) {
    return batch.hold(call, reportOf(caught, run));
  }
}

/** The result belongs to the call that was handed in, and is reused for this one. Where that failed, this one is made. */
async function collectForOther(
  call: CallRecord,
  { call: theirs, remoteId }: Job,
  batch: Batch,
  run: Run,
): Promise<CallEnd | typeof NOT_SUBMITTED> {
  const { jobs, ledger, now } = run.ports;
  const outcome = await jobs.collect(theirs, remoteId, run.control.atOnce);
  if (!outcome) return batch.hold(call, STILL_AT_WORK);
  if (!outcome.ok) {
    ledger.callFailed(theirs, outcome.error.report(), outcome.cost, now());
    return NOT_SUBMITTED;
  }
  const { received } = outcome;
  await ledger.callDone(theirs, received, received.cost ?? theirs.effective.estimate, now());
  const end = await takeProven(call, run);
  return end === NOTHING_EARLIER ? NOT_SUBMITTED : end;
}

/** Its provider knows of none of that name: nobody knows what became of it. */
function giveUp(call: CallRecord, theirs: CallRecord, batch: Batch, run: Run): CallEnd {
  const { ledger, now } = run.ports;
  ledger.callFailed(theirs, LOST, theirs.effective.estimate, now());
  return batch.hold(call, LOST);
}

/** Where it cannot be noted now it is noted later; until then its name finds it. */
function noteSubmitted(call: CallRecord, remoteId: string | undefined, run: Run): void {
  try {
    run.ports.ledger.callSubmitted(call, remoteId);
  } catch (caught) {
    run.ports.log(caught);
  }
}

function reportOf(caught: unknown, run: Run): ErrorReport {
  if (caught instanceof CancelledError) return STILL_AT_WORK;
  if (caught instanceof AppError) return caught.report();
  run.ports.log(caught);
  return STILL_AT_WORK;
}

const STILL_AT_WORK: ErrorReport = {
  code: NOT_YET,
  message: 'The provider is still at work on this.',
  hint: 'Go on with the run later: it is collected then, and nothing is sent twice.',
};

const LOST = new MayBeBilledError('The provider knows nothing of this call, which may have been handed in.', {
  hint: 'See its dashboard. It is asked for again only when you say so.',
}).report();
