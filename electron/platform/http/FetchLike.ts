import { Agent, EnvHttpProxyAgent, fetch as undiciFetch } from 'undici';
import { isLoopback } from './safeUrl.ts';

/** As much of `fetch` as this folder uses, so that a host may bring another: Electron's `net.fetch` knows the system's proxy. */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>;

export interface FetchInit {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: ReadableStream<Uint8Array>;
  readonly duplex?: 'half';
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

export interface FetchResponse {
  readonly status: number;
  readonly type: string;
  readonly headers: Iterable<[string, string]>;
  /** Already unzipped. */
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** Time for name look-up, connection and TLS together. */
export const CONNECT_TIMEOUT_MS = 15_000;

/** Pictures take minutes and the caller has a limit for the whole call: the 300 s that undici gives each part are switched off. */
const OPTIONS = { connect: { timeout: CONNECT_TIMEOUT_MS }, headersTimeout: 0, bodyTimeout: 0 };

/** undici's `fetch` through the proxy that the environment names, if any; this machine is always called directly. */
export function createFetch(): { readonly fetch: FetchLike; readonly close: () => Promise<void> } {
  const direct = new Agent(OPTIONS);
  const outside = new EnvHttpProxyAgent(OPTIONS);
  return {
    fetch: (url, init) => undiciFetch(url, { ...init, dispatcher: isLoopback(new URL(url)) ? direct : outside }),
    close: async () => {
      await Promise.all([direct.destroy(), outside.destroy()]);
    },
  };
}
