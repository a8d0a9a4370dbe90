/** Reads a text that comes in pieces, as the events of a stream. It keeps none of them: whoever reads does. */
export interface TextStream {
  /** What the event adds to the text, thoughts left out; empty: nothing. Never throws. */
  readonly hear: (event: unknown) => string;
  /** `silent`: no event came; `open`: it was not said yet how the answer ends, and a stream that stops there was broken off. */
  readonly state: () => 'silent' | 'open' | 'ended';
  /** The reply as if it had come at once with this text, for `decode` and `cost`. */
  readonly body: (text: string) => unknown;
}
