/** Lets at most so many calls per provider be under way at once, first come, first served. Shared by all runs of a process. */
export class CallLimiter {
  readonly #limit: () => number;
  readonly #busy = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();

  /** @param limit calls at once per provider; asked anew each time, so a changed setting holds at once */
  constructor(limit: () => number) {
    this.#limit = limit;
  }

  /** Waits for a place. Gives the function that frees it, or `undefined` where the signal was aborted first. */
  async acquire(provider: string, signal: AbortSignal): Promise<(() => void) | undefined> {
    while (!signal.aborted) {
      const busy = this.#busy.get(provider) ?? 0;
      if (busy < this.#limit()) {
        this.#busy.set(provider, busy + 1);
        return this.#release(provider);
      }
      await this.#turn(provider, signal);
    }
    return undefined;
  }

  #release(provider: string): () => void {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#busy.set(provider, (this.#busy.get(provider) ?? 1) - 1);
      this.#waiting.get(provider)?.shift()?.();
    };
  }

  #turn(provider: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const line = this.#waiting.get(provider) ?? [];
      this.#waiting.set(provider, line);
      const wake = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        line.splice(line.indexOf(wake), 1);
        resolve();
      };
      line.push(wake);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
