/** A request, before pictures and key are put into it. */
import type { SentReference } from './sentReferences.ts';

/** A POST. Where its body holds a picture of the library, the Node side puts the picture's bytes in its place. */
export interface HttpCall {
  /** Appended to the provider's base URL; begins with `/`, holds no query with secrets. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: HttpBody;
}

/**
 * - `json`: any value; a `PictureSlot` in it becomes a string
 * - `form`: multipart/form-data, its parts in their order; several may have one name
 */
export type HttpBody = { readonly json: unknown } | { readonly form: readonly FormPart[] };

/** A picture of the library that is to be sent. */
interface SentPicture {
  readonly $picture: SentReference;
  /** The MIME type its first frame is written anew in; absent: it is sent as it is. */
  readonly as?: string;
}

/** Stands in JSON for a picture's base64, after `prefix`. */
export interface PictureSlot extends SentPicture {
  readonly prefix: string;
}

export type FormPart = FormText | FormFile;

interface FormText {
  readonly name: string;
  readonly value: string;
}

export interface FormFile extends SentPicture {
  readonly name: string;
  readonly filename: string;
  /** MIME type of what is sent. */
  readonly type: string;
}
