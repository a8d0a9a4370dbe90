import { rmdir } from 'node:fs/promises';
import { errorCode } from './fileErrors.ts';

/** Removes a folder nothing is left in. */
export async function removeIfEmpty(path: string): Promise<void> {
  try {
    await rmdir(path);
  } catch (caught) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(errorCode(caught) ?? '')) throw caught;
  }
}
