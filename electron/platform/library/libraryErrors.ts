import { AppError } from '#shared/errors/AppError';
import { StorageError } from '#shared/errors/inputErrors';

/** Runs a piece of work on the library; what SQLite or the disk throws becomes a StorageError that says what to do. */
export function guarded<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (caught) {
    throw storageErrorOf(folder, caught);
  }
}

/** Our own errors stay as they are. */
export function storageErrorOf(folder: string, caught: unknown): AppError {
  if (caught instanceof AppError) return caught;
  const code = codeOf(caught);
  const known = Object.entries(REASONS).find(([start]) => code.startsWith(start))?.[1];
  const [message, hint] = known?.(folder) ?? [
    'The library could not be read or written.',
    `See whether the disk of ${folder} is there and has room. The pictures in it are untouched.`,
  ];
  return new StorageError(message, { hint, cause: caught });
}

/** Whether another program was writing to the index for longer than one waits. */
export function isBusy(caught: unknown): boolean {
  return caught instanceof StorageError && codeOf(caught.cause).startsWith('SQLITE_BUSY');
}

/** By the start of SQLite's or the system's error code. @see https://www.sqlite.org/rescode.html */
const REASONS: Readonly<Record<string, (folder: string) => readonly [string, string]>> = {
  SQLITE_CORRUPT: damaged,
  SQLITE_NOTADB: damaged,
  SQLITE_FULL: full,
  ENOSPC: full,
  EDQUOT: full,
  SQLITE_BUSY: () => [
    'The library is busy.',
    'Another Lumi Studio is writing to it. Close it, or try again in a moment.',
  ],
  SQLITE_READONLY: locked,
  SQLITE_CANTOPEN: locked,
  SQLITE_PERM: locked,
  EACCES: locked,
  EPERM: locked,
  EROFS: locked,
};

function damaged(folder: string): readonly [string, string] {
  return [
    'The index of the library is damaged.',
    `Nothing was changed. Move index.sqlite out of ${folder} and start again, or put a backup of it there; the pictures are files in the folder “pictures” beside it.`,
  ];
}

function full(folder: string): readonly [string, string] {
  return ['The disk is full.', `Make room on the disk of ${folder}.`];
}

function locked(folder: string): readonly [string, string] {
  return ['The library cannot be written.', `See whether you may write to ${folder}.`];
}

function codeOf(caught: unknown): string {
  return caught instanceof Error && 'code' in caught ? String(caught.code) : '';
}
