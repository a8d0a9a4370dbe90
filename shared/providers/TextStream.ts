/** What an event adds. Empty: nothing. */
export interface Heard {
  /** Thoughts left out. */
  readonly text: string;
  /** What is said in place of a text by who refuses to write it. */
  readonly refusal: string;
}

/** Reads a text that comes in pieces, as the events of a stream. It keeps none of them: whoever reads does. */
export interface TextStream {
  /** Never throws. */
  readonly hear: (event: unknown) => Heard;
  /** `silent`: no event came; `open`: it was not said yet how the answer ends, and a stream that stops there was broken off. */
  readonly state: () => 'silent' | 'open' | 'ended';
  /** The reply as if all that was heard had come at once, for `decode` and `cost`. */
  readonly body: (all: Heard) => unknown;
}
