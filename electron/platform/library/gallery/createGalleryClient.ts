import { Worker } from 'node:worker_threads';
import { CancelledError, NotFoundError, StorageError } from '#shared/errors/inputErrors';
import type { GalleryAnswer, GalleryJob, GalleryPlace, GalleryRequest } from './galleryJobs.ts';
import type { Gallery } from '#shared/api/Gallery';

export interface GalleryClient extends Gallery {
  /** What is under way is given up. */
  close(): Promise<void>;
}

interface Waiting {
  readonly job: GalleryJob;
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  /** The thread died under it once. */
  isSecond: boolean;
}

/** Beside this file, in the project as TypeScript, in a package as one of the bundle's files. */
const FILE = new URL(import.meta.url.endsWith('.ts') ? './galleryWorker.ts' : './galleryWorker.js', import.meta.url);

/**
 * Looks for pictures in a thread of its own, so that a million of them keep nobody waiting. It starts when it is first asked something, is started
 * anew where it died, and does not keep the program from ending. All of its calls only read, so what it died under is asked again, once.
 */
export function createGalleryClient(
  place: GalleryPlace,
  start = () => new Worker(FILE, { workerData: place }),
): GalleryClient {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;
  let isClosed = false;

  const send = (entry: Waiting): void => {
    const id = ++lastId;
    waiting.set(id, entry);
    worker ??= started();
    worker.ref();
    worker.postMessage({ id, job: entry.job } satisfies GalleryRequest);
  };
  const started = (): Worker => {
    const begun = start();
    begun.on('message', answered);
    // An exit follows.
    begun.on('error', () => undefined);
    begun.on('exit', () => {
      if (worker !== begun) return;
      worker = undefined;
      const lost = [...waiting.values()];
      waiting.clear();
      for (const entry of lost) {
        if (entry.isSecond) entry.reject(new StorageError('Looking for pictures failed.', { hint: 'Try again.' }));
        else send(Object.assign(entry, { isSecond: true }));
      }
    });
    return begun;
  };
  const answered = (answer: GalleryAnswer): void => {
    const entry = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker?.unref();
    if (!entry) return;
    if (answer.ok) entry.resolve(answer.value as never);
    else entry.reject(errorOf(answer.error));
  };
  const ask = <K extends keyof Gallery>(job: GalleryJob & { readonly name: K }): ReturnType<Gallery[K]> =>
    new Promise<never>((resolve, reject) => {
      if (isClosed) reject(new CancelledError('The program is closing.'));
      else send({ job, resolve, reject, isSecond: false });
    }) as ReturnType<Gallery[K]>;

  return {
    open: (input) => ask({ name: 'open', input }),
    count: (input) => ask({ name: 'count', input }),
    rows: (input) => ask({ name: 'rows', input }),
    tiles: (input) => ask({ name: 'tiles', input }),
    place: (input) => ask({ name: 'place', input }),
    facets: (input) => ask({ name: 'facets', input }),
    shared: (input) => ask({ name: 'shared', input }),
    numbersOf: (input) => ask({ name: 'numbersOf', input }),
    labels: () => ask({ name: 'labels', input: undefined }),
    lookForAll: () => ask({ name: 'lookForAll', input: undefined }),
    async close() {
      isClosed = true;
      const ended = worker;
      worker = undefined;
      for (const { reject } of waiting.values()) reject(new CancelledError('The program is closing.'));
      waiting.clear();
      await ended?.terminate();
    },
  };
}

/** Those that a thread's work ends with. */
function errorOf({ code, message, hint }: Extract<GalleryAnswer, { ok: false }>['error']): Error {
  const Failure = code === 'not-found' ? NotFoundError : StorageError;
  return new Failure(message, { hint });
}
