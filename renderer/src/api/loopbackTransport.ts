import type { ErrorReport } from '#shared/errors/AppError';
import type { CallInput, CallName, CallOutput, Reply, TakenPictures } from '#shared/api/contract';
import { BESIDE_HEADER } from '#shared/api/pictureUpload';
import type { Transport } from '#shared/api/Transport';
import { createHearing } from './createHearing.ts';
import { createLastWords } from './lastWords.ts';
import { passHeaders } from './pagePass.ts';
import { shareStream } from './shareStream.ts';

/** The web door: calls over fetch, announcements over an event stream that all tabs of the browser share. */
export function createLoopbackTransport(): Transport {
  return {
    call: send,
    subscribe(listener, onLost, onReach) {
      const hearing = createHearing(listener, onLost, onReach);
      const leave = shareStream(hearing);
      return () => {
        leave();
        hearing.close();
      };
    },
  };
}

/** What a page says as it goes, which its browser sends on after it has gone. */
const LAST_WORDS: ReadonlySet<CallName> = new Set(['session.leave', 'session.keep', 'undo.write']);
const lastWords = createLastWords();

async function send<N extends CallName>(name: N, input: CallInput<N>): Promise<Reply<CallOutput<N>>> {
  const body = JSON.stringify({ input });
  const ask = (keepalive = false) => post<CallOutput<N>>(`./api/call/${name}`, 'application/json', body, {}, keepalive);
  const release = LAST_WORDS.has(name) ? lastWords.take(body) : undefined;
  if (!release) return ask();
  const reply = await ask(true).finally(release);
  // The browser may have had less room than that.
  return !reply.ok && reply.error.code === 'service-gone' ? ask() : reply;
}

/** Sends a picture to be put into the library; the browser reads it as it goes. */
export function sendPicture(
  file: File,
  company: {
    readonly batch?: number;
    readonly twin?: string;
    readonly beside?: readonly { readonly kind: 'txt' | 'json'; readonly text: string }[];
  } = {},
): Promise<Reply<TakenPictures>> {
  const { batch, twin, beside = [] } = company;
  const asked = new URLSearchParams({
    name: file.name.toWellFormed(),
    ...(batch !== undefined && { batch: String(batch) }),
    ...(twin !== undefined && { twin }),
  });
  return post(`./api/pictures?${asked.toString()}`, 'application/octet-stream', file, {
    ...(beside.length > 0 && { [BESIDE_HEADER]: encodeURIComponent(JSON.stringify(beside)) }),
  });
}

async function post<T>(
  path: string,
  type: string,
  body: BodyInit,
  headers: Readonly<Record<string, string>> = {},
  keepalive = false,
): Promise<Reply<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      // Cookies say nothing here, and those of other ports may be many.
      credentials: 'omit',
      headers: { ...headers, ...passHeaders(), 'content-type': type },
      body,
      keepalive,
    });
  } catch {
    return failure('service-gone', 'Lumi Studio’s service does not answer.', 'Is it still running? Start it again.');
  }
  if (response.status === 401) {
    return failure(
      'not-known-here',
      'Lumi Studio was started anew and does not know this page.',
      'Open the address it printed at its start, or press Enter in its terminal for a new one.',
    );
  }
  try {
    return (await response.json()) as Reply<T>;
  } catch {
    return failure('service-gone', `The service answered with HTTP ${String(response.status)}.`, 'Reload the page.');
  }
}

function failure(code: string, message: string, hint: string): { readonly ok: false; readonly error: ErrorReport } {
  return { ok: false, error: { code, message, hint } };
}
