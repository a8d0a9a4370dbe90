import { randomUUID } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StorageError } from '#shared/errors/inputErrors';
import { withRoom } from '../../disk/HeldRoom.ts';
import { withDescriptor } from '../../disk/withDescriptor.ts';
import type { FileHash, Hasher } from './Hasher.ts';
import { hashOf } from '../../disk/hashFile.ts';

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
const BLOCK_BYTES = 512 * 1024;
/** After so many bytes the hasher goes on with the file: a picture waits for what is left of hashing and syncing at its end. */
const STEP_BYTES = 8 * 1024 * 1024;

/**
 * Writes a temporary file in large blocks. Bytes are put in without waiting; the caller awaits `settle` in between, and that is the
 * back-pressure. While one block is written the other is filled.
 */
export class BlobWriter {
  readonly path: string;
  readonly #hasher: Hasher | undefined;
  /** Where room is held for it. */
  readonly #room: string;
  #hash: FileHash | undefined;
  #block: Buffer | undefined;
  #other: Buffer | undefined;
  #used = 0;
  #file: FileHandle | undefined;
  /** Of the other block. */
  #writing: Promise<void> | undefined;
  #bytes = 0;
  #toldBytes = 0;
  #finished: BlobFile | undefined;

  /** The folder is made when it does not exist. A `hasher` takes part once the file is large; others are read again at the end. */
  constructor(folder: string, hasher?: Hasher) {
    this.path = join(folder, `${randomUUID()}.part`);
    this.#hasher = hasher;
    this.#room = dirname(folder);
  }

  /** Where to put the next bytes, at least `MAX_STEP_BYTES`; `commit` tells how many they were. */
  space(): Buffer {
    this.#block ??= Buffer.allocUnsafeSlow(BLOCK_BYTES);
    return this.#block.subarray(this.#used);
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
    if (BLOCK_BYTES - this.#used < 2 * MAX_STEP_BYTES) await attempt(() => this.#flush());
  }

  /** Returns when the bytes are on disk. May be tried again. @throws StorageError */
  async finish(): Promise<BlobFile> {
    this.#finished ??= await attempt(async () => {
      const file = await this.#flush();
      await this.#writing;
      this.#block = this.#other = undefined;
      const [id] = await Promise.all([this.#idOf(file), file.datasync()]);
      await file.close();
      this.#file = undefined;
      return { path: this.path, id, bytes: this.#bytes };
    });
    return this.#finished;
  }

  /** Ends the writing, and removes what was written. */
  async remove(): Promise<void> {
    this.#hash?.end();
    await this.#writing?.catch(() => undefined);
    await this.#file?.close();
    this.#file = undefined;
    await rm(this.path, { force: true });
  }

  /** Begins to write what there is. Returns when the other block is written. */
  async #flush(): Promise<FileHandle> {
    const file = (this.#file ??= await withRoom(this.#room, () => create(this.path)));
    await this.#writing;
    if (this.#bytes - this.#toldBytes >= STEP_BYTES) this.#tellGrown();
    if (this.#block && this.#used > 0) {
      const [block, position] = [this.#block.subarray(0, this.#used), this.#bytes];
      this.#writing = heardLater(withRoom(this.#room, () => writeAt(file, block, position)));
      this.#bytes += this.#used;
      this.#used = 0;
      [this.#block, this.#other] = [this.#other, this.#block];
    }
    return file;
  }

  async #idOf(file: FileHandle): Promise<string> {
    return (await this.#hash?.digest(this.#bytes)) ?? (await hashOf(file)).id;
  }

  #tellGrown(): void {
    this.#toldBytes = this.#bytes;
    this.#hash ??= this.#hasher?.begin(this.path);
    this.#hash?.grown(this.#bytes);
  }
}

/** Whoever waits for it hears of a failure; until then it is not unheard. */
function heardLater<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

/** Where it fails it can be done again. */
async function writeAt(file: FileHandle, block: Buffer, position: number): Promise<void> {
  for (let done = 0; done < block.length;) {
    done += (await file.write(block, done, block.length - done, position + done)).bytesWritten;
  }
}

async function create(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  return withDescriptor(() => open(path, 'wx+', 0o600));
}

async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new StorageError('A received picture could not be written to disk.', {
      hint: 'Check that the disk has space and the data folder can be written. The call may have been billed.',
      cause,
    });
  }
}
