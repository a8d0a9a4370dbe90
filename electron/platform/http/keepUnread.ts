import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type AppError, type AppErrorOptions } from '#shared/errors/AppError';
import type { BlobFile } from './BlobWriter.ts';

/** Moves pictures that were paid for and cannot be used into a folder for them, which is made. Gives their new paths. */
export async function keepUnread(files: Iterable<BlobFile>, folder: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const file of files) {
    await mkdir(folder, { recursive: true });
    const kept = join(folder, `${file.id}.bin`);
    await rename(file.path, kept);
    paths.push(kept);
  }
  return paths;
}

/** The same failure, its hint telling where the pictures lie that came with it; itself where none did. */
export function withKept<E extends AppError>(error: E, kept: readonly string[]): E {
  if (kept.length === 0) return error;
  const Same = error.constructor as new (message: string, options: AppErrorOptions) => E;
  const hint = `${error.hint ?? ''} What had arrived of the picture was kept: ${kept.join(', ')}`.trim();
  return new Same(error.message, { hint, cause: error });
}
