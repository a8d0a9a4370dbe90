import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withRoom } from '../disk/HeldRoom.ts';
import { StorageError } from '#shared/errors/inputErrors';
import { withDescriptor } from '../disk/withDescriptor.ts';

/** Received bytes in a file of their own. */
export interface BlobFile {
  readonly path: string;
  /** SHA-256 of the bytes, lower-case hex. */
  readonly id: string;
  readonly bytes: number;
  /** Where the text lies that it was decoded from; only where that was no base64 as it came. */
  readonly raw?: string;
  /** The reply ended within it. It may be whole all the same. */
  readonly isCut?: true;
}

/** Most bytes to put in between two calls of `settle`. */
export const MAX_STEP_BYTES = 64 * 1024;
const BUFFER_BYTES = 256 * 1024;

/**
 * Writes a temporary file in large blocks. Bytes are put in without waiting; the caller awaits `settle` in between, and that is the
 * back-pressure. A block is hashed while the disk writes it.
 */
export class BlobWriter {
  readonly path: string;
  readonly #hash = createHash('sha256');
  #buffer: Buffer | undefined;
  #used = 0;
  #bytes = 0;
  #file: FileHandle | undefined;
  #isMade = false;

  /** The folder is made when it does not exist. */
  constructor(folder: string) {
    this.path = join(folder, `${randomUUID()}.part`);
  }

  /** Where to put the next bytes, at least `MAX_STEP_BYTES`; `commit` tells how many they were. */
  space(): Buffer {
    this.#buffer ??= Buffer.allocUnsafe(BUFFER_BYTES);
    return this.#buffer.subarray(this.#used);
  }

  commit(bytes: number): void {
    this.#used += bytes;
  }

  /** How many were put in. */
  get bytes(): number {
    return this.#bytes + this.#used;
  }

  /** Puts in any number of bytes. @throws StorageError */
  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += MAX_STEP_BYTES) {
      const step = bytes.subarray(at, at + MAX_STEP_BYTES);
      this.space().set(step);
      this.commit(step.length);
      await this.settle();
    }
  }

  /** Returns when there is space for another step. @throws StorageError */
  async settle(): Promise<void> {
    if (BUFFER_BYTES - this.#used < 2 * MAX_STEP_BYTES) await this.#flush();
  }

  /** Returns when the bytes are on disk. @throws StorageError */
  async finish(): Promise<BlobFile> {
    await this.#flush();
    this.#buffer = undefined;
    await attempt(async () => {
      await this.#file?.datasync();
      await this.#file?.close();
      this.#file = undefined;
    });
    return { path: this.path, id: this.#hash.digest('hex'), bytes: this.#bytes };
  }

  /** Ends the writing, and removes what was written. */
  async remove(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
    if (this.#isMade) await rm(this.path, { force: true });
  }

  async #flush(): Promise<void> {
    const block = this.#buffer?.subarray(0, this.#used) ?? Buffer.alloc(0);
    await attempt(async () => {
      const incoming = dirname(dirname(this.path));
      const file = (this.#file ??= await withRoom(incoming, () => create(this.path)));
      this.#isMade = true;
      const written = withRoom(incoming, () => writeAt(file, block, this.#bytes));
      this.#hash.update(block);
      await written;
    });
    this.#bytes += block.length;
    this.#used = 0;
  }
}

/** Where it fails it can be done again. */
async function writeAt(file: FileHandle, block: Buffer, position: number): Promise<void> {
  for (let done = 0; done < block.length;) {
    done += (await file.write(block, done, block.length - done, position + done)).bytesWritten;
  }
}

async function create(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  return withDescriptor(() => open(path, 'wx', 0o600));
}

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw new StorageError('A received picture could not be written to disk.', {
      hint: 'Check that the disk has space and the data folder can be written. The call may have been billed.',
      cause,
    });
  }
}
