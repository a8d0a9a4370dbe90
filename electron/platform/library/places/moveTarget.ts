import { constants, existsSync } from 'node:fs';
import { access, mkdir, readFile, realpath, rmdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { BadInputError } from '#shared/errors/inputErrors';
import { isTemporary } from '../../disk/writeAtomically.ts';
import { entriesOf, COPYING } from './libraryFolder.ts';
import { entriesOfCopy } from './ofLibrary.ts';

export interface MoveTarget {
  /** Without links in it. It is there. */
  readonly folder: string;
  /** Whether it holds the beginning of a copy of the same library, and nothing else. */
  readonly isBegun: boolean;
  /** Takes back what was made for it. */
  readonly undo: () => Promise<void>;
}

/**
 * The folder a library is to be moved to, which is made: a new or empty one, or one that a move of the same library to it was cut off in.
 * @throws BadInputError, and nothing is made then; the system's error
 */
export async function moveTarget(wanted: string, from: string): Promise<MoveTarget> {
  const path = resolve(wanted);
  const first = await makeFolder(path);
  const undo = async () => {
    if (first === undefined) return;
    for (let each = path; ; each = dirname(each)) {
      await rmdir(each).catch(() => undefined);
      if (each === first || each === dirname(each)) return;
    }
  };
  try {
    const folder = await realpath(path);
    if (isWithin(folder, from)) {
      throw new BadInputError('The library cannot be moved into itself.', { hint: 'Choose a folder outside of it.' });
    }
    const entries = ((await entriesOf(folder)) ?? []).filter((name) => !isTemporary(name));
    const isBegun = entries.includes(COPYING) && (await copiedFrom(folder)) === from;
    if (entries.length > 0 && !isBegun) {
      throw new BadInputError('This folder is not empty.', {
        hint: `A library is moved into an empty folder, or one that is not there yet, such as ${join(folder, 'Lumi Studio')}.`,
      });
    }
    if (isBegun) await refuseOthers(folder, from);
    return { folder, isBegun, undo };
  } catch (caught) {
    await undo();
    throw caught;
  }
}

/** Somebody may have put something of their own beside a copy that was cut off. */
async function refuseOthers(folder: string, from: string): Promise<void> {
  for await (const { path, isOfLibrary } of entriesOfCopy(from, folder)) {
    if (isOfLibrary) continue;
    throw new BadInputError('This folder holds something that is not of the library.', {
      hint: `Put ${join(folder, path)} elsewhere, and the move that was cut off goes on here; or choose another folder. Nothing was changed.`,
    });
  }
}

/** Gives the first folder that was made on the way. */
async function makeFolder(path: string): Promise<string | undefined> {
  try {
    return await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (caught) {
    // On a disk that may only be read, what cannot be made is told as what is not there.
    let nearest = path;
    while (!existsSync(nearest) && nearest !== dirname(nearest)) nearest = dirname(nearest);
    await access(nearest, constants.W_OK);
    throw caught;
  }
}

/** Whether a folder is another, or lies in it. */
function isWithin(folder: string, other: string): boolean {
  const way = relative(other, folder);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(other, way) === folder);
}

/** Which library a copy that was cut off is of. */
async function copiedFrom(folder: string): Promise<unknown> {
  try {
    const mark: unknown = JSON.parse(await readFile(join(folder, COPYING), 'utf8'));
    return typeof mark === 'object' && mark !== null && 'from' in mark ? mark.from : undefined;
  } catch {
    return undefined;
  }
}
