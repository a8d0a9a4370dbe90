import { open, type FileHandle } from 'node:fs/promises';
import { PictureError } from '#shared/errors/inputErrors';

/** Longer ones are neither written nor read: files come from strangers. */
export const MAX_RECIPE_BYTES = 8 * 1024 * 1024;
/** What is read at once; the heads of blocks lie near to each other. */
export const WINDOW_BYTES = 64 * 1024;

/** Reads a file here and there. Every length found in it is doubted. */
export class PictureFile implements AsyncDisposable {
  readonly size: number;
  readonly #handle: FileHandle;
  #window: Buffer = Buffer.alloc(0);
  #windowAt = 0;

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

  /** The caller's own copy. @throws PictureError where the file ends before */
  async bytes(at: number, length: number): Promise<Buffer> {
    if (at + length > this.size) throw damaged();
    if (length > WINDOW_BYTES) return this.#read(at, length);
    if (at < this.#windowAt || at + length > this.#windowAt + this.#window.length) {
      this.#window = await this.#read(at, Math.min(WINDOW_BYTES, this.size - at));
      this.#windowAt = at;
    }
    return Buffer.from(this.#window.subarray(at - this.#windowAt, at - this.#windowAt + length));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
  }

  async #read(at: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.#handle.read(Buffer.alloc(length), 0, length, at);
    if (bytesRead < length) throw damaged();
    return buffer;
  }
}

export function damaged(): PictureError {
  return new PictureError('The picture file is damaged.', { hint: 'Its blocks do not fit together.' });
}
