/** ms between two tries. */
const PAUSE_MS = 5_000;

type Work = () => void | Promise<void>;

/** What could not be written and must be: tried again until it works, for as long as the program lives. */
export class Deferred {
  readonly #works = new Map<string, Work>();
  readonly #log: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #trying: Promise<void> | undefined;

  /** `log` hears why something still does not work when the program ends. */
  constructor(log: (error: unknown) => void) {
    this.#log = log;
  }

  /** In place of what was to be done under this key. */
  add(key: string, work: Work): void {
    this.#works.set(key, work);
    this.#wait();
  }

  has(key: string): boolean {
    return this.#works.has(key);
  }

  /** Tries everything once. What fails again stays. Never rejects. */
  settle(): Promise<void> {
    this.#trying ??= this.#tryAll(() => undefined).finally(() => {
      this.#trying = undefined;
    });
    return this.#trying;
  }

  /** Tries everything a last time. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#trying;
    await this.#tryAll(this.#log);
    clearTimeout(this.#timer);
  }

  async #tryAll(failed: (error: unknown) => void): Promise<void> {
    for (const [key, work] of this.#works) {
      try {
        await work();
        if (this.#works.get(key) === work) this.#works.delete(key);
      } catch (caught) {
        failed(caught);
      }
    }
    if (this.#works.size > 0) this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.settle(), PAUSE_MS).unref();
  }
}
