import type { Announcement, Reply } from '#shared/api/contract';
import { PASS_HEADER } from '#shared/api/pagePass';
import type { Transport } from '#shared/api/Transport';
import { directTransport as inProcess } from '../../electron/service/directTransport.ts';
import type { Service } from '../../electron/service/createService.ts';
import type { WebHost } from '../../electron/hosts/web/startWebHost.ts';

/** What a browser holds after it opened an address with a token. */
export interface Visitor {
  readonly origin: string;
  readonly cookie: string;
  /** The header that only its page sends. */
  readonly pass: Readonly<Record<string, string>>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

interface Door extends Pick<WebHost, 'url'> {
  newUrl(): string | Promise<string>;
}

export async function visit(host: Door): Promise<Visitor> {
  const { origin } = new URL(host.url);
  const welcome = await fetch(await host.newUrl(), { redirect: 'manual' });
  const cookie = welcome.headers.get('set-cookie')?.split(';')[0] ?? '';
  const pass = { [PASS_HEADER]: /name="lumi-pass" content="([^"]+)"/.exec(await welcome.text())?.[1] ?? '' };
  return {
    origin,
    cookie,
    pass,
    fetch: (path, init = {}) =>
      fetch(origin + path, {
        ...init,
        headers: { cookie, origin, ...pass, ...(init.headers as Record<string, string> | undefined) },
      }),
  };
}

/** A transport whose subscriptions a test can wait for. */
export interface TestTransport extends Transport {
  /** Resolves when every subscription made so far is sure to hear what comes next. */
  subscribed(): Promise<void>;
}

/** As the page's transport, for a test without a browser. */
export function loopbackTransport(visitor: Visitor): TestTransport {
  const greetings: Promise<undefined>[] = [];
  return {
    subscribed: async () => {
      await Promise.all(greetings);
    },
    async call(name, input) {
      const answer = await visitor.fetch(`/api/call/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ input }),
      });
      return (await answer.json()) as Reply<never>;
    },
    subscribe(listener, onLost) {
      const ended = new AbortController();
      const greeted = Promise.withResolvers<undefined>();
      greetings.push(greeted.promise);
      void listen(visitor, ended.signal, ({ event, data }) => {
        greeted.resolve(undefined);
        if (event === 'lost') onLost();
        else if (event === 'message') listener(JSON.parse(data) as Announcement);
      });
      return () => {
        ended.abort();
      };
    },
  };
}

/** Calls the service where it is. */
export function directTransport(service: Service): TestTransport {
  return { ...inProcess(service), subscribed: () => Promise.resolve() };
}

export interface ServerSentEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** Reads server-sent events until the signal; resolves when the connection ends. */
export async function listen(
  visitor: Visitor,
  signal: AbortSignal,
  onEvent: (event: ServerSentEvent) => void,
  lastEventId?: string,
): Promise<void> {
  try {
    const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
    const stream = await visitor.fetch('/api/events', { signal, headers });
    let text = '';
    for await (const chunk of (stream.body ?? []) as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString('utf8');
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const lines = new Map(
          text
            .slice(0, end)
            .split('\n')
            .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
        );
        text = text.slice(end + 2);
        if (lines.has('data'))
          onEvent({ id: lines.get('id') ?? '', event: lines.get('event') ?? 'message', data: lines.get('data') ?? '' });
      }
    }
  } catch (caught) {
    // The server's end closes the connection too; what was missed then is the test's to notice.
    if (!signal.aborted && !(caught instanceof TypeError)) throw caught;
  }
}
