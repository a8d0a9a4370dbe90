import type Database from 'better-sqlite3';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CancelledError } from '#shared/errors/inputErrors';
import { guarded } from '../libraryErrors.ts';
import type { DecodePicture } from '../recovery/wholePictures.ts';
import { checkFolder, pictureRow } from './checkFolder.ts';
import { checkIndex } from './checkIndex.ts';
import { createMarks } from './createMarks.ts';
import { Findings, type CheckReport } from './Findings.ts';
import { HashThread } from './HashThread.ts';

export interface CheckTools {
  /** Pictures. */
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

export interface Check {
  /**
   * Compares every picture's file with its name and its row, and looks the index through. What is missing or damaged is marked, and what is well
   * again is so no more. Memory holds the names of one of 256 folders; files are read, and the index is, by threads of their own.
   * @throws StorageError, CancelledError; what was marked by then stays
   */
  check(tools: CheckTools): Promise<CheckReport>;
}

interface CheckOptions {
  /** The library's. */
  readonly folder: string;
  readonly decode: DecodePicture;
  /** ms since the epoch */
  readonly now: () => number;
}

/** Of pictures, by the first byte of their id. */
const FOLDERS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function createCheck(db: Database.Database, { folder, decode, now }: CheckOptions): Check {
  const total = db.prepare('SELECT count(*) FROM pictures WHERE emptied_at IS NULL').pluck();
  const rowsOf = db.prepare(
    'SELECT id, mime, bytes, proof, missing_at FROM pictures WHERE id >= ? AND id < ? AND emptied_at IS NULL ORDER BY id',
  );
  const mimeOf = db.prepare('SELECT mime FROM pictures WHERE id = ? AND emptied_at IS NULL').pluck();

  return {
    async check({ progress, signal }) {
      const count = guarded(folder, () => z.number().parse(total.get()));
      progress(0, count);
      const ending = new AbortController();
      const index = checkIndex(folder, AbortSignal.any([signal, ending.signal]));
      // It is looked at in the end, whatever comes before.
      index.catch(() => undefined);
      const hashes = new HashThread();
      const stop = () => void hashes.close();
      signal.addEventListener('abort', stop);
      const found = {
        damaged: new Findings<string>(),
        missing: new Findings<string>(),
        unreadable: new Findings<string>(),
        misnamed: new Findings<{ id: string; file: string }>(),
        found: new Findings<string>(),
        unknown: new Findings<string>(),
      };
      const rows = new Findings<string>();
      let [pictures, bytes] = [0, 0];
      try {
        for (const name of await readdir(join(folder, 'pictures'))) {
          if (!FOLDERS.includes(name)) found.unknown.add(join('pictures', name));
        }
        for (const name of FOLDERS) {
          bytes += await checkFolder(name, {
            folder,
            rows: guarded(folder, () => z.array(pictureRow).parse(rowsOf.all(name, after(name)))),
            mimeOf: (id) => guarded(folder, () => z.string().optional().parse(mimeOf.get(id))),
            hash: (path) => hashes.hash(path),
            decode,
            marks: createMarks(db, folder, now),
            found: { ...found, rows },
            onPicture() {
              if (signal.aborted) throw new CancelledError('It was stopped. What was found by then is marked.');
              progress(Math.min(++pictures, count), count);
            },
          });
        }
        return { pictures, bytes, ...found, index: [...(await index), ...rows.first] };
      } finally {
        ending.abort();
        signal.removeEventListener('abort', stop);
        await hashes.close();
      }
    },
  };
}

/** What comes after all that begins so. */
function after(prefix: string): string {
  return prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
}
