import type { Announcement } from '#shared/api/contract';
import { BadInputError, CancelledError } from '#shared/errors/inputErrors';

/** ms between two announcements of one piece of work. */
const TELL_EVERY_MS = 100;

/** What a piece of work that takes long is given. */
export interface JobTools {
  readonly signal: AbortSignal;
  /** Tells pages how far it is, as often as is sensible. `total`: `null` while it is not known. */
  readonly progress: (done: number, total: number | null) => void;
}

/** The pieces of work under way that a page may watch and end. */
export class Jobs {
  readonly #underWay = new Map<string, { readonly ending: AbortController; readonly done: Promise<unknown> }>();
  readonly #announce: (announcement: Announcement) => void;
  #isClosed = false;

  constructor(announce: (announcement: Announcement) => void) {
    this.#announce = announce;
  }

  /**
   * Does a piece of work under the id its page chose. Where it was ended, what the work throws becomes a CancelledError, unless it is done already.
   * @throws BadInputError for an id that is in use
   */
  async run<T>(job: string, work: (tools: JobTools) => Promise<T>): Promise<T> {
    if (this.#underWay.has(job)) throw new BadInputError('This work is under way already.');
    const ending = new AbortController();
    if (this.#isClosed) ending.abort();
    const done = this.#done(job, work, ending.signal);
    this.#underWay.set(job, { ending, done: done.catch(() => undefined) });
    try {
      return await done;
    } finally {
      this.#underWay.delete(job);
    }
  }

  /** As soon as that can be; one that is not under way is over already. */
  cancel(job: string): void {
    this.#underWay.get(job)?.ending.abort();
  }

  /** Ends all of it and waits for that; none is begun any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const all = [...this.#underWay.values()];
    for (const { ending } of all) ending.abort();
    await Promise.all(all.map(({ done }) => done));
  }

  async #done<T>(job: string, work: (tools: JobTools) => Promise<T>, signal: AbortSignal): Promise<T> {
    let told = -Infinity;
    const progress: JobTools['progress'] = (done, total) => {
      const now = performance.now();
      if (now - told < TELL_EVERY_MS && done !== total) return;
      told = now;
      this.#announce({ kind: 'job', job, done, total });
    };
    try {
      refuseEnded(signal);
      return await work({ signal, progress });
    } catch (caught) {
      if (signal.aborted && !(caught instanceof CancelledError)) {
        throw new CancelledError('It was stopped. What was done stays done.', { cause: caught });
      }
      throw caught;
    }
  }
}

/** @throws CancelledError once the signal is given */
export function refuseEnded(signal: AbortSignal): void {
  if (signal.aborted) throw new CancelledError('It was stopped. What was done stays done.');
}
