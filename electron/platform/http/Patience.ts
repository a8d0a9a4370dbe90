/**
 * A limit of time for silence: whatever is heard starts it anew, so that nothing that is alive is cut off, however long it takes. What is read has
 * a limit of its own.
 */
export class Patience {
  readonly #late = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(ms: number) {
    this.#timer = setTimeout(() => {
      this.#late.abort(new DOMException('Nothing was heard in time.', 'TimeoutError'));
    }, ms).unref();
  }

  /** Aborted once the time is over. */
  get signal(): AbortSignal {
    return this.#late.signal;
  }

  readonly heard = (): void => {
    if (!this.#late.signal.aborted) this.#timer.refresh();
  };

  /** The same, heard as it passes. */
  async *listen(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      this.heard();
      yield chunk;
    }
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
