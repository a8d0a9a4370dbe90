import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CancelledError, FileConflictError, NotFoundError, StorageError } from '#shared/errors/inputErrors';
import { errorCode, fileError } from '../../disk/fileErrors.ts';
import { withDescriptor } from '../../disk/withDescriptor.ts';
import { placeNew, syncFolder, temporaryBeside } from '../../disk/writeAtomically.ts';
import { guarded, storageErrorOf } from '../libraryErrors.ts';
import { INDEX } from '../places/libraryFolder.ts';
import { checkIndex } from './checkIndex.ts';

export interface BackupTools {
  /** Parts of the index. */
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

export interface Backup {
  /**
   * Writes the index as it is at this moment to a file that is not there yet, while everything goes on: whole, looked through and on the disk, or
   * not at all. Pictures are plain files, and are to be copied as such. `bytes`: of the file.
   * @throws FileConflictError, NotFoundError, StorageError, CancelledError
   */
  backup(path: string, tools: BackupTools): Promise<{ readonly file: string; readonly bytes: number }>;
}

/** Copied at a time, between which everything else goes on. */
const PAGES = 256;

/** `folder`: the library's. */
export function createBackup(folder: string): Backup {
  return {
    async backup(path, { progress, signal }) {
      refuseTaken(path);
      if (!existsSync(dirname(path))) throw new NotFoundError(`There is no folder ${dirname(path)}.`);
      const temporary = temporaryBeside(path);
      try {
        await copyIndex(join(folder, INDEX), temporary, (done, total) => {
          if (signal.aborted) throw new CancelledError('It was stopped. Nothing was written.');
          progress(done, total);
        });
        makeSingle(temporary);
        await sync(temporary);
        const [fault] = await checkIndex(folder, signal, temporary);
        if (fault !== undefined) {
          throw new StorageError('The index of the library is damaged, so no backup was made of it.', {
            hint: `SQLite says: ${fault}`,
          });
        }
        await placeNew(temporary, path);
        await syncFolder(dirname(path));
        return { file: path, bytes: (await stat(path)).size };
      } catch (caught) {
        if (errorCode(caught) === 'EEXIST') refuseTaken(path);
        throw errorCode(caught)?.startsWith('SQLITE')
          ? storageErrorOf(dirname(path), caught)
          : fileError('The backup', caught);
      } finally {
        for (const ending of ['', '-journal', '-wal', '-shm']) await rm(temporary + ending, { force: true });
      }
    },
  };
}

function refuseTaken(path: string): void {
  if (!existsSync(path)) return;
  throw new FileConflictError('There is a file of this name already.', {
    hint: 'A backup replaces no file: choose another name.',
  });
}

/** By a connection of its own, which sees the index as it was when it began: what is written meanwhile does not have it begin anew. */
async function copyIndex(index: string, dest: string, onStep: (done: number, total: number) => void): Promise<void> {
  const db = new Database(index, { readonly: true });
  try {
    db.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    await db.backup(dest, {
      progress({ totalPages, remainingPages }) {
        onStep(totalPages - remainingPages, totalPages);
        return PAGES;
      },
    });
  } finally {
    db.close();
  }
}

/** One file that can be opened wherever it lies, also where nothing can be written beside it. */
function makeSingle(file: string): void {
  guarded(dirname(file), () => {
    const db = new Database(file);
    try {
      db.pragma('journal_mode = DELETE');
    } finally {
      db.close();
    }
  });
}

async function sync(path: string): Promise<void> {
  await using file = await withDescriptor(() => open(path, 'r+'));
  await file.sync();
}
