import { randomUUID } from 'node:crypto';
import { BlobWriter, type BlobFile } from './BlobWriter.ts';
import { EncodedPicture } from './EncodedPicture.ts';
import type { Hasher } from './Hasher.ts';

/** More of them in one reply is no reply of a provider. */
const MAX_PICTURES = 64;

interface OpenPicture {
  readonly reference: string;
  readonly file: EncodedPicture;
}

/** The pictures of one reply on their way to disk. */
export class Pictures {
  readonly #folder: string;
  readonly #hasher: Hasher | undefined;
  readonly #blobs = new Map<string, BlobFile>();
  readonly #ended: OpenPicture[] = [];
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
    this.#open?.file.end();
    if (this.#open) this.#ended.push(this.#open);
    this.#open = undefined;
  };

  /** Takes bytes of a reply that is a file itself. @throws StorageError */
  async pushBytes(bytes: Buffer): Promise<void> {
    this.#body ??= new BlobWriter(this.#folder, this.#hasher);
    await this.#body.write(bytes);
  }

  /** The back-pressure: returns when the disk has kept up. @throws StorageError */
  async settle(): Promise<void> {
    for (let picture = this.#ended[0]; picture; picture = this.#ended[0]) {
      this.#blobs.set(picture.reference, await picture.file.finish());
      this.#ended.shift();
    }
    await this.#open?.file.settle();
  }

  /** All that came. What the reply ended within is left out, unless it begins as a picture. @throws StorageError */
  async finish(isCut: boolean): Promise<ReadonlyMap<string, BlobFile>> {
    const last = this.#open;
    if (last?.file.isPicture) this.end();
    else await last?.file.remove();
    this.#open = undefined;
    await this.settle();
    if (last?.file.isPicture) this.#mark(last.reference);
    if (this.#body) {
      const reference = `blob:${randomUUID()}`;
      this.#blobs.set(reference, await this.#body.finish());
      if (isCut) this.#mark(reference);
    }
    return this.#blobs;
  }

  /** All that came as a whole; the rest is removed, as far as the disk lets it. */
  async abandon(): Promise<ReadonlyMap<string, BlobFile>> {
    const rest = [this.#open?.file, this.#body, ...this.#ended.map(({ file }) => file)];
    for (const file of rest) await file?.remove().catch(() => undefined);
    return this.#blobs;
  }

  #mark(reference: string): void {
    const file = this.#blobs.get(reference);
    if (file) this.#blobs.set(reference, { ...file, isCut: true });
  }
}
