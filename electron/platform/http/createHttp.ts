import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { BadInputError } from '#shared/errors/inputErrors';
import { ProviderResponseError } from '#shared/errors/providerErrors';
import type { HttpReply } from '#shared/providers/ProviderAdapter';
import type { BlobFile } from './BlobWriter.ts';
import { callError, cutOff } from './callErrors.ts';
import { downloadPicture, type DownloadOptions } from './downloadPicture.ts';
import { keepUnread, withKept } from './keepUnread.ts';
import { extractPictures, type Extracted } from './extractPictures.ts';
import { createFetch } from './createFetch.ts';
import type { FetchInit, FetchResponse } from './FetchLike.ts';
import { redactStrings } from './redactStrings.ts';
import { requestBody, streamOf, type ReadPicture } from './requestBody.ts';
import { safeUrl } from './safeUrl.ts';
import type { ResolveProxy } from './systemProxy.ts';

/** Bytes. */
export interface HttpLimits {
  /** The whole reply, unzipped. */
  readonly replyBytes: number;
  /** What is left of it without the pictures. */
  readonly skeletonBytes: number;
  readonly requestBytes: number;
  /** A picture that a reply only points to. */
  readonly downloadBytes: number;
}

const MIB = 1024 * 1024;
const HTTP_LIMITS: HttpLimits = {
  replyBytes: 256 * MIB,
  skeletonBytes: 8 * MIB,
  requestBytes: 100e6,
  downloadBytes: 128 * MIB,
};

export interface HttpOptions {
  /** Where whole pictures go whose reply was not; made when it does not exist. */
  readonly unreadableFolder: string;
  readonly readPicture: ReadPicture;
  /** Takes secrets out of a text. Everything a server says goes through it. */
  readonly redact: (text: string) => string;
  /** The system's proxy, for where the environment names none. */
  readonly resolveProxy?: ResolveProxy;
  readonly limits?: Partial<HttpLimits>;
}

export interface HttpRequest {
  /** https, or http to this machine. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; see `HttpCall`. */
  readonly body: unknown;
  /** JSON keys whose long string values are pictures. */
  readonly pictureKeys: readonly string[];
  /** For everything from the connection to the last byte. */
  readonly timeoutMs: number;
  /** Where its pictures are written while they arrive; made when there is one. */
  readonly folder: string;
  /** Hears `true` once the request has left as a whole, and `false` when the answer is one that is never billed, whatever is in it. */
  readonly onBillable?: (mayBeBilled: boolean) => void;
}

export interface HttpAnswer {
  readonly reply: HttpReply;
  /** The pictures in it, by the `blob:…` reference that stands in the reply. The files are the caller's to move or to discard. */
  readonly blobs: ReadonlyMap<string, BlobFile>;
  /** Why there is no file for the other references in it. */
  readonly broken: ReadonlyMap<string, Error>;
  /** Removes the files that are still where they were, but for the paths to keep. */
  readonly discard: (keep?: ReadonlySet<string>) => Promise<void>;
}

export interface Http {
  /**
   * Sends one POST and takes its reply apart while it arrives. Never follows a redirect: the key must not travel.
   * @throws BadInputError before anything is sent; NetworkError, CallTimeoutError, CancelledError, ProviderResponseError, StorageError.
   */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;
  /**
   * Sends one GET and gives its reply. For what costs nothing, such as asking whether a key is good. Never follows a redirect.
   * @throws as `send`.
   */
  get(request: Pick<HttpRequest, 'url' | 'headers' | 'timeoutMs'>, signal: AbortSignal): Promise<HttpReply>;
  /** Fetches a picture that a reply points to, without any header of ours. `isLocal`: this machine may be asked. */
  download(
    url: string,
    options: Pick<DownloadOptions, 'timeoutMs' | 'isLocal' | 'folder'>,
    signal: AbortSignal,
  ): Promise<BlobFile>;
  /** Ends all connections. */
  close(): Promise<void>;
}

type Open = (init: Pick<FetchInit, 'redirect' | 'signal'>) => Promise<FetchResponse>;

interface Exchange extends Pick<HttpRequest, 'pictureKeys' | 'timeoutMs' | 'folder' | 'onBillable'> {
  /** As `CallState.sent`. */
  readonly isSent: () => boolean;
}

