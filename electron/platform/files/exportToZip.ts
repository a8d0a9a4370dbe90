import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeZip } from 'client-zip';
import { BadInputError } from '#shared/errors/inputErrors';
import { errorCode, fileError } from '../disk/fileErrors.ts';
import { placeNew, syncFolder, temporaryBeside } from '../disk/writeAtomically.ts';
import type { NamedCopy } from './exportPictures.ts';
import type { Placed } from './exportToFolder.ts';
import { createFreeNames } from './freeNames.ts';

interface ZipOptions {
  /** A folder is made in it, for the one picture that is under way. */
  readonly tempFolder: string;
  readonly onPlaced: Placed;
  /** What is to be said in the archive itself, asked for when all pictures are in it; `undefined`: nothing. */
  readonly closing?: () => string | undefined;
  /** ms since the epoch, of the files in it. */
  readonly now: () => number;
}

/**
 * An archive of copies, made as it is read: memory and disk hold one picture at a time. Nothing is packed again. It may be larger than 4 GiB.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT section 4.3.14, ZIP64
 */
export function zipOf(
  copiesIn: (folder: string) => AsyncIterable<NamedCopy>,
  options: ZipOptions,
): ReadableStream<Uint8Array> {
  return makeZip(entries(copiesIn, options), { buffersAreUTF8: true });
}

async function* entries(
  copiesIn: (folder: string) => AsyncIterable<NamedCopy>,
  { tempFolder, onPlaced, closing, now }: ZipOptions,
) {
  const folder = await mkdtemp(join(tempFolder, 'lumi-export-'));
  const names = createFreeNames();
  try {
    for await (const copy of copiesIn(folder)) {
      const stem = names.take(copy);
      let bytes = 0;
      for (const { temporary, extension } of copy.files) {
        const { size } = await stat(temporary);
        bytes += size;
        yield { name: `${stem}.${extension}`, size, lastModified: new Date(now()), input: piecesOf(temporary) };
      }
      const note = copy.noteOf(`${stem}.${copy.files[0].extension}`);
      onPlaced({ ...copy, noteOf: () => note }, `${stem}.${copy.files[0].extension}`, bytes);
    }
    const words = closing?.();
    if (words !== undefined)
      yield {
        name: names.has('what was left out.txt') ? 'What was left out (2).txt' : 'What was left out.txt',
        lastModified: new Date(now()),
        input: words,
      };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path) as AsyncIterable<Uint8Array>;
}

/**
 * Writes an archive to a file that is not there yet; it appears whole or not at all.
 * @throws BadInputError where there is a file of that name; StorageError where the disk takes no more: nothing is left then
 */
export async function writeZip(path: string, zip: ReadableStream<Uint8Array>): Promise<void> {
  const temporary = temporaryBeside(path);
  try {
    const file = await open(temporary, 'wx');
    try {
      for await (const piece of zip) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await placeNew(temporary, path);
    await syncFolder(dirname(path));
  } catch (caught) {
    if (errorCode(caught) === 'EEXIST') throw isThere(path);
    throw fileError(`Saving ${path}`, caught);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** @throws BadInputError where there is something of that name */
export async function refuseReplacing(path: string): Promise<void> {
  try {
    await stat(path);
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return;
    throw fileError(`Saving ${path}`, caught);
  }
  throw isThere(path);
}

function isThere(path: string): BadInputError {
  return new BadInputError(`${path} is there already.`, { hint: 'It is not replaced. Choose another name.' });
}
