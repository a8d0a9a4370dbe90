import type Database from 'better-sqlite3';
import { createRequire } from 'node:module';
import { CancelledError, StorageError } from '#shared/errors/inputErrors';
import { guarded } from '../libraryErrors.ts';
import { startThread } from './startThread.ts';

/** What `readElsewhere` reads. */
export interface Reading {
  /** Each is asked in its turn; an answer is its rows. */
  readonly queries: readonly string[];
  /** The bytes of all files below it are counted. */
  readonly folder?: string;
}

interface ReadAnswer {
  readonly rows: readonly (readonly unknown[])[];
  readonly bytes: number;
}

type Told = ReadAnswer | { readonly failure: string; readonly code: string };

/**
 * Reads an index in a thread of its own, with a connection that can only read: this one goes on meanwhile, however long that takes.
 * `folder`: the library's, for words of errors.
 * @throws StorageError, CancelledError
 */
export async function readElsewhere(
  index: string,
  folder: string,
  reading: Reading,
  signal: AbortSignal,
): Promise<ReadAnswer> {
  const thread = startThread(readIndex, {
    index,
    sqlite: createRequire(import.meta.url).resolve('better-sqlite3'),
    ...reading,
  });
  const stop = () => void thread.terminate();
  signal.addEventListener('abort', stop);
  try {
    const told = await new Promise<Told>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', () => {
        reject(
          signal.aborted
            ? new CancelledError('It was stopped.')
            : new StorageError('The index could not be read to its end.', { hint: 'Try again.' }),
        );
      });
    });
    if (!('failure' in told)) return told;
    return guarded(folder, () => {
      throw Object.assign(new Error(told.failure), { code: told.code });
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

interface Sources {
  /** Its path. */
  readonly index: string;
  /** The path of the module that reads it. */
  readonly sqlite: string;
}

/** What the thread runs: nothing from around it. */
function readIndex(): void {
  const { createRequire } = process.getBuiltinModule('node:module');
  const { opendirSync, statSync } = process.getBuiltinModule('node:fs');
  const threads = process.getBuiltinModule('node:worker_threads');
  const { index, sqlite, queries, folder } = threads.workerData as Reading & Sources;

  const bytesBelow = (path: string): number => {
    let bytes = 0;
    try {
      const entries = opendirSync(path);
      for (let entry = entries.readSync(); entry; entry = entries.readSync()) {
        const below = `${path}/${entry.name}`;
        bytes += entry.isDirectory() ? bytesBelow(below) : (statSync(below, { throwIfNoEntry: false })?.size ?? 0);
      }
      entries.closeSync();
    } catch (caught) {
      // What is removed meanwhile takes no room.
      if (!(caught instanceof Error && 'code' in caught && caught.code === 'ENOENT')) throw caught;
    }
    return bytes;
  };

  try {
    const Sqlite = createRequire(sqlite)(sqlite) as typeof Database;
    const db = new Sqlite(index, { readonly: true, timeout: 5000 });
    const rows = queries.map((query) => db.prepare(query).all());
    db.close();
    threads.parentPort?.postMessage({ rows, bytes: folder === undefined ? 0 : bytesBelow(folder) });
  } catch (caught) {
    const { message, code } = caught as Error & { readonly code?: unknown };
    threads.parentPort?.postMessage({ failure: message, code: String(code) });
  }
}
