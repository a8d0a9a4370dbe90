import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { Agent, EnvHttpProxyAgent, ProxyAgent, request, type Dispatcher } from 'undici';
import { asDelivered, type Delivery } from './asDelivered.ts';
import type { FetchInit, FetchLike } from './FetchLike.ts';
import { lookupPublic } from './publicAddress.ts';
import { isLoopback } from './safeUrl.ts';
import { systemProxy, type ResolveProxy } from './systemProxy.ts';

/** Time for name look-up, connection and TLS together; as much again for asking the system which proxy it is. */
export const CONNECT_TIMEOUT_MS = 15_000;

/** Pictures take minutes and the caller has a limit for the whole call: the 300 s that undici gives each part are switched off. */
const NO_LIMITS = { headersTimeout: 0, bodyTimeout: 0 };

/** What is taken: packed, too, for that is less to wait for on a slow line. Some gateways refuse who says nothing of this. */
const TAKEN = { accept: '*/*', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'undici' };

/** Whatever lies between forgets connections on which nothing passes for minutes: now and then a sign of life does. */
const ALIVE = { keepAlive: true, keepAliveInitialDelay: 30_000 };

const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

/**
 * undici's `request` through the proxy that the environment names, else through the one that the system does, where a door can ask it; this
 * machine is always called directly. A server is trusted if Node or the system trusts it.
 */
export function createFetch(resolveProxy?: ResolveProxy): {
  readonly fetch: FetchLike;
  readonly close: () => Promise<void>;
} {
  /** By what they are for; made when they are needed first, for reading the system's certificates takes a moment. */
  const dispatchers = new Map<string, Dispatcher>();
  const once = (purpose: string, make: () => Dispatcher): Dispatcher => {
    const dispatcher = dispatchers.get(purpose) ?? make();
    dispatchers.set(purpose, dispatcher);
    return dispatcher;
  };
  const trusting = lazily(() => ({ secureContext: trustedContext() }));
  const connect = () => ({ ...trusting(), ...ALIVE, timeout: CONNECT_TIMEOUT_MS });
  /** How a server is connected to without a proxy. */
  const straight = (isPublicOnly: boolean) => ({ ...connect(), ...(isPublicOnly && { lookup: lookupPublic }) });
  const tunnel = (isPublicOnly: boolean) => ({
    ...NO_LIMITS,
    connect: straight(isPublicOnly),
    requestTls: connect(),
    proxyTls: connect(),
  });
  const isNamed = PROXY_VARIABLES.some((name) => process.env[name]);

  const dispatcherFor = async (url: URL, { signal, isPublicOnly = false }: FetchInit): Promise<Dispatcher> => {
    const about = (purpose: string) => (isPublicOnly ? `${purpose}, public` : purpose);
    const direct = () => once(about('direct'), () => new Agent({ ...NO_LIMITS, connect: straight(isPublicOnly) }));
    // Without TLS only this machine is called.
    if (url.protocol === 'http:')
      return once('plain', () => new Agent({ ...NO_LIMITS, connect: { ...ALIVE, timeout: CONNECT_TIMEOUT_MS } }));
    if (isLoopback(url)) return direct();
    if (isNamed || !resolveProxy) return once(about('environment'), () => new EnvHttpProxyAgent(tunnel(isPublicOnly)));
    const uri = await systemProxy(resolveProxy, url, { signal, timeoutMs: CONNECT_TIMEOUT_MS });
    return uri === undefined ? direct() : once(uri, () => new ProxyAgent({ ...tunnel(false), uri }));
  };

  return {
    fetch: async (url, init) => {
      const delivery: Delivery = { packing: '' };
      const dispatcher = asDelivered(await dispatcherFor(new URL(url), init), delivery);
      const { method, headers, body = null, signal } = init;
      const answer = await request(url, { method, headers: { ...TAKEN, ...headers }, body, signal, dispatcher });
      // Whoever stops reading makes the body fail, and need not hear of it.
      answer.body.on('error', () => undefined);
      return { status: answer.statusCode, headers: plain(answer.headers), body: answer.body, delivery };
    },
    close: async () => {
      await Promise.all([...dispatchers.values()].map((dispatcher) => dispatcher.destroy()));
    },
  };
}

/** A header that came several times is one. */
function plain(headers: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value = '']) => [name, [value].flat().join(', ')]));
}

/** Trusts what Node and the system trust: where a company reads along, the system was told so and Node was not. */
function trustedContext(): SecureContext {
  return createSecureContext({ ca: [...new Set([...getCACertificates('default'), ...getCACertificates('system')])] });
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
