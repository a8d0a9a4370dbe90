import { randomUUID } from 'node:crypto';
import { mkdir, open, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { AppError } from '#shared/errors/AppError';
import { BadInputError, NotFoundError, PictureError, UnopenedPictureError } from '#shared/errors/inputErrors';
import type { ImageRef } from '#shared/graph/generation';
import { isShownAsPixels, MAX_PICTURE_BYTES, pictureName } from '#shared/graph/pictureTypes';
import { errorCode, fileError } from '../disk/fileErrors.ts';
import { hashOf, type FileIdentity } from '../disk/hashFile.ts';
import { receiveFile } from '../disk/receiveFile.ts';
import { isOutOfDescriptors, withDescriptor } from '../disk/withDescriptor.ts';
import { createImportNotes, type Origin } from './createImportNotes.ts';
import type { Settler } from './createSettler.ts';
import { guarded } from './libraryErrors.ts';
import { picturePath } from './pictureFiles.ts';
import type { DecodePicture } from './recovery/wholePictures.ts';

/** Name of the folder, in the folder of what arrives, for what comes from outside. It is not paid for: what a dead program left there goes. */
export const IMPORTS = 'imports';

/** A picture that is to be put into the library: a file that a person pointed at, or its bytes. */
export type PictureSource = {
  /** What it was called where it comes from. */
  readonly name: string;
  /** Files that tell of it. */
  readonly beside?: readonly string[];
  /** The same by what they hold, for who has no paths: at most a few, each short. */
  readonly besideTexts?: readonly { readonly kind: 'txt' | 'json'; readonly text: string }[];
  /** The picture that it is another form of. */
  readonly twinOf?: string;
  /** When all that comes with it began to come, ms since the epoch. */
  readonly batchAt?: number;
} & ({ readonly path: string } | { readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array> });

/** A picture that is in the library now. */
export interface TakenPicture extends ImageRef {
  readonly name: string;
  /** Whether the library did not have it before. */
  readonly isNew: boolean;
  /** It was in the trash. */
  readonly isRestored?: boolean;
  /** What else is to be known of it. */
  readonly note?: string;
}

/** What a file, and those beside it, say of how the picture was made: without keys. */
export type OriginOf = (path: string, beside: readonly string[]) => Promise<Origin>;

export interface Intake {
  /**
   * Puts a picture from outside into the library exactly as it is, once, however often it comes: on return it is on the disk. It is opened
   * first, to its last pixel; one whose bytes the library has is not opened again.
   * `at`: ms since the epoch.
   * @throws PictureError for what is no picture, is damaged or too large; NotFoundError for a path that leads nowhere, or to what cannot be read;
   * StorageError where the library cannot be written. Nothing of it is kept then.
   */
  takeIn(source: PictureSource, at: number): Promise<TakenPicture>;
  /** The same without keeping it. */
  lookAt(source: PictureSource): Promise<TakenPicture>;
}

interface IntakeOptions {
  readonly folder: string;
  /** Where this program's pictures arrive. */
  readonly incoming: string;
  readonly decode: DecodePicture;
  readonly originOf: OriginOf;
  readonly settler: Pick<Settler, 'addFresh' | 'addAgain'>;
  /** The text with keys replaced: a file may be called anything. */
  readonly redact: (text: string) => string;
}

const knownRow = z
  .object({ width: z.number(), height: z.number(), mime: z.string(), bytes: z.number(), hidden: z.number() })
  .optional();

/** One that the library has, with its file. */
type Known = Omit<NonNullable<z.output<typeof knownRow>>, 'hidden'> & {
  readonly id: string;
  readonly isRestored: boolean;
};

export function createIntake(db: Database.Database, options: IntakeOptions): Intake {
  const { folder, incoming, decode, originOf, settler, redact } = options;
  const row = db.prepare(
    'SELECT width, height, mime, bytes, coalesce(trashed_at, emptied_at) IS NOT NULL AS hidden FROM pictures WHERE id = ?',
  );
  const notes = createImportNotes(db);
  const prove = db.prepare("UPDATE pictures SET proof = 'whole' WHERE id = ?");

  const knownOf = async ({ id, bytes }: FileIdentity): Promise<Known | undefined> => {
    const found = guarded(folder, () => knownRow.parse(row.get(id)));
    if (found?.bytes !== bytes || !(await isWhole(picturePath(folder, id, found.mime), id))) return undefined;
    const { hidden, ...rest } = found;
    return { id, ...rest, isRestored: hidden === 1 };
  };
  /** `undefined`: its file is gone meanwhile. */
  const again = async (known: Known, name: string, source: PictureSource, at: number) => {
    const { id, width, height, mime, isRestored } = known;
    // Before anything else is done with its file: the trash may be emptied meanwhile.
    if (isRestored && !(await settler.addAgain(known, at, () => undefined))) return undefined;
    const needed = guarded(folder, () => notes.isNeeded(id));
    const origin = needed ? await originOf(picturePath(folder, id, mime), source.beside ?? []) : undefined;
    if (origin) {
      const isThere = await settler.addAgain(known, at, () => {
        notes.write({ ...source, id, name, at, origin });
      });
      if (!isThere) return undefined;
    }
    return { id, width, height, mime, name, isNew: false, ...(isRestored && { isRestored }), ...noteOf(origin) };
  };

  const fresh = async (
    source: PictureSource,
    name: string,
    keep: ((picture: Arrived, beside: readonly string[]) => Promise<TakenPicture>) | undefined,
    at: number,
  ): Promise<TakenPicture> => {
    const arriving = join(incoming, IMPORTS);
    const path = join(arriving, randomUUID());
    const texts = (source.besideTexts ?? []).map(({ kind, text }, at) => ({
      path: `${path}-${String(at)}.${kind}`,
      text,
    }));
    try {
      await mkdir(arriving, { recursive: true, mode: 0o700 });
      const file = await receive(source, path);
      const known = await knownOf(file);
      if (known) {
        const taken = keep ? await again(known, name, source, at) : { ...refOf(known), name, isNew: false };
        if (taken) return taken;
      }
      const arrived = { path, ...file, ...(await decoded(path, decode)) };
      for (const each of texts) await writeFile(each.path, each.text, { mode: 0o600 });
      const beside = [...(source.beside ?? []), ...texts.map((each) => each.path)];
      return await (keep ? keep(arrived, beside) : { ...refOf(arrived), name, isNew: true });
    } catch (caught) {
      throw fileError('Putting the picture into the library', caught);
    } finally {
      for (const each of [path, ...texts.map((text) => text.path)]) await rm(each, { force: true });
    }
  };

  return {
    async takeIn(source, at) {
      const name = pictureName(redact(source.name));
      if ('path' in source) {
        const known = await knownOf(await reading(source.path, hashOf));
        const taken = known && (await again(known, name, source, at));
        if (taken) return taken;
      }
      return fresh(
        source,
        name,
        async (picture, beside) => {
          const wasThere = guarded(folder, () => knownRow.parse(row.get(picture.id)));
          const origin = await originOf(picture.path, beside);
          await settler.addFresh(picture, at, () => {
            notes.write({ ...source, id: picture.id, name, at, origin });
            prove.run(picture.id);
          });
          return { ...refOf(picture), name, isNew: wasThere === undefined || wasThere.hidden === 1, ...noteOf(origin) };
        },
        at,
      );
    },
    lookAt: (source) => fresh(source, pictureName(redact(source.name)), undefined, 0),
  };
}

type Arrived = ImageRef & FileIdentity & { readonly path: string };

function refOf({ id, width, height, mime }: ImageRef): ImageRef {
  return { id, width, height, mime };
}

function noteOf(origin: Origin | undefined): Pick<TakenPicture, 'note'> {
  return origin?.note === undefined ? {} : { note: origin.note };
}

/** Whether the library's own file is there and holds what its name says: one may have gone bad at the same length. */
async function isWhole(path: string, id: string): Promise<boolean> {
  try {
    await using file = await withDescriptor(() => open(path));
    return (await hashOf(file)).id === id;
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return false;
    throw caught;
  }
}

function receive(source: PictureSource, path: string): Promise<FileIdentity> {
  const limits = { maxBytes: MAX_PICTURE_BYTES, tooLarge };
  if ('bytes' in source) return receiveFile(path, source.bytes, limits);
  return reading(source.path, (file) =>
    receiveFile(path, file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>, limits),
  );
}

/** Does something with a file that a person pointed at. Asked before it is opened what it is: opening a pipe waits until somebody writes to it. */
async function reading<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const stats = await stat(path).catch(refuseLost);
  if (!stats.isFile()) throw new BadInputError('This is no file.', { hint: 'Choose a picture file.' });
  if (stats.size > MAX_PICTURE_BYTES) throw tooLarge();
  await using file = await withDescriptor(() => open(path)).catch(refuseLost);
  return await work(file);
}

/** What stands in the way of reading is the file's, not the library's. */
function refuseLost(caught: unknown): never {
  if (caught instanceof AppError || errorCode(caught) === undefined || isOutOfDescriptors(caught)) throw caught;
  if (errorCode(caught) === 'ENOENT') throw new NotFoundError('There is no such file.', { cause: caught });
  throw new NotFoundError('The file cannot be read.', {
    hint: 'See whether you have the right to read it.',
    cause: caught,
  });
}

/** Once more, where the first time something else kept the picture process from it. */
async function decoded(path: string, decode: DecodePicture) {
  const found = await decode(path).catch((caught: unknown) => {
    if (caught instanceof UnopenedPictureError) return decode(path);
    throw caught;
  });
  // It is a program, and who knows whose; those that were paid for come another way.
  if (!isShownAsPixels(found.mime)) return found;
  throw new PictureError('This is a SVG drawing, which cannot be opened here.', {
    hint: 'Use PNG, JPEG, WebP, GIF, AVIF or TIFF.',
  });
}

function tooLarge(): PictureError {
  return new PictureError(`The file is larger than ${String(MAX_PICTURE_BYTES / 2 ** 20)} MB.`, {
    hint: 'Save it smaller, or as JPEG.',
  });
}
