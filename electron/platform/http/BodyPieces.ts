import type { SentReference } from '#shared/providers/sentReferences';

/** Gives the bytes of a picture of the library; `as`: of its first frame in this MIME type, and no longer than the picture says. */
export type ReadPicture = (picture: SentReference, as?: string) => Promise<Uint8Array>;

/** A body as it is put together: a picture is read when its turn comes. */
export interface BodyPieces {
  /** Of the whole, as a header. */
  readonly contentType: string;
  readonly pieces: AsyncIterable<Uint8Array>;
}
