/** What the provider servers share: a real socket, the list of requests, and the ways to answer badly. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { readMultipart } from '../readMultipart.ts';
import { deliver, deliverInTwo } from './deliver.ts';
import {
  isDelivery,
  isPage,
  isStreamed,
  PAGES,
  type Behaviour,
  type Scenario,
  type ServiceScenario,
} from './scenario.ts';
import { streamed } from './streamed.ts';

export interface ServerOptions {
  /** The only key accepted. */
  readonly key?: string;
  /** Pictures are this much smaller or larger than the real ones: 1 is real, 0.1 is fast. */
  readonly scale?: number;
  /** ms before every answer. */
  readonly delayMs?: number;
  /** ms that `slow-headers` and `slow-body` take. */
  readonly slowMs?: number;
  /** Model ids to refuse as gone, besides those that are. */
  readonly retired?: readonly string[];
}

/** One request as it arrived. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed JSON; of a form its parts; the text where it is neither. */
  readonly body: unknown;
  /** ms since the epoch */
  readonly at: number;
  /** Whether the client went away before the answer was complete. */
  readonly wasAborted: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a text is sent as it is, as HTML. */
  readonly body: unknown;
}

export interface ProviderServer {
  /** Without a path, for the base URL variables. */
  readonly url: string;
  readonly key: string;
  readonly requests: readonly SeenRequest[];
  /** The most requests that were open at one time. */
  readonly maxInFlight: number;
  /** One for all requests from now on, or a list of one each, after which pictures follow. */
  respondWith(next: Scenario | Behaviour | readonly (Scenario | Behaviour)[]): void;
  close(): Promise<void>;
}

export type ServiceContext = Required<Pick<ServerOptions, 'key' | 'scale' | 'retired'>>;

/** The service's own part: refuses what it would refuse, else plays the scenario. */
export interface ServiceRules {
  /** An error in the service's own words; nothing where the request is right. */
  readonly refuse: (request: SeenRequest) => Answer | undefined;
  readonly play: (scenario: ServiceScenario, request: SeenRequest) => Answer;
}

export async function startProviderServer(
  rules: (context: ServiceContext) => ServiceRules,
  { key = 'test-key-0123456789', scale = 1, delayMs = 0, slowMs = 1000, retired = [] }: ServerOptions,
): Promise<ProviderServer> {
  const { refuse, play } = rules({ key, scale, retired });
  const requests: SeenRequest[] = [];
  const queue: Behaviour[] = [];
  let standing: Behaviour = { scenario: 'picture' };
  let inFlight = 0;
  let maxInFlight = 0;

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const gone = new AbortController();
    const request = { ...(await readRequest(incoming)), wasAborted: false };
    requests.push(request);
    response.once('close', () => {
      if (response.writableFinished) return;
      request.wasAborted = true;
      gone.abort();
    });
    const refusal = refuse(request);
    const behaviour: Behaviour = refusal ? { scenario: 'picture' } : (queue.shift() ?? standing);
    const wait = delayMs + (behaviour.delayMs ?? 0);
    if (wait > 0) await sleep(wait, undefined, { signal: gone.signal });
    await behaviour.after;
    const { scenario } = behaviour;
    const asked = isDelivery(scenario) || isStreamed(scenario) ? 'picture' : scenario;
    const answered = () => (isPage(asked) ? PAGES[asked] : play(asked, request));
    const reply = refusal ?? streamed(answered(), request, isStreamed(scenario) ? scenario : undefined);
    if (behaviour.beforeLast) await deliverInTwo(response, reply, behaviour.beforeLast);
    else await deliver(response, reply, isDelivery(scenario) ? scenario : undefined, slowMs, gone.signal);
  };

  const server = createServer((incoming, response) => {
    inFlight += 1;
    maxInFlight = Math.max(maxInFlight, inFlight);
    response.once('close', () => (inFlight -= 1));
    answer(incoming, response).catch((caught: unknown) => {
      // A client that went away is what some tests are about.
      if (!incoming.destroyed || !response.destroyed) response.destroy(caught as Error);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    requests,
    get maxInFlight() {
      return maxInFlight;
    },
    respondWith(next) {
      const list = (Array.isArray(next) ? next : [next]) as readonly (Scenario | Behaviour)[];
      const behaviours = list.map((item) => (typeof item === 'string' ? { scenario: item } : item));
      queue.length = 0;
      if (Array.isArray(next)) queue.push(...behaviours);
      standing = (Array.isArray(next) ? undefined : behaviours[0]) ?? { scenario: 'picture' };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<Omit<SeenRequest, 'wasAborted'>> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: bodyOf(incoming.headers['content-type'], bytes),
    at: Date.now(),
  };
}

/** A form that is broken is as good as a text. */
function bodyOf(contentType: string | undefined, bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  if (!contentType?.startsWith('multipart/form-data')) return parseJson(text);
  try {
    return readMultipart(contentType, bytes);
  } catch {
    return text;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
