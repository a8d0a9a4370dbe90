import { lstat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BadInputError } from '#shared/errors/inputErrors';
import { escaped } from '#shared/errors/printable';

/** @throws BadInputError where something of this name is there: nothing is replaced */
export async function refuseTaken(path: string): Promise<void> {
  try {
    await lstat(resolve(path));
  } catch {
    // Whatever else is wrong with the place is told when it is written to.
    return;
  }
  throw new BadInputError(`${escaped(path)} is there already.`, { hint: 'Choose another name: no file is replaced.' });
}
