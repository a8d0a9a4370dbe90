import type { Hearing } from './createHearing.ts';
import { followStream } from './followStream.ts';
import type { StreamNews } from './StreamNews.ts';

/** Whoever holds the lock of this name reads the stream for all tabs, and tells them on the channel of this name. */
const NAME = 'lumi-events';
/** How often a tab on screen asks that hears of no connection, ms: the stream may be in one in the background, whose timers are slow. */
const ASK_EVERY_MS = 1000;

type Word = StreamNews | { readonly kind: 'asked' };

/**
 * Has one event stream a browser, however many tabs are open: a browser opens six connections to an address, for all of them together, and
 * calls would wait behind streams. When its tab goes the next one takes it up where that tab was. Gives its own end.
 */
export function shareStream(hearing: Hearing): () => void {
  const ended = new AbortController();
  const channel = new BroadcastChannel(NAME);
  let isReading = false;
  let tryNow = (): void => undefined;

  channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if (data.kind !== 'asked') hearing.take(data);
    else if (isReading) {
      const { state } = hearing;
      if (state) channel.postMessage(state);
      tryNow();
    }
  });

  void navigator.locks
    .request(NAME, { signal: ended.signal }, async () => {
      isReading = true;
      await followStream({
        signal: ended.signal,
        heard: () => hearing.heard,
        onNews(news) {
          hearing.take(news);
          channel.postMessage(news);
        },
        onWait(wake) {
          tryNow = wake;
        },
      });
    })
    .catch((caught: unknown) => {
      if (!ended.signal.aborted) throw caught;
    });

  const ask = () => {
    const isWaiting = !isReading && hearing.state?.kind !== 'connected';
    if (isWaiting && document.visibilityState === 'visible') channel.postMessage({ kind: 'asked' } satisfies Word);
  };
  ask();
  const asking = setInterval(ask, ASK_EVERY_MS);
  return () => {
    clearInterval(asking);
    ended.abort();
    channel.close();
  };
}
