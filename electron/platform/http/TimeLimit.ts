/** How long one exchange may take. */
export interface TimeLimit {
  /** Aborted once the time is over. */
  readonly signal: AbortSignal;
  /** What was not kept, in words that go on after a colon. */
  readonly words: string;
  /** Something has moved: the request has left, or the answer begins. */
  readonly heard: () => void;
  /** The same bytes, heard as they pass. */
  readonly listen: (body: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
  /** Lets go of its clocks. */
  readonly end: () => void;
}

/** For all of it together, however alive it is. ms */
export function totalLimit(ms: number): TimeLimit {
  return {
    signal: AbortSignal.timeout(ms),
    words: `it took longer than ${seconds(ms)}`,
    heard: () => undefined,
    listen: (body) => body,
    end: () => undefined,
  };
}

/** To a tenth of one. */
export function seconds(ms: number): string {
  return `${String(Math.round(ms / 100) / 10)} s`;
}
