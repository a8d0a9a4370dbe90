import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type AppError, type AppErrorOptions } from '#shared/errors/AppError';
import type { BlobFile } from './reply/BlobWriter.ts';

/**
 * Moves pictures that were paid for and cannot be used into a folder for them, which is made. Of one whose base64 is broken, the text as it came
 * is kept. Gives where they are now; never rejects, and loses no byte, whatever the disk does.
 */
export async function keepUnread(files: Iterable<BlobFile>, folder: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const { id, path, raw } of files) {
    paths.push(await moved(raw ?? path, `${id}.${raw === undefined ? 'bin' : 'txt'}`, folder));
    if (raw !== undefined) await rm(path, { force: true }).catch(() => undefined);
  }
  return paths;
}

/** Where that folder cannot be had: beside the folder of the call, which may be removed with all that is in it. */
async function moved(path: string, name: string, folder: string): Promise<string> {
  for (const place of [folder, dirname(dirname(path))]) {
    const kept = join(place, name);
    try {
      await mkdir(place, { recursive: true });
      await rename(path, kept);
      return kept;
    } catch {
      // It stays where it is until somewhere else takes it.
    }
  }
  return path;
}

/** The same failure, its hint telling where the pictures lie that came with it; itself where none did. */
export function withKept<E extends AppError>(error: E, kept: readonly string[]): E {
  return kept.length === 0 ? error : withHint(error, `What had arrived of the picture was kept: ${kept.join(', ')}`);
}

/** The same failure with more to its hint. */
export function withHint<E extends AppError>(error: E, more: string): E {
  const Same = error.constructor as new (message: string, options: AppErrorOptions) => E;
  return new Same(error.message, { hint: `${error.hint ?? ''} ${more}`.trim(), cause: error });
}
