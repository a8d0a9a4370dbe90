import { open } from 'node:fs/promises';
import { withDescriptor } from '../../disk/withDescriptor.ts';
import { Base64Decoder } from './Base64Decoder.ts';
import { BlobWriter, type BlobFile } from './BlobWriter.ts';
import type { Hasher } from './Hasher.ts';
import { startsLikePicture } from './pictureStart.ts';

/** A multiple of 3, so that its base64 needs no padding. */
const BLOCK_BYTES = 48 * 1024;

/** One picture in base64 on its way to a file. Where the base64 has to be mended, the text as it came is kept in a file beside it. */
export class EncodedPicture {
  readonly #folder: string;
  readonly #writer: BlobWriter;
  readonly #decoder = new Base64Decoder();
  #raw: RawText | undefined;
  #isPicture = false;

  /** The folder is made when it does not exist. */
  constructor(folder: string, hasher?: Hasher) {
    this.#folder = folder;
    this.#writer = new BlobWriter(folder, hasher);
  }

  /** Whether it begins as a picture does. */
  get isPicture(): boolean {
    return this.#isPicture;
  }

  /** At most `MAX_STEP_BYTES` and a little in between two calls of `settle`; the first holds the whole `data:` prefix, if there is one. */
  push(base64: Buffer): void {
    const { open: begun } = this.#decoder;
    const { bytes } = this.#writer;
    const space = this.#writer.space();
    const written = this.#decoder.decode(base64, space);
    if (bytes === 0) this.#isPicture = startsLikePicture(space.subarray(0, written));
    this.#writer.commit(written);
    this.#keepRaw(base64, begun, bytes);
  }

  end(): void {
    const { open: begun } = this.#decoder;
    const { bytes } = this.#writer;
    this.#writer.commit(this.#decoder.end(this.#writer.space()));
    this.#keepRaw(Buffer.alloc(0), begun, bytes);
  }

  /** @throws StorageError */
  async settle(): Promise<void> {
    await this.#writer.settle();
    await this.#raw?.rest.settle();
  }

  /** Returns when the bytes are on disk. May be tried again. @throws StorageError */
  async finish(): Promise<BlobFile> {
    const file = await this.#writer.finish();
    if (!this.#raw) return file;
    return { ...file, raw: await this.#wholeText(file, this.#raw) };
  }

  /** Ends the writing, and removes what was written. */
  async remove(): Promise<void> {
    await this.#writer.remove();
    await this.#raw?.rest.remove();
  }

  #keepRaw(base64: Buffer, begun: string, bytes: number): void {
    if (!this.#decoder.isMended) return;
    const isNew = !this.#raw;
    this.#raw ??= { bytes, rest: new BlobWriter(this.#folder) };
    const text = isNew ? Buffer.concat([Buffer.from(begun, 'latin1'), base64]) : base64;
    text.copy(this.#raw.rest.space());
    this.#raw.rest.commit(text.length);
  }

  /** What had been decoded before the first fault is encoded again. */
  async #wholeText({ path }: BlobFile, { bytes, rest }: RawText): Promise<string> {
    const tail = await rest.finish();
    const text = new BlobWriter(this.#folder);
    try {
      for await (const block of blocks(path, bytes)) await text.write(Buffer.from(block.toString('base64')));
      for await (const block of blocks(tail.path, tail.bytes)) await text.write(block);
      await rest.remove();
      return (await text.finish()).path;
    } catch (caught) {
      await text.remove();
      throw caught;
    }
  }
}

interface RawText {
  /** How many bytes had been decoded before the first fault. */
  readonly bytes: number;
  /** The text from there on. */
  readonly rest: BlobWriter;
}

async function* blocks(path: string, bytes: number): AsyncGenerator<Buffer> {
  await using file = await withDescriptor(() => open(path, 'r'));
  const block = Buffer.allocUnsafe(BLOCK_BYTES);
  for (let at = 0; at < bytes;) {
    const { bytesRead } = await file.read(block, 0, Math.min(BLOCK_BYTES, bytes - at), at);
    if (bytesRead === 0) return;
    yield block.subarray(0, bytesRead);
    at += bytesRead;
  }
}
