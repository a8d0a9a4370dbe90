import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileError } from '../disk/fileErrors.ts';
import { syncFolder } from '../disk/writeAtomically.ts';
import type { NamedCopy } from './exportPictures.ts';
import { placeNumbered } from './placeNumbered.ts';

/** Hears of each picture that has its name. */
export type Placed = (copy: NamedCopy, path: string, bytes: number) => void;

/**
 * Gives copies names in a folder of the user's, none over a file that is there; each appears whole.
 * @throws StorageError where the folder takes no more; what was written stays
 */
export async function exportToFolder(
  folder: string,
  copiesIn: (folder: string) => AsyncIterable<NamedCopy>,
  onPlaced: Placed,
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const untried = new Map<string, number>();
    for await (const copy of copiesIn(folder)) {
      let bytes = 0;
      for (const { temporary } of copy.files) bytes += await synced(temporary);
      onPlaced(copy, await placeNumbered(copy.files, join(folder, copy.name), untried), bytes);
    }
    await syncFolder(folder);
  } catch (caught) {
    throw fileError(`Saving to ${folder}`, caught);
  }
}

async function synced(path: string): Promise<number> {
  await using file = await open(path, 'r+');
  await file.sync();
  return (await file.stat()).size;
}
