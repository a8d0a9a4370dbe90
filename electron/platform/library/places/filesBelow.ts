import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface FoundFile {
  /** Within the folder. */
  readonly path: string;
  readonly bytes: number;
}

/** Every file below a folder, links followed, one after the other; a folder's own come after those of the folders in it. */
export async function* filesBelow(folder: string, within = ''): AsyncGenerator<FoundFile> {
  const files: string[] = [];
  const folders: string[] = [];
  for await (const entry of await opendir(join(folder, within))) {
    const path = join(within, entry.name);
    const isFolder = entry.isSymbolicLink() ? (await stat(join(folder, path))).isDirectory() : entry.isDirectory();
    (isFolder ? folders : files).push(path);
  }
  for (const path of folders) yield* filesBelow(folder, path);
  for (const path of files) yield { path, bytes: (await stat(join(folder, path))).size };
}
