import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { AppError } from '#shared/errors/AppError';
import { BadInputError } from '#shared/errors/inputErrors';
import { ProviderResponseError } from '#shared/errors/providerErrors';
import { isSuccess } from '#shared/providers/isSuccess';
import type { HttpBody } from '#shared/providers/HttpCall';
import type { HttpReply } from '#shared/providers/HttpReply';
import type { TextStream } from '#shared/providers/TextStream';
import { withDescriptor } from '../disk/withDescriptor.ts';
import type { BlobFile } from './reply/BlobWriter.ts';
import type { ReadPicture } from './BodyPieces.ts';
import { callError, cutOffError } from './callErrors.ts';
import { downloadPicture, type DownloadOptions } from './downloadPicture.ts';
import { extractPictures, type Extracted } from './reply/extractPictures.ts';
import type { StreamedPicture } from './reply/PictureEvents.ts';
import { createFetch } from './createFetch.ts';
import type { FetchInit, FetchResponse } from './FetchLike.ts';
import { Hasher } from './reply/Hasher.ts';
import { Patience } from './Patience.ts';
import { requestBody, streamOf } from './requestBody.ts';
import { safeUrl } from './safeUrl.ts';
import type { ResolveProxy } from './systemProxy.ts';
import { TextTeller } from './TextTeller.ts';

/** Bytes. */
export interface HttpLimits {
  /** The whole reply, unpacked. */
  readonly replyBytes: number;
  /** What is kept in memory of it without the pictures. */
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
  readonly readPicture: ReadPicture;
  /** Gives what takes the secrets of this moment out of a text. Asked once a reply; everything a server says goes through it. */
  readonly redactor: () => (text: string) => string;
  /** The system's proxy, for where the environment names none. */
  readonly resolveProxy?: ResolveProxy;
  readonly limits?: Partial<HttpLimits>;
}

export interface HttpRequest {
  /** https, or http to this machine. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: HttpBody;
  /** JSON keys whose long string values are pictures. */
  readonly pictureKeys: readonly string[];
  /** How long nothing may be heard: from the last byte of the request to the first of the answer, and between those of the answer. */
  readonly timeoutMs: number;
  /** Where its pictures are written while they arrive; made when there is one. */
  readonly folder: string;
  /** Hears `true` once the request has left as a whole, and `false` when the answer is one that is never billed, whatever is in it. */
  readonly onBillable?: (mayBeBilled: boolean) => void;
  /** Hears the headers of the answer when it begins. */
  readonly onHead?: (headers: HttpReply['headers']) => void;
  /** Where a text is asked for that may come as a stream: what reads it, and who hears it while it comes. */
  readonly text?: StreamedText;
  /** Where a picture is asked for that may come as a stream: what reads it, and who is given what is drawn of it so far. */
  readonly picture?: StreamedPicture;
}

export interface StreamedText {
  readonly stream: TextStream;
  /** Hears what was added, without secrets, some times a second at most. */
  readonly tell: (piece: string) => void;
}

export interface HttpAnswer {
  readonly reply: HttpReply;
  /** The pictures in it, by the `blob:…` reference that stands in the reply. The files are the caller's to move or to discard. */
  readonly blobs: ReadonlyMap<string, BlobFile>;
  /** SHA-256 of the pictures that were sent in another type than the library has them in. One of them in the reply is no result. */
  readonly converted: ReadonlySet<string>;
  /** What was not as it should be and did the pictures no harm, a sentence each. */
  readonly oddities: readonly string[];
  /** Why it has no end. Only an answer with pictures, or one that was to be a stream of text, is given in spite of one. */
  readonly failure?: AppError;
  /** Removes the files that are still where they were, but for the paths to keep. */
  readonly discard: (keep?: ReadonlySet<string>) => Promise<void>;
}

