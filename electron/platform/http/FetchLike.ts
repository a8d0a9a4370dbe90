import type { Delivery } from './asDelivered.ts';

/** As much of `fetch` as this folder uses. */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>;

export interface FetchInit {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: ReadableStream<Uint8Array>;
  readonly duplex?: 'half';
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
  /** Connects to addresses of the public network only, whatever the name resolves to. Behind a proxy the proxy resolves it. */
  readonly isPublicOnly?: boolean;
}

export interface FetchResponse {
  readonly status: number;
  readonly type: string;
  readonly headers: Iterable<[string, string]>;
  /** As it came, packed or not. Ends also where the connection broke; `delivery` tells. */
  readonly body: AsyncIterable<Uint8Array> | null;
  readonly delivery: Readonly<Delivery>;
}
