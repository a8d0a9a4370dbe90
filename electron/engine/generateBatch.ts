import { AppError } from '#shared/errors/AppError';
import { BadInputError, CancelledError, StorageError } from '#shared/errors/inputErrors';
import type { GenerateRequest, GenerateResult } from '#shared/graph/generation';
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
    return await recordedCall(call, run, release);
  } catch (caught) {
    // The ledger failed: what the call gave stays where it was received.
    run.control.fail();
    if (!(caught instanceof AppError)) run.ports.log(caught);
    const error =
      caught instanceof AppError ? caught : new StorageError('The library could not be written.', { cause: caught });
    run.emit({ kind: 'image-failed', node: call.node, index: call.index, error: error.report() });
    return { error };
  } finally {
    release();
  }
}

async function recordedCall(call: CallRecord, run: Run, release: () => void): Promise<CallEnd> {
  const { ports, control, emit } = run;
  const { node, index } = call;
  ports.ledger.callStarted(call, ports.now());
  emit({ kind: 'image-started', node, index });
  const outcome = await ports.generator.generate(call, control.atOnce);
  // Before the place is free: whoever waits for it must already know that the run has failed.
  if (!outcome.ok && !(outcome.error instanceof CancelledError)) control.fail();
  // The provider is done; storing must not hold the next call back.
  release();
  if (!outcome.ok) {
    const { error, cost } = outcome;
    ports.ledger.callFailed(call, error.report(), cost, ports.now());
    emit({ kind: 'image-failed', node, index, error: error.report(), ...(cost && { cost }) });
    return { error };
  }
  return { result: await keep(call, outcome.received, run) };
}

/** Announces only what is on disk. */
async function keep(call: CallRecord, received: Received, run: Run): Promise<GenerateResult> {
  const cost = received.cost ?? call.effective.estimate;
  const [image] = await run.ports.ledger.callDone(call, received, cost, run.ports.now());
  run.emit({
    kind: 'image-saved',
    node: call.node,
    index: call.index,
    image,
    seed: call.seed,
    reused: false,
    cost,
    text: received.text,
  });
  return { image, text: received.text };
}
