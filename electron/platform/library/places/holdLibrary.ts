import { join } from 'node:path';
import { StorageError } from '#shared/errors/inputErrors';
import { lockFile, type FileLock } from '../fileLock.ts';

/** In a library's folder: held by all who have it open, and alone by who moves it. */
export const IN_USE = 'in-use.lock';
/** In a data folder: held by who finds out where its library is and opens it, and alone by who changes that. */
const FINDING = 'library.lock';

/** How long is waited for who holds it for a moment only. ms */
const PATIENCE_MS = 300;
const PAUSE_MS = 20;

/** For as long as a program has a library open. @throws StorageError where it is being moved */
export function holdLibrary(folder: string): FileLock {
  return patiently(() => lockFile(join(folder, IN_USE), 'shared')) ?? refuseMoving();
}

/** For who moves a library. `undefined`: somebody has it open. */
export function holdLibraryAlone(folder: string): FileLock | undefined {
  return patiently(() => lockFile(join(folder, IN_USE), 'alone'));
}

/** From asking where the library is until it is held: it is not moved meanwhile. @throws StorageError where it is being moved */
export function holdPlace(dataFolder: string): FileLock {
  return patiently(() => lockFile(join(dataFolder, FINDING), 'shared')) ?? refuseMoving();
}

/** For who changes where the library is: nobody opens it meanwhile. @throws StorageError where another does */
export function holdPlaceAlone(dataFolder: string): FileLock {
  return patiently(() => lockFile(join(dataFolder, FINDING), 'alone')) ?? refuseMoving();
}

function refuseMoving(): never {
  throw new StorageError('The library is being moved.', {
    hint: 'Wait until that is done, then start Lumi Studio again.',
  });
}

function patiently(take: () => FileLock | undefined): FileLock | undefined {
  for (let waited = 0; ; waited += PAUSE_MS) {
    const held = take();
    if (held || waited >= PATIENCE_MS) return held;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
}
