/** As much of `fetch` as this folder uses. */
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
