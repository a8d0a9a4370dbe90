import { ProviderResponseError } from '#shared/errors/providerErrors';
import { MAX_STEP_BYTES, type BlobFile } from './BlobWriter.ts';
import { JsonWalker } from './JsonWalker.ts';
import { Pictures } from './Pictures.ts';
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
  /** Why there is no file for the other references in the text. */
  readonly broken: ReadonlyMap<string, Error>;
}

/**
 * Reads a reply and writes the pictures in it to temporary files while it arrives; no picture is ever whole in memory. What does not
 * begin like JSON is left as it is. A long string that is no base64 may be something else than a picture: it costs no other. On any failure the
 * files are removed, but for pictures that had arrived whole: `rescue` gets those.
 * @throws ProviderResponseError for a reply over a limit, or whose only picture is no base64; StorageError; whatever `body` throws.
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
    const taken = await pictures.finish();
    return { text: skeleton.toString(), isComplete: kind !== 'json' || walker.isComplete, ...taken };
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

function tooLarge(maxBytes: number): ProviderResponseError {
  return new ProviderResponseError(`The reply is larger than ${Math.round(maxBytes / 1024 / 1024)} MB.`, {
    hint: `Ask for a smaller picture. The provider may have billed this call.`,
  });
}
