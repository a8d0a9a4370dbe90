import type { Readable } from 'node:stream';
import type { Delivery } from './asDelivered.ts';

/** Like `fetch`, as far as this folder needs it: no redirect is followed, and what comes is not unpacked. */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>;

export interface FetchInit {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Readable;
  readonly signal: AbortSignal;
  /** Connects to addresses of the public network only, whatever the name resolves to. Behind a proxy the proxy resolves it. */
  readonly isPublicOnly?: boolean;
}

export interface FetchResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** As it came, packed or not. Ends also where the connection broke; `delivery` tells. */
  readonly body: AsyncIterable<Uint8Array>;
  readonly delivery: Readonly<Delivery>;
}
