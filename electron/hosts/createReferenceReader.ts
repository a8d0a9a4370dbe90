import { readFile } from 'node:fs/promises';
import { NotFoundError, PictureError } from '#shared/errors/inputErrors';
import { errorCode } from '../platform/disk/fileErrors.ts';
import { withDescriptor } from '../platform/disk/withDescriptor.ts';
import type { SentCopies, SentForm } from '../platform/files/createSentCopies.ts';
import type { ReadPicture } from '../platform/http/BodyPieces.ts';

interface ReferenceReaderOptions {
  readonly pictureFile: (id: string) => { readonly path: string } | undefined;
  readonly copies: Pick<SentCopies, 'read'>;
}

const FORMATS: Readonly<Record<string, SentForm['format']>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
};

/**
 * Reads reference pictures to be sent: as they lie in the library; as PNG where the provider does not take their type; smaller where they are
 * to be. What is written anew is upright, and of several frames the first.
 * @throws NotFoundError, PictureError where one is gone or cannot be converted: nothing was sent then
 */
export function createReferenceReader({ pictureFile, copies }: ReferenceReaderOptions): ReadPicture {
  return async ({ id, longSide }, as) => {
    const file = pictureFile(id);
    if (!file) throw gone();
    if (as === undefined) return withDescriptor(() => readFile(file.path)).catch(refuseGone);
    const format = FORMATS[as] ?? 'png';
    return copies.read(file.path, id, { format, ...(longSide !== undefined && { longSide }) }).catch(refuse);
  };
}

function gone(): NotFoundError {
  return new NotFoundError('A reference picture is not in the library any more.', {
    hint: 'Nothing was sent. Put it in again, or take it out.',
  });
}

function refuseGone(caught: unknown): never {
  throw errorCode(caught) === 'ENOENT' ? gone() : caught;
}

function refuse(caught: unknown): never {
  if (!(caught instanceof PictureError)) throw caught;
  throw new PictureError(`A reference picture cannot be prepared: ${caught.message}`, {
    hint: 'Nothing was sent. Save it as PNG or JPEG and use that instead.',
    cause: caught,
  });
}
