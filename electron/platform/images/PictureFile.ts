import { open, type FileHandle } from 'node:fs/promises';
import { PictureError } from '#shared/errors/inputErrors';

/** A part of a new file: bytes, or a range of the old file, `to` not included. */
export type Part = Uint8Array | { readonly from: number; readonly to: number };

/** Ways to keep a text inside one kind of picture file, beside pixels that are not touched. */
export interface RecipeFormat {
  /** The file with `json` as its only recipe; `undefined`: with none. */
  readonly embed: (file: PictureFile, json: string | undefined) => Promise<readonly Part[]>;
  readonly read: (file: PictureFile) => Promise<string | undefined>;
}

/** Longer ones are neither written nor read: files come from strangers. */
export const MAX_RECIPE_BYTES = 8 * 1024 * 1024;
/** Blocks looked at before giving up. */
export const MAX_BLOCKS = 20_000;

/** Reads a file here and there. Every length found in it is doubted. */
export class PictureFile implements AsyncDisposable {
  readonly size: number;
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  static async open(path: string): Promise<PictureFile> {
    const handle = await open(path);
    try {
      return new PictureFile(handle, (await handle.stat()).size);
    } catch (caught) {
      await handle.close();
      throw caught;
    }
  }

  /** @throws PictureError where the file ends before */
  async bytes(at: number, length: number): Promise<Buffer> {
    if (at + length > this.size) throw damaged();
    const { buffer, bytesRead } = await this.#handle.read(Buffer.alloc(length), 0, length, at);
    if (bytesRead < length) throw damaged();
    return buffer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
  }
}

export function damaged(): PictureError {
  return new PictureError('The picture file is damaged.', { hint: 'Its blocks do not fit together.' });
}
