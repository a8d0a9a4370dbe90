import { existsSync } from 'node:fs';
import { mkdir, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CancelledError, StorageError } from '#shared/errors/inputErrors';
import { syncFolder, writeAtomically } from '../../disk/writeAtomically.ts';
import { makePictureFolders } from '../pictureFiles.ts';
import { copyVerified, sizeOf } from './copyVerified.ts';
import { filesBelow, type FoundFile } from './filesBelow.ts';
import { IN_USE } from './holdLibrary.ts';
import { COPYING, INDEX } from './libraryFolder.ts';
import { entriesOfCopy } from './ofLibrary.ts';

/** Files that are copied at the same time. */
const AT_ONCE = 4;
/** What stays free beside the copy: the index must be able to grow. bytes */
const RESERVE_BYTES = 64 * 1024 * 1024;

export interface CopyTools {
  /** bytes */
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Copies a library that nobody has open into a folder that is there and empty, or holds the beginning of such a copy: it goes on then. Each file
 * is compared with what it was copied from, and everything is on the disk on return. Gives the SHA-256 of the index. Until who calls this
 * removes it, a mark in the folder says that it is no library.
 * @throws StorageError where there is no room, CancelledError, the system's error
 */
export async function copyLibrary(from: string, to: string, { progress, signal }: CopyTools): Promise<string> {
  const { total, missing } = await measure(from, to);
  await refuseSmall(to, missing);
  await writeAtomically(join(to, COPYING), JSON.stringify({ from }));
  makePictureFolders(to);
  const folders = new Set<string>([to]);
  const files = movable(from);
  let index = '';
  let done = 0;
  const copySome = async (): Promise<void> => {
    for (let next = await files.next(); !next.done; next = await files.next()) {
      if (signal.aborted) throw new CancelledError('It was stopped. The library is where it was.');
      const { path, bytes } = next.value;
      await makeFolder(to, dirname(path), folders);
      const id = await copyVerified(join(from, path), join(to, path));
      if (path === INDEX) index = id;
      done += bytes;
      progress(done, total);
    }
  };
  await allEnded(Array.from({ length: AT_ONCE }, copySome));
  await removeOthers(from, to);
  for (const folder of folders) await syncFolder(folder);
  return index;
}

/** All files of a library that are more than a program's presence. */
export async function* movable(folder: string): AsyncGenerator<FoundFile> {
  for await (const file of filesBelow(folder)) {
    if (file.path !== IN_USE && file.path !== COPYING && dirname(file.path) !== 'sessions') yield file;
  }
}

/** Bytes of all files, and of those that are not there yet. */
async function measure(from: string, to: string) {
  let [total, missing] = [0, 0];
  for await (const { path, bytes } of movable(from)) {
    total += bytes;
    if ((await sizeOf(join(to, path))) !== bytes) missing += bytes;
  }
  return { total, missing };
}

async function refuseSmall(to: string, missing: number): Promise<void> {
  const { bavail, bsize } = await statfs(to);
  const free = bavail * bsize;
  if (free >= missing + RESERVE_BYTES) return;
  throw new StorageError('There is not enough room for the library there.', {
    hint: `${megabytes(missing + RESERVE_BYTES)} must be free on the disk of ${to}, and ${megabytes(free)} are. The library is where it was.`,
  });
}

/** Also those on the way there. */
async function makeFolder(to: string, path: string, made: Set<string>): Promise<void> {
  const folder = join(to, path);
  if (made.has(folder)) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (let each = folder; each.length > to.length; each = dirname(each)) made.add(each);
}

/** What an earlier try copied, and is in the library no longer; nothing that somebody else put there. */
async function removeOthers(from: string, to: string): Promise<void> {
  for await (const { path, isFolder, isOfLibrary } of entriesOfCopy(from, to)) {
    if (!isOfLibrary || isFolder || path === COPYING) continue;
    if (!existsSync(join(from, path))) await rm(join(to, path), { force: true });
  }
}

/** The first failure is thrown once none of them works any more. */
async function allEnded(works: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function megabytes(bytes: number): string {
  return `${String(Math.ceil(bytes / 2 ** 20))} MB`;
}
