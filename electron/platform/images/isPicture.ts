import { stat } from 'node:fs/promises';
import { AppError } from '#shared/errors/AppError';
import { kindOf, openPicture } from './pictureFormats.ts';

/** Whether a file is a picture, by its bytes. What cannot be looked at is told of by who reads it. */
export async function isPicture(path: string): Promise<boolean> {
  try {
    // Opening a pipe would wait for someone to write into it.
    if (!(await stat(path)).isFile()) return false;
    await using file = await openPicture(path);
    return (await kindOf(file)) !== undefined;
  } catch (caught) {
    if (caught instanceof AppError || (caught instanceof Error && 'code' in caught)) return false;
    throw caught;
  }
}
