import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { removeIfEmpty } from '../../disk/removeIfEmpty.ts';
import { isTemporary } from '../../disk/writeAtomically.ts';
import { IN_USE } from './holdLibrary.ts';
import { COPYING, INDEX } from './libraryFolder.ts';

/** Something in a folder that a library is copied to. */
interface Entry {
  /** Within the folder. */
  readonly path: string;
  /** A link is none, wherever it leads. */
  readonly isFolder: boolean;
  /** Whether a copy of the library has it: all else is somebody's, and is never touched. */
  readonly isOfLibrary: boolean;
}

/**
 * All in a folder that is, or is becoming, a copy of the library in `from`; no link is followed, and a folder comes after what is in it.
 * A folder that is not of the library is not looked into.
 */
export async function* entriesOfCopy(from: string, to: string, within = ''): AsyncGenerator<Entry> {
  for (const entry of await readdir(join(to, within), { withFileTypes: true })) {
    const path = join(within, entry.name);
    const isFolder = entry.isDirectory();
    const isOfLibrary =
      isFolder || entry.isFile() ? isMadeBy(path.split(sep), isFolder) || existsSync(join(from, path)) : false;
    if (isFolder && isOfLibrary) yield* entriesOfCopy(from, to, path);
    yield { path, isFolder, isOfLibrary };
  }
}

/** Takes a copy that was not finished back: all that is of the library, its mark last, and no more. The folder itself stays. */
export async function removeCopy(from: string, to: string): Promise<void> {
  for await (const { path, isFolder, isOfLibrary } of entriesOfCopy(from, to)) {
    if (!isOfLibrary || path === COPYING) continue;
    if (isFolder) await removeIfEmpty(join(to, path));
    else await rm(join(to, path), { force: true });
  }
  await rm(join(to, COPYING), { force: true });
}

/** Whether a library makes such files, or such folders. */
function isMadeBy([top = '', part, ...deeper]: readonly string[], isFolder: boolean): boolean {
  if (part === undefined) {
    if (isFolder) return top === 'pictures' || FOLDERS.has(top);
    return top === COPYING || top === IN_USE || isTemporary(top) || INDEX_FILES.has(top);
  }
  if (FOLDERS.has(top)) return true;
  const isByte = /^[0-9a-f]{2}$/.test(part);
  return top === 'pictures' && isByte && (isFolder ? deeper.length === 0 : deeper.length === 1);
}

/** With all that is in them. */
const FOLDERS: ReadonlySet<string> = new Set(['thumbnails', 'unreadable', 'incoming', 'sessions']);
const INDEX_FILES: ReadonlySet<string> = new Set(['', '-wal', '-shm', '-journal'].map((ending) => INDEX + ending));
