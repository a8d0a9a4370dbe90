import type { ErrorReport } from '#shared/errors/AppError';
import type { CallInput, CallName, CallOutput, Reply, TakenPictures } from '#shared/api/contract';
import type { Transport } from '#shared/api/Transport';
import { createHearing } from './createHearing.ts';
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

function send<N extends CallName>(name: N, input: CallInput<N>): Promise<Reply<CallOutput<N>>> {
  return post(`./api/call/${name}`, 'application/json', JSON.stringify({ input }));
}

/** Sends a picture to be put into the library; the browser reads it as it goes. */
export function sendPicture(file: File): Promise<Reply<TakenPictures>> {
  return post(`./api/pictures?name=${encodeURIComponent(file.name.toWellFormed())}`, 'application/octet-stream', file);
}

async function post<T>(path: string, type: string, body: BodyInit): Promise<Reply<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      // Cookies say nothing here, and those of other ports may be many.
      credentials: 'omit',
      headers: { ...passHeaders(), 'content-type': type },
      body,
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
