import { join } from 'node:path';
import { BadInputError, NotFoundError } from '#shared/errors/inputErrors';
import { isSuccess } from '#shared/providers/isSuccess';
import type { HttpProvider, JobCalls } from '#shared/providers/ProviderAdapter';
import type { CallRecord, JobPort, Submission } from '../../engine/Ports.ts';
import { removeIfEmpty } from '../disk/removeIfEmpty.ts';
import { billing, type Bill } from './Bill.ts';
import type { CallOptions, GeneratorOptions } from './CallOptions.ts';
import type { Http } from './Http.ts';
import { isLoopback } from './safeUrl.ts';
import { failure, takeAnswer } from './takeAnswer.ts';

export interface JobOptions extends GeneratorOptions {
  readonly http: Pick<Http, 'send' | 'download' | 'load' | 'get'>;
}

/** ms for asking how a job stands. */
const ASK_TIMEOUT_MS = 60_000;

/** Hands calls in, looks for them, and fetches what came of them, over the network. */
export function createJobs(options: JobOptions): JobPort {
  /** Of one call. */
  const doorOf = async ({ effective }: CallRecord) => {
    const { request, keyName } = effective;
    const { provider, jobs } = jobsOf(options, request.provider);
    const key = await options.readKey(provider, keyName ?? provider.defaultKeyName);
    const urlOf = (path: string) => options.baseUrl(provider) + path;
    return { provider, jobs, request, urlOf, headers: provider.authorize(key) };
  };

  return {
    async submit(call, signal): Promise<Submission> {
      const bill: Bill = { estimate: undefined };
      try {
        const { jobs, request, urlOf, headers } = await doorOf(call);
        const { path, body, headers: own } = jobs.submit(request, call.callId);
        const { reply, discard } = await options.http.send(
          {
            url: urlOf(path),
            headers: { ...own, ...headers },
            body,
            pictureKeys: [],
            timeoutMs: call.effective.timeoutMs,
            folder: folderOf(options, call),
            onBillable: billing(bill, call.effective),
          },
          signal,
        );
        await discard();
        return { ok: true, remoteId: jobs.submitted(reply, request) };
      } catch (caught) {
        return failure(caught, bill.estimate);
      } finally {
        await removeIfEmpty(folderOf(options, call)).catch(() => undefined);
      }
    },
    async find(call, signal) {
      const { jobs, urlOf, headers } = await doorOf(call);
      const url = urlOf(jobs.findPath(call.callId));
      return jobs.found(await options.http.get({ url, headers, timeoutMs: ASK_TIMEOUT_MS }, signal), call.callId);
    },
    async collect(call, remoteId, signal) {
      const { provider, jobs, request, urlOf, headers } = await doorOf(call);
      const { effective } = call;
      const folder = folderOf(options, call);
      const url = urlOf(jobs.collectPath(remoteId));
      const { pictureKeys } = provider;
      try {
        const wishes = { url, headers, pictureKeys, timeoutMs: effective.timeoutMs, folder };
        const answer = await options.http.load(wishes, signal);
        // What is no answer, or not all of one, says nothing of the job: it is asked for another time.
        const isWhole = isSuccess(answer.reply) && !answer.failure;
        if (!isWhole || !jobs.isReady(answer.reply)) await answer.discard();
        if (answer.failure) throw answer.failure;
        if (!isWhole) provider.decode(answer.reply, request);
        if (!isWhole || !jobs.isReady(answer.reply)) return undefined;
        const bill = { estimate: effective.estimate };
        const one: CallOptions = { ...options, folder };
        const result = { ...answer, reply: jobs.resultOf?.(answer.reply) ?? answer.reply };
        return await takeAnswer(result, { provider, effective, bill, isLocal: isLoopback(new URL(url)) }, one, signal);
      } finally {
        await removeIfEmpty(folder).catch(() => undefined);
      }
    },
  };
}

function jobsOf(
  { findProvider }: GeneratorOptions,
  id: string,
): { readonly provider: HttpProvider; readonly jobs: JobCalls } {
  const provider = findProvider(id);
  if (!provider) throw new NotFoundError(`There is no provider called “${id}”.`, { hint: 'Choose another one.' });
  if (provider.kind !== 'http' || !provider.jobs)
    throw new BadInputError(`${provider.title} keeps nothing to collect.`);
  return { provider, jobs: provider.jobs };
}

/** As where calls are made: whatever arrives and is left behind is found by the call's id. */
function folderOf({ incoming }: GeneratorOptions, { callId }: CallRecord): string {
  return join(incoming, callId);
}
