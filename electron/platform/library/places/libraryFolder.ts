import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../disk/fileErrors.ts';

/** The SQLite file of a library. */
export const INDEX = 'index.sqlite';

/** In a folder that a library is being copied to: which one, until the copy is whole. */
export const COPYING = '.lumi-moving.json';

/** Whether a library lies there, whole. */
export function isLibrary(folder: string): boolean {
  return existsSync(join(folder, INDEX)) && !existsSync(join(folder, COPYING));
}

/** What is in a folder; `undefined`: there is none. @throws the system's error for what is no folder, or cannot be read */
export async function entriesOf(folder: string): Promise<readonly string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return undefined;
    throw caught;
  }
}
