interface Waiting {
  readonly grant: () => void;
}

/** Lets at most so many calls per provider be under way at once, first come, first served. Shared by all runs of a process. */
export class CallLimiter {
  readonly #limit: () => number;
  readonly #busy = new Map<string, number>();
  readonly #lines = new Map<string, Waiting[]>();

  /** @param limit calls at once per provider; asked anew whenever a place is taken or freed */
  constructor(limit: () => number) {
    this.#limit = limit;
  }

  /** Waits for a place. Gives the function that frees it, or `undefined` where the signal was aborted first. */
  async acquire(provider: string, signal: AbortSignal): Promise<(() => void) | undefined> {
    if (!(await this.#turn(provider, signal))) return undefined;
    const release = this.#releaseOnce(provider);
    if (!signal.aborted) return release;
    // Stopped in the moment between the grant and now.
    release();
    return undefined;
  }

  /** Whether a place was granted; it is taken then. */
  #turn(provider: string, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    const line = this.#lines.get(provider) ?? [];
    this.#lines.set(provider, line);
    return new Promise((resolve) => {
      const leave = () => {
        line.splice(line.indexOf(waiting), 1);
        resolve(false);
      };
      const waiting = {
        grant: () => {
          signal.removeEventListener('abort', leave);
          resolve(true);
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      line.push(waiting);
      this.#serve(provider);
    });
  }

  /** Grants every place there is, from the front of the line. */
  #serve(provider: string): void {
    const line = this.#lines.get(provider) ?? [];
    while (line.length > 0 && this.#busyOf(provider) < this.#limit()) {
      this.#busy.set(provider, this.#busyOf(provider) + 1);
      line.shift()?.grant();
    }
  }

  #busyOf(provider: string): number {
    return this.#busy.get(provider) ?? 0;
  }

  #releaseOnce(provider: string): () => void {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#busy.set(provider, this.#busyOf(provider) - 1);
      this.#serve(provider);
    };
  }
}
