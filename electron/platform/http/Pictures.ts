import { randomUUID } from 'node:crypto';
import { ProviderResponseError } from '#shared/errors/providerErrors';
import { Base64Decoder } from './Base64Decoder.ts';
import { BlobWriter, type BlobFile } from './BlobWriter.ts';
import type { JsonParts } from './JsonWalker.ts';
import type { Skeleton } from './Skeleton.ts';

/** More of them in one reply is no reply of a provider. */
const MAX_PICTURES = 64;

interface OpenPicture {
  readonly reference: string;
  readonly writer: BlobWriter;
  readonly decoder: Base64Decoder;
}

/** The pictures of one reply on their way to disk. One that cannot be had leaves only its reference, and the others are had all the same. */
export class Pictures implements JsonParts {
  readonly #folder: string;
  readonly #skeleton: Skeleton;
  readonly #blobs = new Map<string, BlobFile>();
  readonly #broken = new Map<string, Error>();
  readonly #writers = new Set<BlobWriter>();
  readonly #ended: OpenPicture[] = [];
  readonly #dropped: BlobWriter[] = [];
  #hasShort = false;
  #open: OpenPicture | undefined;

  constructor(folder: string, skeleton: Skeleton) {
    this.#folder = folder;
    this.#skeleton = skeleton;
  }

  readonly text = (bytes: Buffer): void => {
    this.#skeleton.add(bytes);
  };

  readonly string = (bytes: Buffer): void => {
    this.#skeleton.addString(bytes);
  };

  readonly shortPicture = (bytes: Buffer): void => {
    this.#hasShort = true;
    this.#skeleton.add(bytes);
  };

  readonly pictureStarted = (): void => {
    const reference = `blob:${randomUUID()}`;
    this.#skeleton.add(Buffer.from(reference));
    if (this.#writers.size === MAX_PICTURES) {
      this.#broken.set(reference, tooMany());
      return;
    }
    const writer = new BlobWriter(this.#folder);
    this.#writers.add(writer);
    this.#open = { reference, writer, decoder: new Base64Decoder() };
  };

  readonly picture = (bytes: Buffer): void => {
    this.#write((decoder, target) => decoder.decode(bytes, target));
  };

  readonly pictureEnded = (): void => {
    this.#write((decoder, target) => decoder.end(target));
    if (this.#open) this.#ended.push(this.#open);
    this.#open = undefined;
  };

  /** The back-pressure: returns when the disk has kept up. */
  async settle(): Promise<void> {
    for (let picture = this.#ended.shift(); picture; picture = this.#ended.shift()) {
      this.#blobs.set(picture.reference, await picture.writer.finish());
    }
    // A file too many is no reason to lose another picture.
    for (let writer = this.#dropped.shift(); writer; writer = this.#dropped.shift()) {
      await writer.remove().catch(() => undefined);
    }
    await this.#open?.writer.settle();
  }

  /**
   * What there is of each reference. A picture that has no end is left out, and its file removed.
   * @throws what was wrong with the first that is broken, where nothing else in the reply can be a picture.
   */
  async finish(): Promise<{
    readonly blobs: ReadonlyMap<string, BlobFile>;
    readonly broken: ReadonlyMap<string, Error>;
  }> {
    await this.#open?.writer.remove();
    this.#open = undefined;
    const [fault] = this.#broken.values();
    if (fault && this.#blobs.size === 0 && !this.#hasShort) throw fault;
    return { blobs: this.#blobs, broken: this.#broken };
  }

  /** Removes all that is not whole. Gives what is. */
  async abandon(): Promise<readonly BlobFile[]> {
    const whole = [...this.#blobs.values()];
    const paths = new Set(whole.map(({ path }) => path));
    const rest = [...this.#writers, ...this.#dropped].filter(({ path }) => !paths.has(path));
    await Promise.all(rest.map((writer) => writer.remove()));
    return whole;
  }

  /** What follows of a string that is no base64 is passed over. */
  #write(decode: (decoder: Base64Decoder, target: Buffer) => number): void {
    if (!this.#open) return;
    const { reference, writer, decoder } = this.#open;
    try {
      writer.commit(decode(decoder, writer.space()));
    } catch (caught) {
      if (!(caught instanceof ProviderResponseError)) throw caught;
      this.#broken.set(reference, caught);
      this.#writers.delete(writer);
      this.#dropped.push(writer);
      this.#open = undefined;
    }
  }
}

function tooMany(): ProviderResponseError {
  return new ProviderResponseError(`The reply holds more than ${MAX_PICTURES} pictures.`, {
    hint: 'The provider may have billed this call.',
  });
}
