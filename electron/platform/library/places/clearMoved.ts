import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { lstat, readdir, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { removeIfEmpty } from '../../disk/removeIfEmpty.ts';
import { syncFolder } from '../../disk/writeAtomically.ts';
import { sizeOf } from './copyVerified.ts';
import { filesBelow } from './filesBelow.ts';
import { IN_USE } from './holdLibrary.ts';
import { COPYING, INDEX } from './libraryFolder.ts';

/**
 * Removes a library that was copied and is no longer the one that is opened: the index first, so that what is left is no library for anybody,
 * and of all else what lies in the new place too. Files that do not stay, and so do their folders. May be done again after it was cut off.
 * `index`: the SHA-256 of the index when it was copied. Gives whether it was: an index that somebody wrote to since then is a library of its own,
 * and nothing is touched. To be called by who holds the old library alone, before the new one is opened; the file it is held by, which
 * not every system removes while it is open, is left to `removeHold`.
 */
export async function clearMoved(from: string, to: string, index: string): Promise<boolean> {
  const old = join(from, INDEX);
  if (existsSync(old)) {
    if ((await hashOf(old)) !== index) return false;
    await rm(old);
    await syncFolder(from);
  }
  for await (const { path, bytes } of filesBelow(from)) {
    if (path === IN_USE) continue;
    const isPresence = path === COPYING || dirname(path) === 'sessions';
    if (isPresence || (await sizeOf(join(to, path))) === bytes) await rm(join(from, path), { force: true });
  }
  await removeEmptyFolders(from);
  return true;
}

/** The last of a library that was cleared: what it was held by until now, and its folder if nothing else is left. */
export async function removeHold(from: string): Promise<void> {
  if (existsSync(join(from, INDEX))) return;
  await rm(join(from, IN_USE), { force: true });
  await removeIfEmpty(from);
}

/** A name that led to a library which is elsewhere now. */
export async function removeLink(path: string): Promise<void> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats?.isSymbolicLink()) await unlink(path);
}

/** The folder itself too. */
export async function removeEmptyFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await removeEmptyFolders(join(folder, entry.name));
  }
  await removeIfEmpty(folder);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
