import { AppError } from '#shared/errors/AppError';
import { ProviderResponseError } from '#shared/errors/providerErrors';
import { withDescriptor } from '../disk/withDescriptor.ts';
import { BlobWriter, type BlobFile } from './reply/BlobWriter.ts';
import { callError } from './callErrors.ts';
import type { FetchLike, FetchResponse } from './FetchLike.ts';
import type { Hasher } from './reply/Hasher.ts';
import { assertPublicName } from './publicAddress.ts';
import { safeUrl } from './safeUrl.ts';
import { totalLimit } from './TimeLimit.ts';
import { unpackReply } from './reply/unpackReply.ts';

export interface DownloadOptions {
  readonly url: string;
  readonly fetch: FetchLike;
  /** For all of it. */
  readonly timeoutMs: number;
  /** Whether this machine and its network may be asked. A provider on the public one has no business to send us there. */
  readonly isLocal: boolean;
  /** Where it is written; made when it does not exist. */
  readonly folder: string;
  readonly hasher: Hasher;
  readonly maxBytes: number;
}

const MAX_REDIRECTS = 3;

/**
 * Fetches a picture to a temporary file. No header of ours travels, so redirects are followed, each checked as the first address was. What
 * came before a break is kept: it may be all of the picture.
 * @throws BadInputError, NetworkError, CallTimeoutError, CancelledError, ProviderResponseError, StorageError
 */
export async function downloadPicture(options: DownloadOptions, signal: AbortSignal): Promise<BlobFile> {
  const limit = totalLimit(options.timeoutMs);
  const failed = new AbortController();
  const either = AbortSignal.any([signal, limit.signal, failed.signal]);
  let url = allowed(options.url, options.isLocal);
  try {
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      const { href } = url;
      const response = await withDescriptor(() =>
        options.fetch(href, {
          method: 'GET',
          headers: {},
          signal: either,
          isPublicOnly: !options.isLocal,
        }),
      );
      const location = redirectOf(response);
      if (location === undefined) return await save(response, url.host, options);
      await response.body[Symbol.asyncIterator]().return?.();
      url = allowed(URL.parse(location, url.href)?.href ?? '', options.isLocal);
    }
    throw refusal(`${url.host} sent us from address to address.`);
  } catch (caught) {
    // Closes the connection, whatever is still to come on it.
    failed.abort();
    throw callError(caught, { host: url.host, user: signal, limit, sent: true });
  }
}

function allowed(text: string, isLocal: boolean): URL {
  const url = safeUrl(text);
  if (!isLocal) assertPublicName(url);
  return url;
}

function redirectOf({ status, headers }: FetchResponse): string | undefined {
  if (status < 300 || status > 399) return undefined;
  return headers['location'];
}

async function save(response: FetchResponse, host: string, options: DownloadOptions): Promise<BlobFile> {
  const { status, body, delivery } = response;
  if (status !== 200) throw refusal(`${host} answered ${status} instead of the picture.`);
  const writer = new BlobWriter(options.folder, options.hasher);
  try {
    const unpacked = await unpackReply(body, delivery.packing);
    const failure = (await copy(unpacked.body, writer, options.maxBytes)) ?? delivery.failure;
    if (failure && writer.bytes === 0) throw failure;
    return { ...(await writer.finish()), ...(failure && { isCut: true }) };
  } catch (caught) {
    await writer.remove();
    throw caught;
  }
}

/** Gives what broke it off, if anything did. @throws ProviderResponseError where it is too large; StorageError */
async function copy(body: AsyncIterable<Uint8Array>, writer: BlobWriter, maxBytes: number): Promise<Error | undefined> {
  try {
    for await (const chunk of body) {
      if (writer.bytes + chunk.length > maxBytes) throw refusal('The picture that the reply points to is too large.');
      await writer.write(chunk);
    }
    return undefined;
  } catch (caught) {
    if (caught instanceof AppError) throw caught;
    return caught instanceof Error ? caught : new Error(String(caught));
  }
}

function refusal(message: string): ProviderResponseError {
  return new ProviderResponseError(message, { hint: 'The call itself succeeded and may have been billed.' });
}
