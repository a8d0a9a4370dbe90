import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { BadInputError } from '#shared/errors/inputErrors';
import type { ImageRef } from '#shared/graph/generation';
import type { PictureSlot } from '#shared/providers/ProviderAdapter';

/** Gives the bytes of a picture of the library; `as`: of its first frame in this MIME type. */
export type ReadPicture = (picture: ImageRef, as?: string) => Promise<Uint8Array>;

/** A request body in pieces, so that a picture is never joined into one long string with the rest. */
export interface RequestBody {
  readonly pieces: readonly Uint8Array[];
  readonly bytes: number;
  /** SHA-256 of the pictures in it that are not as the library has them, lower-case hex. */
  readonly converted: ReadonlySet<string>;
}

/**
 * The JSON of a body, with the base64 of the picture in place of each `PictureSlot`.
 * @throws BadInputError when it exceeds `maxBytes`.
 */
export async function requestBody(body: unknown, readPicture: ReadPicture, maxBytes: number): Promise<RequestBody> {
  const slots: PictureSlot[] = [];
  const json = JSON.stringify(body, (_key, value: unknown) => {
    if (!isPictureSlot(value)) return value;
    slots.push(value);
    return HOLE;
  });
  const texts = json.split(`"${HOLE}"`);
  const pieces: Uint8Array[] = [];
  const converted = new Set<string>();
  let bytes = 0;
  const add = (piece: Uint8Array): void => {
    bytes += piece.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    pieces.push(piece);
  };
  for (const [index, text] of texts.entries()) {
    add(Buffer.from(text));
    const slot = slots[index];
    if (!slot) continue;
    const picture = await readPicture(slot.$picture, slot.as);
    if (slot.as !== undefined) converted.add(createHash('sha256').update(picture).digest('hex'));
    const { buffer, byteOffset, byteLength } = picture;
    add(Buffer.from(JSON.stringify(slot.prefix).slice(0, -1)));
    add(Buffer.from(`${Buffer.from(buffer, byteOffset, byteLength).toString('base64')}"`, 'latin1'));
  }
  return { pieces, bytes, converted };
}

/** Random, so that no prompt can hold it. */
const HOLE = `picture-${crypto.randomUUID()}`;

function isPictureSlot(value: unknown): value is PictureSlot {
  return typeof value === 'object' && value !== null && '$picture' in value;
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
