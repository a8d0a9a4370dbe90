import { readFile } from 'node:fs/promises';
import { PictureError } from '#shared/errors/inputErrors';
import { withDescriptor } from '../platform/disk/withDescriptor.ts';
import type { PictureCopies } from '../platform/files/createPictureCopies.ts';
import type { ReadPicture } from '../platform/http/BodyPieces.ts';

interface ReferenceReaderOptions {
  readonly pictureFile: (id: string) => { readonly path: string } | undefined;
  /** Whose `asPng` writes the first frame of a picture. */
  readonly copies: Pick<PictureCopies, 'asPng'>;
}

/**
 * Reads reference pictures to be sent: as they lie in the library or, where the provider does not take their type, as PNG.
 * @throws PictureError for one that cannot be converted: nothing was sent then
 */
export function createReferenceReader({ pictureFile, copies }: ReferenceReaderOptions): ReadPicture {
  return async ({ id }, as) => {
    const file = pictureFile(id);
    if (!file) throw new Error(`The picture ${id} is wired in and not in the library.`);
    if (as === undefined) return withDescriptor(() => readFile(file.path));
    if (as !== 'image/png') throw new Error(`No picture is converted to ${as}.`);
    const converted = await copies.asPng(file.path, id).catch(refuse);
    return withDescriptor(() => readFile(converted));
  };
}

function refuse(caught: unknown): never {
  if (!(caught instanceof PictureError)) throw caught;
  throw new PictureError(`A reference picture cannot be sent as PNG: ${caught.message}`, {
    hint: 'Nothing was sent. Save it as PNG or JPEG and use that instead.',
    cause: caught,
  });
}