/** The one door to the network. */
export function createHttp({ unreadableFolder, readPicture, redact, ...options }: HttpOptions): Http {
  const limits = { ...HTTP_LIMITS, ...options.limits };
  const { fetch, close } = createFetch(options.resolveProxy);

  const send = async (request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> => {
    const url = safeUrl(request.url);
    const body = await requestBody(request.body, readPicture, limits.requestBytes);
    const headers = sendable({
      ...request.headers,
      'content-type': 'application/json',
      'content-length': String(body.bytes),
    });
    let isSent = false;
    const post: Open = (init) => {
      const stream = streamOf(body, () => {
        isSent = true;
        request.onBillable?.(true);
      });
      return fetch(url.href, { ...init, method: 'POST', headers, body: stream, duplex: 'half' });
    };
    return exchange(post, url, { ...request, isSent: () => isSent }, signal);
  };

  const get: Http['get'] = async ({ headers, ...request }, signal) => {
    const url = safeUrl(request.url);
    const ask: Open = (init) => fetch(url.href, { ...init, method: 'GET', headers: sendable(headers) });
    const answer = await exchange(
      ask,
      url,
      { ...request, pictureKeys: [], folder: unreadableFolder, isSent: () => false },
      signal,
    );
    return answer.reply;
  };

  const exchange = async (open: Open, url: URL, request: Exchange, signal: AbortSignal): Promise<HttpAnswer> => {
    const timeout = AbortSignal.timeout(request.timeoutMs);
    const failed = new AbortController();
    const kept: string[] = [];
    const rescue = async (whole: Iterable<BlobFile>) => {
      kept.push(...(await keepUnread(whole, unreadableFolder)));
    };
    const either = AbortSignal.any([signal, timeout, failed.signal]);
    try {
      either.throwIfAborted();
      const response = await open({ redirect: 'manual', signal: either });
      if (isNeverBilled(response)) request.onBillable?.(false);
      refuseRedirect(response, url.host);
      const extracted = await extractPictures(response.body ?? Readable.from([]), {
        ...limits,
        pictureKeys: request.pictureKeys,
        tempFolder: request.folder,
        rescue,
      });
      if (isSuccess(response) && !extracted.isComplete) {
        await rescue(extracted.blobs.values());
        throw cutOff(url.host, request.isSent());
      }
      return answerOf(response, extracted, request.pictureKeys);
    } catch (caught) {
      // Closes the connection, whatever is still to come on it.
      failed.abort();
      const state = { host: url.host, user: signal, timeout, timeoutMs: request.timeoutMs, sent: request.isSent() };
      throw withKept(callError(caught, state), kept);
    }
  };

  const answerOf = (
    response: FetchResponse,
    { text, blobs, broken }: Extracted,
    pictureKeys: readonly string[],
  ): HttpAnswer => {
    const discard = async (keep: ReadonlySet<string> = new Set()): Promise<void> => {
      const rest = [...blobs.values()].filter(({ path }) => !keep.has(path));
      await Promise.all(rest.map(({ path }) => rm(path, { force: true })));
    };
    const headers = [...response.headers].map(([name, value]) => [name.toLowerCase(), redact(value)] as const);
    const body = redactStrings(parsed(text), redact, pictureKeys);
    return { reply: { status: response.status, headers: Object.fromEntries(headers), body }, blobs, broken, discard };
  };

  return {
    send,
    get,
    download: (url, { timeoutMs, isLocal, folder }, signal) =>
      downloadPicture({ url, fetch, timeoutMs, isLocal, folder, maxBytes: limits.downloadBytes }, signal),
    close,
  };
}

/** undici quotes a header's value when it refuses it, and that may be a key: so it is checked here first. */
function sendable(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (Object.values(headers).every((value) => /^[\t\x20-\x7e]*$/.test(value))) return headers;
  throw new BadInputError('The key, or another header, holds a character that cannot be sent.', {
    hint: 'Look for a line break or a letter outside of ASCII in the value of the key.',
  });
}

function isSuccess({ status }: FetchResponse): boolean {
  return status >= 200 && status < 300;
}

/** A request that was sent on, or refused as it is. One that a server timed out on or broke at may have been carried out. */
function isNeverBilled({ status }: FetchResponse): boolean {
  return status >= 300 && status < 500 && status !== 408;
}

function refuseRedirect({ status, type }: FetchResponse, host: string): void {
  if (type !== 'opaqueredirect' && (status < 300 || status > 399)) return;
  throw new ProviderResponseError(`${host} sent the call on to another address, which is not followed.`, {
    hint: 'Check the base URL of the provider. The key was not sent any further.',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
