import { randomUUID } from 'node:crypto';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { BadInputError, NotFoundError, PictureError, UnopenedPictureError } from '#shared/errors/inputErrors';
import type { ReceivedPicture } from '../../engine/Ports.ts';
import type { ImageRef } from '#shared/graph/generation';
import { MAX_PICTURE_BYTES, pictureName } from '#shared/graph/pictureTypes';
import { errorCode, fileError } from '../disk/fileErrors.ts';
import { receiveFile } from '../disk/receiveFile.ts';
import { withDescriptor } from '../disk/withDescriptor.ts';
import type { Settler } from './createSettler.ts';
import { guarded } from './libraryErrors.ts';
import type { DecodePicture } from './recovery/wholePictures.ts';

/** Name of the folder, in the folder of what arrives, for what comes from outside. It is not paid for: what a dead program left there goes. */
export const IMPORTS = 'imports';

/** A picture that is to be put into the library: a file that a person pointed at, or its bytes. */
export type PictureSource = {
  /** What it was called where it comes from. */
  readonly name: string;
} & ({ readonly path: string } | { readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array> });

/** A picture that is in the library now. */
export interface TakenPicture extends ImageRef {
  readonly name: string;
  /** Whether the library did not have it before. */
  readonly isNew: boolean;
}

export interface Intake {
  /**
   * Puts a picture from outside into the library exactly as it is, once, however often it comes: on return it is on the disk. It is opened
   * first, to its last pixel.
   * `at`: ms since the epoch.
   * @throws PictureError for what is no picture, is damaged or too large; NotFoundError for a path that leads nowhere; StorageError. Nothing of it is
   * kept then.
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
  readonly settler: Pick<Settler, 'addFresh'>;
  /** The text with keys replaced: a file may be called anything. */
  readonly redact: (text: string) => string;
}

export function createIntake(db: Database.Database, options: IntakeOptions): Intake {
  const { folder, incoming, decode, settler, redact } = options;
  const has = db.prepare('SELECT 1 FROM pictures WHERE id = ?').pluck();
  const note = db.prepare(`
    INSERT INTO imports (picture, name, at) SELECT @id, @name, @at
    WHERE NOT EXISTS (SELECT 1 FROM results WHERE picture = @id) ON CONFLICT DO NOTHING`);
  const prove = db.prepare("UPDATE pictures SET proof = 'whole' WHERE id = ?");
  const arrived = async (source: PictureSource, keep: (picture: ReceivedPicture, name: string) => Promise<void>) => {
    const name = pictureName(redact(source.name));
    const arriving = join(incoming, IMPORTS);
    const path = join(arriving, randomUUID());
    try {
      await mkdir(arriving, { recursive: true, mode: 0o700 });
      const file = await receive(source, path);
      const picture = { path, ...file, ...(await decoded(path, decode)) };
      const isNew = guarded(folder, () => has.get(picture.id)) === undefined;
      await keep(picture, name);
      const { id, width, height, mime } = picture;
      return { id, width, height, mime, name, isNew };
    } catch (caught) {
      throw fileError('Putting the picture into the library', caught);
    } finally {
      await rm(path, { force: true });
    }
  };
  return {
    takeIn: (source, at) =>
      arrived(source, (picture, name) =>
        settler.addFresh(picture, at, () => {
          note.run({ id: picture.id, name, at });
          prove.run(picture.id);
        }),
      ),
    lookAt: (source) => arrived(source, () => Promise.resolve()),
  };
}

async function receive(source: PictureSource, path: string) {
  const limits = { maxBytes: MAX_PICTURE_BYTES, tooLarge };
  if ('bytes' in source) return receiveFile(path, source.bytes, limits);
  // Asked before it is opened: opening a pipe waits until somebody writes to it.
  const stats = await stat(source.path).catch(refuseLost);
  if (!stats.isFile()) throw new BadInputError('This is no file.', { hint: 'Choose a picture file.' });
  if (stats.size > MAX_PICTURE_BYTES) throw tooLarge();
  await using file = await withDescriptor(() => open(source.path)).catch(refuseLost);
  return await receiveFile(path, file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>, limits);
}

function refuseLost(caught: unknown): never {
  if (errorCode(caught) === 'ENOENT') throw new NotFoundError('There is no such file.', { cause: caught });
  throw caught;
}

/** Once more, where the first time something else kept the picture process from it. */
async function decoded(path: string, decode: DecodePicture) {
  return decode(path).catch((caught: unknown) => {
    if (caught instanceof UnopenedPictureError) return decode(path);
    throw caught;
  });
}

function tooLarge(): PictureError {
  return new PictureError(`The file is larger than ${String(MAX_PICTURE_BYTES / 2 ** 20)} MB.`, {
    hint: 'Save it smaller, or as JPEG.',
  });
}
