import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isOfSystem, picturesAmong, type FoundPicture } from '#shared/graph/pictureFiles';
import { errorCode } from '../disk/fileErrors.ts';
import { withDescriptor } from '../disk/withDescriptor.ts';

/** Folders within one another. */
const MAX_DEPTH = 64;
/** A file or folder that is left out. */
export interface LeftOut {
  readonly path: string;
  readonly reason: 'no-picture' | 'unreadable' | 'too-deep';
}

/**
 * The pictures among files and folders, and in all folders below, in the order of their names; one folder's names are held at a time. What is named
 * itself is taken for a picture. Links are followed, and lead to no folder twice. Hidden files and those of the system are passed over in silence.
 */
export async function* walkPictures(paths: readonly string[]): AsyncGenerator<FoundPicture | LeftOut> {
  const seen = new Set<string>();
  for (const path of paths) {
    const facts = await attempt(() => stat(path));
    if (facts?.isDirectory()) yield* walkFolder(path, seen, 0);
    else yield { path, beside: [] };
  }
}

async function* walkFolder(folder: string, seen: Set<string>, depth: number): AsyncGenerator<FoundPicture | LeftOut> {
  const real = await attempt(() => realpath(folder));
  if (real !== undefined && seen.has(real)) return;
  if (depth > MAX_DEPTH) {
    yield { path: folder, reason: 'too-deep' };
    return;
  }
  const entries = await attempt(() => withDescriptor(() => readdir(folder, { withFileTypes: true })));
  if (!entries || real === undefined) {
    yield { path: folder, reason: 'unreadable' };
    return;
  }
  seen.add(real);
  const files: string[] = [];
  const folders: string[] = [];
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (isOfSystem(entry.name)) continue;
    const path = join(folder, entry.name);
    const facts = entry.isSymbolicLink() ? await attempt(() => stat(path)) : entry;
    if (!facts) yield { path, reason: 'unreadable' };
    else if (facts.isDirectory()) folders.push(path);
    // A pipe or a device is no file.
    else if (facts.isFile()) files.push(path);
  }
  yield* picturesAmong(files);
  for (const path of folders) yield* walkFolder(path, seen, depth + 1);
}

/** What the disk gives, `undefined` where it refuses. */
async function attempt<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (caught) {
    if (errorCode(caught) === undefined) throw caught;
    return undefined;
  }
}
