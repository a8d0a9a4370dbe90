import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { BlobWriter, type BlobFile } from './BlobWriter.ts';
import { EncodedPicture } from './EncodedPicture.ts';
import type { Hasher } from './Hasher.ts';

/** More of them in one reply is no reply of a provider. */
const MAX_PICTURES = 64;

interface OpenPicture {
  readonly reference: string;
  readonly file: EncodedPicture;
}

/** One of which all is there that came, though not yet on disk. */
interface EndedPicture {
  readonly reference: string;
  readonly file: Pick<EncodedPicture, 'finish' | 'remove'>;
  readonly isCut: boolean;
}

/** Takes pictures in base64, one after the other. */
export interface PictureSink {
  /** One begins. Gives what stands for it; nothing where it is not kept. */
  readonly start: () => string | undefined;
  readonly push: (base64: Buffer) => void;
  readonly end: () => void;
}

/** The pictures of one reply on their way to disk. */
export class Pictures implements PictureSink {
  readonly #folder: string;
  readonly #hasher: Hasher | undefined;
  readonly #blobs = new Map<string, BlobFile>();
  readonly #ended: EndedPicture[] = [];
  #count = 0;
  #open: OpenPicture | undefined;
  #body: BlobWriter | undefined;

  constructor(folder: string, hasher?: Hasher) {
    this.#folder = folder;
    this.#hasher = hasher;
  }

  /** How many there were. */
  get count(): number {
    return this.#count;
  }

  /** Whether there were more than are kept. */
  get areTooMany(): boolean {
    return this.#count > MAX_PICTURES;
  }

  /** A picture in base64 begins. Gives what stands for it; nothing where it is one too many. */
  start(): string | undefined {
    this.#count++;
    if (this.areTooMany) return undefined;
    const reference = `blob:${randomUUID()}`;
    this.#open = { reference, file: new EncodedPicture(this.#folder, this.#hasher) };
    return reference;
  }

  readonly push = (base64: Buffer): void => {
    this.#open?.file.push(base64);
  };

  readonly end = (): void => {
    this.#end(false);
  };

  /** Takes bytes of a reply that is a file itself. @throws StorageError */
  async pushBytes(bytes: Buffer): Promise<void> {
    this.#body ??= new BlobWriter(this.#folder, this.#hasher);
    await this.#body.write(bytes);
  }

  /** The back-pressure: returns when the disk has kept up. @throws StorageError */
  async settle(): Promise<void> {
    for (let picture = this.#ended[0]; picture; picture = this.#ended[0]) {
      await this.#keep(picture);
      this.#ended.shift();
    }
    await this.#open?.file.settle();
  }

  /** One that has ended, which is the caller's from now on; nothing where there is none. @throws StorageError */
  async take(reference: string): Promise<BlobFile | undefined> {
    await this.settle();
    const file = this.#blobs.get(reference);
    this.#blobs.delete(reference);
    return file;
  }

  /** Removes one that has ended, with the text it was decoded from, whether or not the disk has taken it. Never rejects. */
  async drop(reference: string): Promise<void> {
    const at = this.#ended.findIndex((picture) => picture.reference === reference);
    const [waiting] = at < 0 ? [] : this.#ended.splice(at, 1);
    const kept = this.#blobs.get(reference);
    this.#blobs.delete(reference);
    const paths = kept ? [kept.path, kept.raw ?? []].flat() : [];
    await Promise.allSettled([waiting?.file.remove(), ...paths.map((path) => rm(path, { force: true }))]);
  }

  /** All that came. What the reply ended within is left out, unless it begins as a picture. @throws StorageError */
  async finish(isCut: boolean): Promise<ReadonlyMap<string, BlobFile>> {
    if (this.#open?.file.isPicture) this.#end(true);
    else await this.#open?.file.remove();
    this.#open = undefined;
    if (this.#body) this.#ended.push({ reference: `blob:${randomUUID()}`, file: this.#body, isCut });
    this.#body = undefined;
    await this.settle();
    return this.#blobs;
  }

  /** All that came and that the disk takes, if only now; the rest is removed, as far as the disk lets it. */
  async abandon(): Promise<ReadonlyMap<string, BlobFile>> {
    for (const file of [this.#open?.file, this.#body]) await file?.remove().catch(() => undefined);
    for (const picture of this.#ended) {
      // What went wrong with one of them says nothing of those behind it.
      await this.#keep(picture).catch(() => picture.file.remove().catch(() => undefined));
    }
    return this.#blobs;
  }

  #end(isCut: boolean): void {
    this.#open?.file.end();
    if (this.#open) this.#ended.push({ ...this.#open, isCut });
    this.#open = undefined;
  }

  async #keep({ reference, file, isCut }: EndedPicture): Promise<void> {
    const kept = await file.finish();
    this.#blobs.set(reference, isCut ? { ...kept, isCut } : kept);
  }
}
