import { CapReachedError } from '#shared/errors/moneyErrors';
import type { Money } from '#shared/graph/Money';
import { costOfCutOff } from '#shared/runs/cutOff';
import type { Batch, CallEnd } from './Batch.ts';
import { submitCall, submittedFor } from './collectCall.ts';
import { findEarlier, isAnew } from './earlierResults.ts';
import { failCall, keepAnswer } from './endCall.ts';
import { kindOf } from './kindOf.ts';
import type { CallRecord, Caps } from './Ports.ts';
import type { Run } from './Run.ts';

/** The very same request is under way elsewhere, or what is known of it has changed. */
export const NOT_BEGUN = 'not-begun';

/** Makes one call, once the provider has a place for it: recorded before it is sent, and after it ended before anyone hears of it. */
export async function makeCall(call: CallRecord, batch: Batch, run: Run): Promise<CallEnd | typeof NOT_BEGUN> {
  const release = await run.limiter.acquire(call.effective.request.provider, batch.noNewCalls);
  if (!release) return undefined;
  const { endpoint = 'ask', estimate } = call.effective;
  let mayHaveCost: Money | undefined;
  try {
    const caps = run.caps();
    refuseUnpriced(call, caps);
    const isNeeded = () => !findEarlier(call, run) && !run.held(call) && !submittedFor(call, run);
    // What is to be made anew is asked for whatever others are making.
    const begins = run.ports.ledger.callStarted(call, run.ports.now(), caps, isAnew(call, run) ? undefined : isNeeded);
    if (!begins) return NOT_BEGUN;
    mayHaveCost = costOfCutOff({ endpoint, estimate });
    run.emit({ kind: `${kindOf(call)}-started`, node: call.node, index: call.index });
    if (endpoint === 'collect') return await submitCall(call, batch, run);
    const { node, index } = call;
    const outcome = await run.ports.generator.generate(call, run.control.atOnce, {
      text: (text) => {
        run.emit({ kind: 'text-grew', node, index, text });
      },
      partial: (name) => {
        run.emit({ kind: 'image-partial', node, index, name });
      },
      failed: (error) => {
        batch.noteFailure(error);
        release();
      },
    });
    if (!outcome.ok) return failCall(call, outcome.error, outcome.cost, batch, run, outcome.text);
    // The provider is done; storing must not hold the next call back.
    release();
    return await keepAnswer(call, outcome.received, batch, run);
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
