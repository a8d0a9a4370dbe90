import { rm } from 'node:fs/promises';
import type { AppError } from '#shared/errors/AppError';
import { ProviderResponseError } from '#shared/errors/providerErrors';
import { isSuccess } from '#shared/providers/isSuccess';
import { withDescriptor } from '../disk/withDescriptor.ts';
import { callError, cutOffError } from './callErrors.ts';
import type { FetchInit, FetchResponse } from './FetchLike.ts';
import type { HttpAnswer, HttpRequest } from './Http.ts';
import { extractPictures, type Extracted, type ExtractOptions } from './reply/extractPictures.ts';
import { TextTeller } from './TextTeller.ts';
import type { TimeLimit } from './TimeLimit.ts';

/** Sends the request, once it may. `heard`: to be called when it has left as a whole. */
export type Open = (init: Pick<FetchInit, 'signal'> & Pick<TimeLimit, 'heard'>) => Promise<FetchResponse>;

export interface Exchange extends Pick<
  HttpRequest,
  'pictureKeys' | 'folder' | 'onBillable' | 'onHead' | 'text' | 'picture'
> {
  readonly host: string;
  readonly limit: TimeLimit;
  /** As `CallProgress.sent`. */
  readonly isSent: () => boolean;
  /** Of this moment. */
  readonly redactor: () => (text: string) => string;
  readonly reading: Pick<ExtractOptions, 'replyBytes' | 'skeletonBytes' | 'hasher'>;
}

export type Answer = Omit<HttpAnswer, 'converted'>;

/** One request and its answer, taken apart while it arrives. @throws as `Http.send` */
export async function exchange(open: Open, request: Exchange, signal: AbortSignal): Promise<Answer> {
  const { host, limit, isSent, redactor, reading, folder, pictureKeys, text, picture } = request;
  const failed = new AbortController();
  const either = AbortSignal.any([signal, limit.signal, failed.signal]);
  const errorOf = (caught: unknown): AppError => callError(caught, { host, user: signal, limit, sent: isSent() });
  try {
    either.throwIfAborted();
    const mayRepeat = () => !isSent();
    const response = await withDescriptor(() => open({ signal: either, heard: limit.heard }), { mayRepeat });
    limit.heard();
    if (isNeverBilled(response)) request.onBillable?.(false);
    request.onHead?.(response.headers);
    refuseRedirect(response, host);
    const redact = redactor();
    const { body, delivery } = response;
    const kept = { ...reading, pictureKeys, redact, tempFolder: folder, packing: delivery.packing };
    const teller = text && new TextTeller(redact, text.tell);
    const streamed = {
      ...(text && teller && { text: { stream: text.stream, piece: teller.push } }),
      ...(picture && { picture }),
    };
    const extracted = await extractPictures(limit.listen(body), { ...kept, ...streamed }).finally(() => teller?.end());
    const isCut = isSuccess(response) && !extracted.isComplete;
    const fault = extracted.failure ?? delivery.failure ?? (isCut && cutOffError(host, isSent()));
    const failure = fault === false ? undefined : errorOf(fault);
    if (failure && extracted.blobs.size === 0 && !text) throw failure;
    if (failure) failed.abort();
    return answerOf(response, extracted, redact, failure);
  } catch (caught) {
    // Closes the connection, whatever is still to come on it.
    failed.abort();
    throw errorOf(caught);
  } finally {
    limit.end();
  }
}

function answerOf(
  response: FetchResponse,
  { body, blobs, oddities }: Extracted,
  redact: (text: string) => string,
  failure: AppError | undefined,
): Answer {
  const discard = async (keep: ReadonlySet<string> = new Set()): Promise<void> => {
    const rest = [...blobs.values()].flatMap(({ path, raw }) => [path, raw ?? []].flat());
    await Promise.all(rest.filter((path) => !keep.has(path)).map((path) => rm(path, { force: true })));
  };
  const headers = Object.entries(response.headers).map(([name, value]) => [name, redact(value)] as const);
  const reply = { status: response.status, headers: Object.fromEntries(headers), body };
  return { reply, blobs, oddities, ...(failure && { failure }), discard };
}

/** A request that was sent on, or refused as it is. One that a server timed out on or broke at may have been carried out. */
function isNeverBilled({ status }: FetchResponse): boolean {
  return status >= 300 && status < 500 && status !== 408;
}

function refuseRedirect({ status }: FetchResponse, host: string): void {
  if (status < 300 || status > 399) return;
  throw new ProviderResponseError(`${host} sent the call on to another address, which is not followed.`, {
    hint: 'Check the base URL of the provider. The key was not sent any further.',
  });
}
