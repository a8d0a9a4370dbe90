import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { BadInputError } from '#shared/errors/inputErrors';
import type { HttpBody } from '#shared/providers/HttpCall';
import type { ReadPicture } from './BodyPieces.ts';
import { formBody } from './formBody.ts';
import { jsonBody } from './jsonBody.ts';

/** A request body in pieces, so that a picture is never joined into one long string with the rest. */
export interface RequestBody {
  readonly contentType: string;
  readonly pieces: readonly Uint8Array[];
  readonly bytes: number;
  /** SHA-256 of the pictures in it that are not as the library has them, lower-case hex. */
  readonly converted: ReadonlySet<string>;
}

/**
 * A body as it is sent, with the pictures in their places.
 * @throws BadInputError when it exceeds `maxBytes`.
 */
export async function requestBody(body: HttpBody, readPicture: ReadPicture, maxBytes: number): Promise<RequestBody> {
  const converted = new Set<string>();
  const read: ReadPicture = async (image, as) => {
    const picture = await readPicture(image, as);
    if (as !== undefined) converted.add(createHash('sha256').update(picture).digest('hex'));
    return picture;
  };
  const { contentType, pieces } = 'json' in body ? jsonBody(body.json, read) : formBody(body.form, read);
  const all: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    all.push(piece);
  }
  return { contentType, pieces: all, bytes, converted };
}

function tooLarge(maxBytes: number): BadInputError {
  return new BadInputError(`The request is larger than ${Math.round(maxBytes / 1e6)} MB.`, {
    hint: 'Use fewer or smaller reference pictures.',
  });
}

/** The body as a stream that is read only as fast as it is sent. `onSent` is called once all of it was taken. */
export function streamOf({ pieces }: RequestBody, onSent: () => void): Readable {
  function* each(): Generator<Uint8Array> {
    yield* pieces;
    onSent();
  }
  return Readable.from(each(), { highWaterMark: 0 });
}
