import type { ErrorReport } from '#shared/errors/AppError';
import type { Announcement, CallInput, CallName, CallOutput, Reply } from '#shared/api/contract';
import type { Transport } from '#shared/api/Transport';

const RETRY_AFTER_MS = 2000;
/** From losing the service until it counts as gone, ms: a connection that is taken up again at once is no news. */
const GONE_AFTER_MS = 3000;

/** The web door: calls over fetch, announcements over server-sent events, which the browser takes up again by itself. */
export function createLoopbackTransport(): Transport {
  return {
    call: send,
    subscribe(listener, onLost, onReach) {
      let source: EventSource;
      let retry: ReturnType<typeof setTimeout> | undefined;
      let missing: ReturnType<typeof setTimeout> | undefined;
      let isGone = false;
      /** Which service this is: one that was started anew has another log. */
      let log: string | undefined;
      const lose = () => {
        if (!isGone) onReach?.(false);
        isGone = true;
      };
      const find = ({ type, data }: MessageEvent<string>) => {
        clearTimeout(missing);
        missing = undefined;
        const greeting = JSON.parse(data) as { readonly log: string };
        const isOther = log !== undefined && log !== greeting.log;
        log = greeting.log;
        if (isOther) lose();
        if (isGone) onReach?.(true);
        isGone = false;
        if (isOther || type === 'lost') onLost();
      };
      const missed = () => {
        missing ??= setTimeout(lose, GONE_AFTER_MS);
      };
      /** `isAgain`: what was told meanwhile is not sent again. */
      const open = (isAgain: boolean) => {
        source = new EventSource('./api/events');
        if (isAgain) source.addEventListener('open', onLost, { once: true });
        source.addEventListener('hello', find);
        source.addEventListener('lost', find);
        source.addEventListener('error', missed);
        source.addEventListener('message', ({ data }: MessageEvent<string>) => {
          listener(JSON.parse(data) as Announcement);
        });
        // The browser gives up for good on an answer that is no stream: from a service that is just starting, or was started anew and does not
        // know this browser until the address it printed is opened here.
        source.addEventListener('error', () => {
          if (source.readyState !== EventSource.CLOSED) return;
          retry = setTimeout(() => {
            open(true);
          }, RETRY_AFTER_MS);
        });
      };
      open(false);
      return () => {
        clearTimeout(retry);
        clearTimeout(missing);
        source.close();
      };
    },
  };
}

async function send<N extends CallName>(name: N, input: CallInput<N>): Promise<Reply<CallOutput<N>>> {
  let response: Response;
  try {
    response = await fetch(`./api/call/${name}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ input }),
    });
  } catch {
    return failure('service-gone', 'Lumi Studio’s service does not answer.', 'Is it still running? Start it again.');
  }
  if (response.status === 401) {
    return failure(
      'not-known-here',
      'Lumi Studio was started anew and does not know this page.',
      'Open the address it printed at its start.',
    );
  }
  try {
    return (await response.json()) as Reply<CallOutput<N>>;
  } catch {
    return failure('service-gone', `The service answered with HTTP ${String(response.status)}.`, 'Reload the page.');
  }
}

function failure(code: string, message: string, hint: string): { readonly ok: false; readonly error: ErrorReport } {
  return { ok: false, error: { code, message, hint } };
}
