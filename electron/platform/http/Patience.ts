import { SignsOfLife } from './SignsOfLife.ts';
import { seconds, type TimeLimit } from './TimeLimit.ts';

/** How many times the limit nothing but signs of life may come: a gateway can send them before a server that has died. */
const MOST_WAITS = 6;

/**
 * A limit of time for silence: whatever is heard starts it anew, so that nothing that is alive is cut off, however long it takes. What is read has
 * a limit of its own. Signs of life alone are listened to for a few times as long.
 */
export class Patience implements TimeLimit {
  readonly #late = new AbortController();
  readonly #silence: NodeJS.Timeout;
  readonly #waiting: NodeJS.Timeout;
  #words = '';

  /** ms of silence */
  constructor(ms: number) {
    this.#silence = this.#clock(ms, 'nothing came');
    this.#waiting = this.#clock(MOST_WAITS * ms, 'nothing but signs of life came');
  }

  get signal(): AbortSignal {
    return this.#late.signal;
  }

  get words(): string {
    return this.#words;
  }

  readonly heard = (): void => {
    if (this.#late.signal.aborted) return;
    this.#silence.refresh();
    this.#waiting.refresh();
  };

  async *listen(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const signs = new SignsOfLife();
    for await (const chunk of body) {
      if (!signs.areAll(chunk)) this.heard();
      else if (!this.#late.signal.aborted) this.#silence.refresh();
      yield chunk;
    }
  }

  end(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#waiting);
  }

  #clock(ms: number, words: string): NodeJS.Timeout {
    return setTimeout(() => {
      if (this.#late.signal.aborted) return;
      this.#words = `${words} for ${seconds(ms)}`;
      this.#late.abort(new DOMException(this.#words, 'TimeoutError'));
    }, ms).unref();
  }
}
