import { open, type FileHandle } from 'node:fs/promises';

const WINDOW_BYTES = 64 * 1024;

/** Reads a file here and there, a window at a time: the heads of blocks lie near to each other. What is behind its end is just not there. */
export class FileWindow implements AsyncDisposable {
  readonly size: number;
  readonly #handle: FileHandle;
  #window = Buffer.alloc(0);
  #windowAt = 0;

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  static async open(path: string): Promise<FileWindow> {
    const handle = await open(path);
    try {
      return new FileWindow(handle, (await handle.stat()).size);
    } catch (caught) {
      await handle.close();
      throw caught;
    }
  }

  /** Fewer where the file ends before. At most a window; not to be changed, and good until the next is asked for. */
  async bytes(at: number, length: number): Promise<Buffer> {
    if (at < this.#windowAt || at + length > this.#windowAt + this.#window.length) {
      const { buffer, bytesRead } = await this.#handle.read(Buffer.allocUnsafe(WINDOW_BYTES), 0, WINDOW_BYTES, at);
      this.#window = buffer.subarray(0, bytesRead);
      this.#windowAt = at;
    }
    return this.#window.subarray(at - this.#windowAt, at - this.#windowAt + length);
  }

  /** All bytes from here to there, `to` not included. */
  async *pieces(from: number, to: number): AsyncGenerator<Buffer> {
    for (let at = from; at < to;) {
      const piece = await this.bytes(at, Math.min(WINDOW_BYTES, to - at));
      if (piece.length === 0) return;
      at += piece.length;
      yield piece;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
  }
}
