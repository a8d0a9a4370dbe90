import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StorageError } from '#shared/errors/inputErrors';
import { errorCode } from '../disk/fileErrors.ts';
import { placeNew } from '../disk/writeAtomically.ts';

/** Numbers tried for a name that is taken. */
const MAX_NUMBER = 99_999;

/** A finished file under a temporary name, which is the caller's to remove. */
export interface Finished {
  readonly temporary: string;
  readonly extension: string;
}

/**
 * Gives finished files that belong together one name: `fox.png` and `fox.lumi.json`, else `fox-2.png` and `fox-2.lumi.json` …; a name is
 * taken only where all of them are free. Gives the first one's path. Taking a name and finding it free are one step, so two exports never meet.
 * `untried`: kept while many are placed, the number to begin with by name, so that thousands of one name do not each begin at 1.
 * @throws StorageError where too many names are taken
 */
export async function placeNumbered(
  files: readonly [Finished, ...Finished[]],
  pathWithoutExtension: string,
  untried = new Map<string, number>(),
): Promise<string> {
  const key = [pathWithoutExtension, ...files.map(({ extension }) => extension)].join('\0');
  for (let number = untried.get(key) ?? 1; number <= MAX_NUMBER; number++) {
    const stem = `${pathWithoutExtension}${number === 1 ? '' : `-${String(number)}`}`;
    if (!(await placeAll(files, stem))) continue;
    untried.set(key, number + 1);
    return `${stem}.${files[0].extension}`;
  }
  throw new StorageError('Too many pictures of the same name are in this folder.', {
    hint: `Add {index}, {seed} or {id} to the name, or choose another folder than ${dirname(pathWithoutExtension)}.`,
  });
}

/** All or none. */
async function placeAll(files: readonly Finished[], stem: string): Promise<boolean> {
  const placed: string[] = [];
  try {
    for (const { temporary, extension } of files) {
      const path = `${stem}.${extension}`;
      await placeNew(temporary, path);
      placed.push(path);
    }
    return true;
  } catch (caught) {
    for (const path of placed) await rm(path, { force: true });
    if (errorCode(caught) !== 'EEXIST') throw caught;
    return false;
  }
}
