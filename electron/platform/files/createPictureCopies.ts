import { constants } from 'node:fs';
import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileError } from '../disk/fileErrors.ts';
import { syncFolder, temporaryBeside } from '../disk/writeAtomically.ts';

interface PictureCopiesOptions {
  /** A folder of ours is made in it, for copies that are only handed on. */
  readonly tempFolder: string;
  readonly convert: (source: string, dest: string, format: 'png') => Promise<unknown>;
  /** Makes a copy fit to be given away. @throws SecretFoundError where it cannot be */
  readonly clean: (copy: string) => Promise<unknown>;
}

/** Copies of pictures for the world outside: where the user wants one, or short-lived ones to drag or put on the clipboard. */
export interface PictureCopies {
  saveTo(source: string, path: string): Promise<void>;
  /** Under this name, in a folder of its own. */
  named(source: string, name: string): Promise<string>;
  asPng(source: string, key: string): Promise<string>;
  /** Removes one that `named` gave. */
  discard(path: string): Promise<void>;
  /** Removes the short-lived ones. */
  close(): Promise<void>;
}

export function createPictureCopies({ tempFolder, convert, clean }: PictureCopiesOptions): PictureCopies {
  let folder: Promise<string> | undefined;
  const converting = new Map<string, Promise<string>>();
  const ownFolder = () =>
    (folder ??= mkdtemp(join(tempFolder, 'lumi-pictures-')).catch((caught: unknown) => {
      // Another time it may be had.
      folder = undefined;
      throw caught;
    }));
  const asPng = async (source: string, key: string): Promise<string> => {
    const path = join(await told(ownFolder), `${key}.png`);
    try {
      await convert(source, path, 'png');
      await told(() => clean(path));
      return path;
    } catch (caught) {
      await rm(path, { force: true });
      throw caught;
    }
  };
  return {
    saveTo: (source, path) =>
      told(async () => {
        await copyWhole(source, path, clean);
        await syncFolder(dirname(path));
      }),
    named: (source, name) =>
      told(async () => {
        const path = join(await mkdtemp(join(await ownFolder(), 'copy-')), name);
        await copyWhole(source, path, clean);
        return path;
      }),
    discard: (path) => told(() => rm(dirname(path), { recursive: true, force: true })),
    asPng(source, key) {
      const present = converting.get(key);
      if (present) return present;
      const job = asPng(source, key).finally(() => converting.delete(key));
      converting.set(key, job);
      return job;
    },
    async close() {
      if (folder) await rm(await folder, { recursive: true, force: true });
      folder = undefined;
    },
  };
}

async function copyWhole(source: string, path: string, clean: PictureCopiesOptions['clean']): Promise<void> {
  const temporary = temporaryBeside(path);
  try {
    // Shares the blocks where the disk can; a copy of 30 MB then takes no time, and a drag does not wait for it.
    await copyFile(source, temporary, constants.COPYFILE_FICLONE);
    await clean(temporary);
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (caught) {
    throw fileError('Saving the picture', caught);
  }
}
