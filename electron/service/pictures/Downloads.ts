import type { ExportReport } from '#shared/api/contract';
import { CancelledError, NotFoundError } from '#shared/errors/inputErrors';

/** ms within which an archive must be asked for. */
const LIFE_MS = 60_000;

/** An archive that a page is to fetch. */
export interface Download {
  readonly name: string;
  readonly archive: ReadableStream<Uint8Array>;
}

interface Waiting {
  readonly begin: () => Download;
  readonly forget: () => void;
}

/** Archives that are made while a page fetches them, each once, by a name that nobody can guess. */
export class Downloads {
  readonly #waiting = new Map<string, Waiting>();
  readonly #reports = new Map<string, Promise<ExportReport>>();

  /**
   * Makes an archive ready. `make` is asked for it once, when it is fetched, and hands it to what it is given; what it gives is told to who waits for
   * the end of the job. Gives the name.
   */
  offer(
    job: string,
    name: string,
    make: (hand: (archive: ReadableStream<Uint8Array>) => Promise<void>) => Promise<ExportReport>,
    newId: () => string,
  ): string {
    const token = newId();
    let settle: ((report: Promise<ExportReport>) => void) | undefined;
    const report = new Promise<ExportReport>((resolve) => (settle = resolve));
    report.catch(() => undefined);
    this.#reports.set(job, report);
    const forget = () => {
      this.#waiting.delete(token);
    };
    const late = setTimeout(() => {
      forget();
      settle?.(Promise.reject(new CancelledError('The archive was not fetched.')));
    }, LIFE_MS);
    late.unref();
    this.#waiting.set(token, {
      forget,
      begin: () => {
        clearTimeout(late);
        forget();
        const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
        settle?.(make((archive) => archive.pipeTo(writable)));
        return { name, archive: readable };
      },
    });
    return token;
  }

  /** `undefined`: there is none of this name, or no more. */
  take(token: string): Download | undefined {
    return this.#waiting.get(token)?.begin();
  }

  /** What became of an archive, once it is fetched. @throws NotFoundError for a job that made none */
  async report(job: string): Promise<ExportReport> {
    const report = this.#reports.get(job);
    if (!report) throw new NotFoundError('No such export is under way.');
    try {
      return await report;
    } finally {
      this.#reports.delete(job);
    }
  }
}
