import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withDescriptor } from './withDescriptor.ts';
import { errorCode, fileError } from './fileErrors.ts';

/**
 * Puts a file in place whole or not at all, also through a power cut: written beside its place, synced, renamed.
 * One that is there keeps its permissions; a link is followed. With `isNew` a file that is there is never replaced; `mode` gives it
 * these permissions whatever it had.
 * @throws StorageError; with `isNew` the system's EEXIST comes as it is.
 */
export async function writeAtomically(
  path: string,
  data: string | Uint8Array,
  { isNew = false, mode }: { readonly isNew?: boolean; readonly mode?: number } = {},
): Promise<void> {
  try {
    const target = isNew ? path : await resolveLinks(path);
    const temporary = temporaryBeside(target);
    try {
      await writeSynced(temporary, data, mode ?? (await modeOf(target)));
      await (isNew ? placeNew(temporary, target) : rename(temporary, target));
      await syncFolder(dirname(target));
    } finally {
      await rm(temporary, { force: true });
    }
  } catch (caught) {
    throw isNew && errorCode(caught) === 'EEXIST' ? caught : fileError('Saving', caught);
  }
}

/** A name for what is being written; hidden, so that no list of files shows it. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.lumi-${randomUUID()}.tmp`);
}

/** Whether a name is of a file that was being written, and was not finished. */
export function isTemporary(name: string): boolean {
  return /^\.lumi-[0-9a-f-]{36}\.tmp$/.test(name);
}

/** Gives a finished file its name, unless the name is taken: then EEXIST is thrown and nothing changes. The temporary name is the caller's to remove. */
export async function placeNew(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (caught) {
    // Some disks, such as USB sticks, have no links.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(errorCode(caught) ?? '')) throw caught;
    await copyFile(temporary, path, constants.COPYFILE_EXCL);
  }
}

/** A rename is safe from a power cut once its folder is synced. Windows does so by itself and cannot open folders. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await withDescriptor(() => open(path, 'r'));
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function writeSynced(path: string, data: string | Uint8Array, mode: number | undefined): Promise<void> {
  const file = await withDescriptor(() => open(path, 'wx', mode));
  try {
    // The process's mask may have narrowed the mode given to `open`.
    if (mode !== undefined) await file.chmod(mode);
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return undefined;
    throw caught;
  }
}

async function resolveLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return path;
    throw caught;
  }
}
