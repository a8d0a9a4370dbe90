import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createTurns } from '../disk/createTurns.ts';
import { errorCode, fileError } from '../disk/fileErrors.ts';
import { isTemporary, writeAtomically } from '../disk/writeAtomically.ts';

const MAX_AGE_MS = 30 * 24 * 3600 * 1000;
const MAX_FILES = 50;
/** Of all files, bytes. */
const MAX_BYTES = 100_000_000;
/** What was being written so long ago will not be finished. */
const STALE_MS = 3600 * 1000;
/** Writes from one look for what to give up to the next. */
const WRITES_A_LOOK = 50;
const FILE_NAME = /^[0-9a-f-]{36}\.json$/;

/** The undo of graphs that are open, a file each, as pages write it. */
export interface UndoFiles {
  /** @throws StorageError, SecretFoundError: what was kept of it before is gone then */
  write(documentId: string, history: string): Promise<void>;
  /** `null`: there is none. @throws StorageError */
  read(documentId: string): Promise<string | null>;
  /** @throws StorageError */
  discard(documentId: string): Promise<void>;
  /** Gives up what is older than thirty days, and all but the newest there is room for. @throws StorageError */
  prune(): Promise<void>;
}

export interface UndoFilesOptions {
  /** Made with the first file. */
  readonly folder: string;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
  /** ms since the epoch */
  readonly now: () => number;
  /** Hears what keeps old files from being given up. */
  readonly log: (error: unknown) => void;
  /** Of all files. */
  readonly maxBytes?: number;
  readonly writesALook?: number;
}

export function openUndoFiles(options: UndoFilesOptions): UndoFiles {
  const { folder, assertClean, now, log, maxBytes = MAX_BYTES, writesALook = WRITES_A_LOOK } = options;
  const inTurn = createTurns();
  let writes = 0;
  const pathOf = (documentId: string) => join(folder, `${documentId}.json`);
  const prune = async () => {
    let left = maxBytes;
    let place = 0;
    for (const { name, at, bytes } of await filesIn(folder)) {
      if (isTemporary(name)) {
        if (at < now() - STALE_MS) await rm(join(folder, name), { force: true });
        continue;
      }
      left -= bytes;
      if (place++ < MAX_FILES && left >= 0 && at >= now() - MAX_AGE_MS) continue;
      await inTurn(name.replace('.json', ''), () => rm(join(folder, name), { force: true }));
    }
  };
  return {
    async write(documentId, history) {
      await inTurn(documentId, async () => {
        try {
          assertClean(history, 'The undo of the graph');
        } catch (caught) {
          await rm(pathOf(documentId), { force: true });
          throw caught;
        }
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeAtomically(pathOf(documentId), history, { mode: 0o600 });
      });
      if (++writes % writesALook === 0) prune().catch(log);
    },
    read: (documentId) =>
      inTurn(documentId, async () => {
        try {
          return await readFile(pathOf(documentId), 'utf8');
        } catch (caught) {
          if (errorCode(caught) === 'ENOENT') return null;
          throw fileError('Reading undo', caught);
        }
      }),
    discard: (documentId) => inTurn(documentId, () => rm(pathOf(documentId), { force: true })),
    prune,
  };
}

/** Newest first, those that were being written among them. */
async function filesIn(folder: string) {
  try {
    const names = (await readdir(folder)).filter((name) => FILE_NAME.test(name) || isTemporary(name));
    const files = await Promise.all(names.map((name) => fileAt(folder, name)));
    return files.flat().sort((a, b) => b.at - a.at);
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return [];
    throw fileError('Reading undo', caught);
  }
}

/** None where it has gone since it was listed: a page may have closed its graph meanwhile. */
async function fileAt(folder: string, name: string) {
  try {
    const { mtimeMs: at, size: bytes } = await stat(join(folder, name));
    return [{ name, at, bytes }];
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return [];
    throw caught;
  }
}
