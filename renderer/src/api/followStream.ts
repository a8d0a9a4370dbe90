import { BROWSER_HEADER } from '#shared/api/browserId';
import type { Announcement } from '#shared/api/contract';
import type { StreamNews } from './StreamNews.ts';
import { browserId } from './browserId.ts';
import { passHeaders } from './pagePass.ts';
import { readEvents, type ServerSentEvent } from './readEvents.ts';

const RETRY_AFTER_MS = 1000;

export interface StreamOptions {
  readonly signal: AbortSignal;
  /** The last announcement that was heard. */
  readonly heard: () => number | undefined;
  readonly onNews: (news: StreamNews) => void;
  /** Takes what wakes a stream that waits to be tried again. */
  readonly onWait: (tryNow: () => void) => void;
}

/** Keeps up the service's event stream until the signal: a connection that ends is taken up where it was. */
export async function followStream({ signal, heard, onNews, onWait }: StreamOptions): Promise<void> {
  const isOver = () => signal.aborted;
  while (!isOver()) {
    try {
      const last = heard();
      const again: Readonly<Record<string, string>> = last === undefined ? {} : { 'last-event-id': String(last) };
      const { ok, body } = await fetch('./api/events', {
        headers: { ...passHeaders(), [BROWSER_HEADER]: browserId(), ...again },
        // Cookies say nothing here, and those of other ports may be many.
        credentials: 'omit',
        cache: 'no-store',
        signal,
      });
      if (ok && body) for await (const event of readEvents(body)) onNews(newsOf(event, last !== undefined));
    } catch (caught) {
      // No answer, or one that broke off.
      if (!(caught instanceof TypeError || caught instanceof DOMException)) throw caught;
    }
    if (isOver()) return;
    onNews({ kind: 'broken' });
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, RETRY_AFTER_MS);
      onWait(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

function newsOf({ event, id, data }: ServerSentEvent, isResumed: boolean): StreamNews {
  if (event === 'message') return { kind: 'told', id, announcement: JSON.parse(data) as Announcement };
  // `hello` names the last that was heard, `lost` the newest there is.
  return { kind: 'connected', id, log: (JSON.parse(data) as { readonly log: string }).log, isResumed };
}
