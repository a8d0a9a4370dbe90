import { randomUUID } from 'node:crypto';
import { ProviderResponseError } from '#shared/errors/providerErrors';
import { Base64Decoder } from './Base64Decoder.ts';
import { BlobWriter, MAX_STEP_BYTES, type BlobFile } from './BlobWriter.ts';
import { JsonWalker } from './JsonWalker.ts';
import { Skeleton } from './Skeleton.ts';

export interface ExtractOptions {
  /** JSON keys whose long string values are pictures in base64. */
  readonly pictureKeys: readonly string[];
  /** Made when it does not exist. */
  readonly tempFolder: string;
  /** Most bytes of the whole reply, unzipped. */
  readonly replyBytes: number;
  /** Most bytes of what is left without the pictures and the tails of long strings. */
  readonly skeletonBytes: number;
  /** Takes over the pictures that had arrived whole when reading failed. They are paid for. */
  readonly rescue: (whole: readonly BlobFile[]) => Promise<void>;
}

/** A reply taken apart. The files are the caller's. */
export interface Extracted {
  /** The reply with a `blob:…` reference in place of each long picture, and of every other long string its head and “…”. */
  readonly text: string;
  /** False: it began like JSON and stopped in the middle. */
  readonly isComplete: boolean;
  /** By reference. */
  readonly blobs: ReadonlyMap<string, BlobFile>;
}

/** More of them in one reply is no reply of a provider. */
const MAX_PICTURES = 64;

/**
 * Reads a reply and writes the pictures in it to temporary files while it arrives; no picture is ever whole in memory. What does not
 * begin like JSON is left as it is. On any failure the files are removed, but for pictures that had arrived whole: `rescue` gets those.
 * @throws ProviderResponseError for a reply over a limit or a picture that is no base64; StorageError; whatever `body` throws.
 */
export async function extractPictures(body: AsyncIterable<Uint8Array>, options: ExtractOptions): Promise<Extracted> {
  const skeleton = new Skeleton(options.skeletonBytes);
  const pictures = new Pictures(options.tempFolder, skeleton);
  const walker = new JsonWalker(options.pictureKeys, pictures);
  let kind: 'unknown' | 'json' | 'text' = 'unknown';
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > options.replyBytes) throw tooLarge(options.replyBytes);
      const view = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      for (let at = 0; at < view.length; at += MAX_STEP_BYTES) {
        const step = view.subarray(at, at + MAX_STEP_BYTES);
        if (kind === 'unknown') kind = kindOf(step);
        if (kind === 'json') walker.push(step);
        else skeleton.add(step);
        await pictures.settle();
      }
    }
    return {
      text: skeleton.toString(),
      isComplete: kind !== 'json' || walker.isComplete,
      blobs: await pictures.finish(),
    };
  } catch (caught) {
    await options.rescue(await pictures.abandon());
    throw caught;
  }
}

/** Blanks and a byte order mark may come first. */
function kindOf(step: Buffer): 'unknown' | 'json' | 'text' {
  const first = step.find((byte) => ![0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf].includes(byte));
  if (first === undefined) return 'unknown';
  return first === 0x7b || first === 0x5b ? 'json' : 'text';
}

interface OpenPicture {
  readonly reference: string;
  readonly writer: BlobWriter;
  readonly decoder: Base64Decoder;
}

/** The pictures of one reply on their way to disk. */
class Pictures {
  readonly #folder: string;
  readonly #skeleton: Skeleton;
  readonly #blobs = new Map<string, BlobFile>();
  readonly #writers: BlobWriter[] = [];
  readonly #ended: OpenPicture[] = [];
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

  readonly pictureStarted = (): void => {
    if (this.#writers.length === MAX_PICTURES) {
      throw new ProviderResponseError(`The reply holds more than ${MAX_PICTURES} pictures.`, {
        hint: 'The provider may have billed this call.',
      });
    }
    const writer = new BlobWriter(this.#folder);
    const reference = `blob:${randomUUID()}`;
    this.#writers.push(writer);
    this.#open = { reference, writer, decoder: new Base64Decoder() };
    this.#skeleton.add(Buffer.from(reference));
  };

  readonly picture = (bytes: Buffer): void => {
    if (!this.#open) return;
    const { writer, decoder } = this.#open;
    writer.commit(decoder.decode(bytes, writer.space()));
  };

  readonly pictureEnded = (): void => {
    if (!this.#open) return;
    const { writer, decoder } = this.#open;
    writer.commit(decoder.end(writer.space()));
    this.#ended.push(this.#open);
    this.#open = undefined;
  };

  /** The back-pressure: returns when the disk has kept up. */
  async settle(): Promise<void> {
    for (let picture = this.#ended.shift(); picture; picture = this.#ended.shift()) {
      this.#blobs.set(picture.reference, await picture.writer.finish());
    }
    await this.#open?.writer.settle();
  }

  /** A picture that has no end is left out, and its file removed. */
  async finish(): Promise<ReadonlyMap<string, BlobFile>> {
    await this.#open?.writer.remove();
    this.#open = undefined;
    return this.#blobs;
  }

  /** Removes all that is not whole. Gives what is. */
  async abandon(): Promise<readonly BlobFile[]> {
    const whole = [...this.#blobs.values()];
    const paths = new Set(whole.map(({ path }) => path));
    await Promise.all(this.#writers.filter(({ path }) => !paths.has(path)).map((writer) => writer.remove()));
    return whole;
  }
}

function tooLarge(maxBytes: number): ProviderResponseError {
  return new ProviderResponseError(`The reply is larger than ${Math.round(maxBytes / 1024 / 1024)} MB.`, {
    hint: `Ask for a smaller picture. The provider may have billed this call.`,
  });
}