export interface Http {
  /**
   * Sends one POST and takes its reply apart while it arrives. Never follows a redirect: the key must not travel. An answer that breaks off
   * behind a picture is given up to there.
   * @throws BadInputError before anything is sent; NetworkError, CallTimeoutError, CancelledError, ProviderResponseError, StorageError.
   */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;
  /** Sends one GET and takes its reply apart as `send` does: for what was handed in before. @throws as `send` */
  load(request: Omit<HttpRequest, 'body' | 'onBillable'>, signal: AbortSignal): Promise<HttpAnswer>;
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

type Open = (init: Pick<FetchInit, 'signal'> & Pick<Patience, 'heard'>) => Promise<FetchResponse>;

interface Exchange extends Pick<
  HttpRequest,
  'pictureKeys' | 'timeoutMs' | 'folder' | 'onBillable' | 'onHead' | 'text' | 'picture'
> {
  /** As `CallState.sent`. */
  readonly isSent: () => boolean;
}

type Answer = Omit<HttpAnswer, 'converted'>;

/** The one door to the network. */
export function createHttp({ readPicture, redactor, ...options }: HttpOptions): Http {
  const limits = { ...HTTP_LIMITS, ...options.limits };
  const { fetch, close } = createFetch(options.resolveProxy);
  const hasher = new Hasher();

  const send = async (request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> => {
    const url = safeUrl(request.url);
    const body = await requestBody(request.body, readPicture, limits.requestBytes);
    const headers = sendable({
      ...request.headers,
      'content-type': body.contentType,
      'content-length': String(body.bytes),
    });
    let isSent = false;
    const post: Open = ({ signal: cut, heard }) => {
      const stream = streamOf(body, () => {
        isSent = true;
        heard();
        request.onBillable?.(true);
      });
      return fetch(url.href, { signal: cut, method: 'POST', headers, body: stream });
    };
    const answer = await exchange(post, url, { ...request, isSent: () => isSent }, signal);
    return { ...answer, converted: body.converted };
  };

  const load: Http['load'] = async ({ headers, ...request }, signal) => {
    const url = safeUrl(request.url);
    const ask: Open = (init) => fetch(url.href, { signal: init.signal, method: 'GET', headers: sendable(headers) });
    return { ...(await exchange(ask, url, { ...request, isSent: () => false }, signal)), converted: new Set() };
  };

  const get: Http['get'] = async (request, signal) => {
    const { reply, failure, discard } = await load({ ...request, pictureKeys: [], folder: tmpdir() }, signal);
    await discard();
    if (failure) throw failure;
    return reply;
  };

  const exchange = async (open: Open, url: URL, request: Exchange, signal: AbortSignal): Promise<Answer> => {
    const patience = new Patience(request.timeoutMs);
    const timeout = patience.signal;
    const failed = new AbortController();
    const either = AbortSignal.any([signal, timeout, failed.signal]);
    const { folder, pictureKeys, timeoutMs, text, picture } = request;
    const errorOf = (caught: unknown): AppError =>
      callError(caught, { host: url.host, user: signal, timeout, timeoutMs, sent: request.isSent() });
    try {
      either.throwIfAborted();
      const mayRepeat = () => !request.isSent();
      const response = await withDescriptor(() => open({ signal: either, heard: patience.heard }), { mayRepeat });
      if (isNeverBilled(response)) request.onBillable?.(false);
      request.onHead?.(response.headers);
      refuseRedirect(response, url.host);
      const redact = redactor();
      const { body, delivery } = response;
      const kept = { ...limits, pictureKeys, redact, tempFolder: folder, hasher, packing: delivery.packing };
      const teller = text && new TextTeller(redact, text.tell);
      const streamed = {
        ...(text && teller && { text: { stream: text.stream, piece: teller.push } }),
        ...(picture && { picture }),
      };
      const extracted = await extractPictures(patience.listen(body), { ...kept, ...streamed }).finally(() =>
        teller?.end(),
      );
      const isCut = isSuccess(response) && !extracted.isComplete;
      const fault = extracted.failure ?? delivery.failure ?? (isCut && cutOffError(url.host, request.isSent()));
      const failure = fault === false ? undefined : errorOf(fault);
      if (failure && extracted.blobs.size === 0 && !text) throw failure;
      if (failure) failed.abort();
      return answerOf(response, extracted, redact, failure);
    } catch (caught) {
      // Closes the connection, whatever is still to come on it.
      failed.abort();
      throw errorOf(caught);
    } finally {
      patience.end();
    }
  };

  const answerOf = (
    response: FetchResponse,
    { body, blobs, oddities }: Extracted,
    redact: (text: string) => string,
    failure: AppError | undefined,
  ): Answer => {
    const discard = async (keep: ReadonlySet<string> = new Set()): Promise<void> => {
      const rest = [...blobs.values()].flatMap(({ path, raw }) => [path, raw ?? []].flat());
      await Promise.all(rest.filter((path) => !keep.has(path)).map((path) => rm(path, { force: true })));
    };
    const headers = Object.entries(response.headers).map(([name, value]) => [name, redact(value)] as const);
    const reply = { status: response.status, headers: Object.fromEntries(headers), body };
    return { reply, blobs, oddities, ...(failure && { failure }), discard };
  };

  return {
    send,
    load,
    get,
    download: (url, { timeoutMs, isLocal, folder }, signal) =>
      downloadPicture({ url, fetch, timeoutMs, isLocal, folder, hasher, maxBytes: limits.downloadBytes }, signal),
    close: async () => {
      await close();
      await hasher.close();
    },
  };
}

/** undici quotes a header's value when it refuses it, and that may be a key: so it is checked here first. */
function sendable(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (Object.values(headers).every((value) => /^[\t\x20-\x7e]*$/.test(value))) return headers;
  throw new BadInputError('The key, or another header, holds a character that cannot be sent.', {
    hint: 'Look for a line break or a letter outside of ASCII in the value of the key.',
  });
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
