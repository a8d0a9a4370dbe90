/** How pictures leave for the world outside the library, and what is found there. */
import type { ExportOptions } from '#shared/api/contract';
import type { AppError } from '#shared/errors/AppError';
import type { ImageRef } from '#shared/graph/generation';

/** A file or folder that a person pointed at, or one of those in it: what may be a picture, or is left out. */
export type WalkedFile =
  | { readonly path: string; readonly beside: readonly string[]; readonly twinOf?: string }
  | { readonly path: string; readonly reason: 'no-picture' | 'unreadable' | 'too-deep' };

/** A picture that leaves the library, and what it may be called by. */
export interface LeavingPicture {
  readonly image: ImageRef;
  /** ms since the epoch */
  readonly at: number;
  readonly graph: string;
  readonly seed: number | undefined;
  readonly model: string;
  readonly words: string;
}

/** Hears of each picture that leaves. */
export interface ExportListener {
  /** `path`: of the picture, or its name in the archive. Bytes with what lies beside it. */
  readonly onPlaced: (id: string, path: string, bytes: number) => void;
  readonly onRefused: (id: string, error: AppError) => void;
  readonly onNote: (note: string) => void;
}

/** Many copies at once, one after the other. All throw StorageError where the disk refuses. */
export interface PictureExportPort {
  /** @throws BadInputError for a pattern with a token that stands for nothing */
  checkName(pattern: string): void;
  /** Never over a file that is there. What was written stays. */
  toFolder(
    folder: string,
    pictures: Iterable<LeavingPicture>,
    options: ExportOptions,
    listener: ExportListener,
  ): Promise<void>;
  /** Whole or not at all. @throws BadInputError where there is a file of that name */
  toZip(
    path: string,
    pictures: Iterable<LeavingPicture>,
    options: ExportOptions,
    listener: ExportListener,
  ): Promise<void>;
  /** An archive that is made while it is read. `closing`: what is to be said in it, asked for at its end. */
  stream(
    pictures: Iterable<LeavingPicture>,
    options: ExportOptions,
    listener: ExportListener,
    closing: () => string | undefined,
  ): ReadableStream<Uint8Array>;
  /** A path near to this one where no file is. */
  freePath(path: string): Promise<string>;
}

/** Copies of pictures outside the library. All throw StorageError where the disk refuses. */
export interface PictureCopiesPort {
  /** Appears whole or not at all, in place of a file of that name. */
  saveTo(source: string, path: string): Promise<void>;
  /** A copy under a readable name, in a folder of its own; there until it is discarded or the application ends. */
  named(source: string, name: string): Promise<string>;
  /** Removes a copy that `named` gave. */
  discard(path: string): Promise<void>;
  /** The same picture as PNG, there until the application ends. @throws PictureError where it cannot be decoded. */
  asPng(source: string, key: string): Promise<string>;
}
