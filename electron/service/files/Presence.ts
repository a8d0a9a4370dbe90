/** From the end of a browser's last connection to its having gone, ms: another of its pages may take it up, or the same one again. */
const GONE_AFTER_MS = 3000;

/** Which browsers are there, by the connections on which they hear what is announced: a browser that dies says nothing, but its connections end. */
export class Presence {
  readonly #open = new Map<string, number>();
  /** Of those that may have gone: settled once that is known. */
  readonly #leaving = new Map<string, { readonly known: Promise<undefined>; readonly back: () => void }>();
  readonly #onGone: (browser: string) => void;
  readonly #goneAfterMs: number;

  /** @param onGone hears of a browser whose last connection ended, and that did not come back */
  constructor(onGone: (browser: string) => void, goneAfterMs = GONE_AFTER_MS) {
    this.#onGone = onGone;
    this.#goneAfterMs = goneAfterMs;
  }

  /** A connection of this browser is there. Gives its end. */
  arrive(browser: string): () => void {
    this.#leaving.get(browser)?.back();
    this.#open.set(browser, (this.#open.get(browser) ?? 0) + 1);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const left = (this.#open.get(browser) ?? 1) - 1;
      this.#open.set(browser, left);
      if (left === 0) this.#wait(browser);
    };
  }

  /** Settles once it is known of every browser but this one whether it is there. */
  async settled(browser: string): Promise<void> {
    const others = [...this.#leaving].filter(([other]) => other !== browser);
    await Promise.all(others.map(([, { known }]) => known));
  }

  #wait(browser: string): void {
    const { promise: known, resolve } = Promise.withResolvers<undefined>();
    const end = () => {
      clearTimeout(timer);
      this.#leaving.delete(browser);
      resolve(undefined);
    };
    const timer = setTimeout(() => {
      this.#open.delete(browser);
      this.#onGone(browser);
      end();
    }, this.#goneAfterMs).unref();
    this.#leaving.set(browser, { known, back: end });
  }
}
