import { AppError } from '#shared/errors/AppError';
import { BadInputError, CancelledError, StorageError } from '#shared/errors/inputErrors';
import type { GenerateRequest, GenerateResult } from '#shared/graph/generation';
import type { Money } from '#shared/graph/Money';
import { findProvider } from '#shared/providers/index';
import type { CallRecord, Received } from './Ports.ts';
import type { Run } from './Run.ts';

/** Made, failed, or not begun because the run was stopped first. */
type CallEnd = { readonly result: GenerateResult } | { readonly error: AppError } | undefined;

/**
 * One call per request, in order of their places, as many at once as the provider's limit lets.
 * @throws the first failure once all calls in flight have ended; CancelledError where the run was stopped.
 */
export async function generateBatch(
  node: string,
  requests: readonly GenerateRequest[],
  run: Run,
): Promise<readonly GenerateResult[]> {
  const calls = requests.map((request, index) => planCall(node, index, request, run));
  run.emit({
    kind: 'images-expected',
    node,
    images: calls.map(({ seed, effective: { request, pixels, notes, estimate } }) => ({
      seed,
      ...pixels,
      provider: request.provider,
      model: request.model,
      notes,
      estimate,
    })),
  });
  let firstError: AppError | undefined;
  const ends = await Promise.all(
    calls.map(async (call) => {
      const end = await makeCall(call, run);
      if (end && 'error' in end && !(end.error instanceof CancelledError)) {
        firstError ??= end.error;
      }
      return end;
    }),
  );
  if (firstError) throw firstError;
  return ends.map((end) => {
    if (!end || 'error' in end) throw new CancelledError('Stopped.');
    return end.result;
  });
}

function planCall(node: string, index: number, request: GenerateRequest, run: Run): CallRecord {
  const provider = findProvider(request.provider.provider);
  if (!provider) throw new BadInputError(`There is no provider “${request.provider.provider}”.`);
  return {
    callId: run.ports.newId(),
    runId: run.runId,
    node,
    index,
    seed: request.seed,
    effective: provider.effective(request),
  };
}

async function makeCall(call: CallRecord, run: Run): Promise<CallEnd> {
  const release = await run.limiter.acquire(call.effective.request.provider, run.control.noNewCalls);
  if (!release) return undefined;
  try {
    run.ports.ledger.callStarted(call, run.ports.now());
    run.emit({ kind: 'image-started', node: call.node, index: call.index });
    const outcome = await run.ports.generator.generate(call, run.control.atOnce);
    if (!outcome.ok) return failCall(call, outcome.error, outcome.cost, run);
    // The provider is done; storing must not hold the next call back.
    release();
    return await keep(call, outcome.received, run);
  } catch (caught) {
    return failCall(call, caught, undefined, run);
  } finally {
    // Only now: whoever waits for the place must already know that the run has failed.
    release();
  }
}

/** Announces only what is on disk. */
async function keep(call: CallRecord, received: Received, run: Run): Promise<CallEnd> {
  const { node, index, seed } = call;
  const { text, cost = call.effective.estimate } = received;
  try {
    const [image] = await run.ports.ledger.callDone(call, received, cost, run.ports.now());
    run.emit({ kind: 'image-saved', node, index, image, seed, reused: false, cost, text });
    return { result: { image, text } };
  } catch (caught) {
    // Paid for all the same.
    return failCall(call, caught, cost, run);
  }
}

/** Records and tells a failure, and stops new calls unless it is only the user's own stop. */
function failCall(call: CallRecord, caught: unknown, cost: Money | undefined, run: Run): CallEnd {
  const { ports, control, emit } = run;
  if (!(caught instanceof CancelledError)) control.fail();
  if (!(caught instanceof AppError)) ports.log(caught);
  const error =
    caught instanceof AppError ? caught : new StorageError('The call could not be completed.', { cause: caught });
  try {
    ports.ledger.callFailed(call, error.report(), cost, ports.now());
  } catch (again) {
    // The record stays open; the failure itself must be told.
    ports.log(again);
  }
  emit({ kind: 'image-failed', node: call.node, index: call.index, error: error.report(), ...(cost && { cost }) });
  return { error };
}
