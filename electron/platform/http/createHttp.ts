import { tmpdir } from 'node:os';
import { BadInputError } from '#shared/errors/inputErrors';
import type { ReadPicture } from './BodyPieces.ts';
import { createFetch } from './createFetch.ts';
import { downloadPicture } from './downloadPicture.ts';
import { exchange, type Exchange, type Open } from './exchange.ts';
import type { Http, HttpAnswer, HttpRequest } from './Http.ts';
import { Patience } from './Patience.ts';
import { Hasher } from './reply/Hasher.ts';
import { requestBody, streamOf } from './requestBody.ts';
import { safeUrl } from './safeUrl.ts';
import type { ResolveProxy } from './systemProxy.ts';
import { totalLimit } from './TimeLimit.ts';

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

/** The one door to the network. */
export function createHttp({ readPicture, redactor, ...options }: HttpOptions): Http {
  const limits = { ...HTTP_LIMITS, ...options.limits };
  const { fetch, close } = createFetch(options.resolveProxy);
  const hasher = new Hasher();
  const { replyBytes, skeletonBytes } = limits;
  const taken = { redactor, reading: { replyBytes, skeletonBytes, hasher } };

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
    const limit = new Patience(request.timeoutMs);
    const wishes: Exchange = { ...taken, ...request, host: url.host, limit, isSent: () => isSent };
    return { ...(await exchange(post, wishes, signal)), converted: body.converted };
  };

  const ask = (
    { headers, ...request }: Pick<HttpRequest, 'url' | 'headers'> & Pick<Exchange, 'limit' | 'pictureKeys' | 'folder'>,
    signal: AbortSignal,
  ) => {
    const url = safeUrl(request.url);
    const open: Open = (init) => fetch(url.href, { signal: init.signal, method: 'GET', headers: sendable(headers) });
    return exchange(open, { ...taken, ...request, host: url.host, isSent: () => false }, signal);
  };

  const load: Http['load'] = async ({ timeoutMs, ...request }, signal) => {
    const answer = await ask({ ...request, limit: new Patience(timeoutMs) }, signal);
    return { ...answer, converted: new Set() };
  };

  const get: Http['get'] = async ({ timeoutMs, ...request }, signal) => {
    const wishes = { ...request, limit: totalLimit(timeoutMs), pictureKeys: [], folder: tmpdir() };
    const { reply, failure, discard } = await ask(wishes, signal);
    await discard();
    if (failure) throw failure;
    return reply;
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
