import { ProviderResponseError } from '#shared/errors/providerErrors';
import type { HttpAnswer, Http } from './Http.ts';
import { MAX_STEP_BYTES, type BlobFile } from './reply/BlobWriter.ts';
import { EncodedPicture } from './reply/EncodedPicture.ts';

export interface SaveOptions {
  readonly blobs: HttpAnswer['blobs'];
  readonly http: Pick<Http, 'download'>;
  /** Where it is written. */
  readonly folder: string;
  /** Whether a picture may be fetched from this machine. */
  readonly isLocal: boolean;
}

/** A picture that is only pointed to is small work for its server. */
const DOWNLOAD_TIMEOUT_MS = 120_000;

/**
 * The file of a picture as a reply names it: already on disk, in the text itself, or elsewhere.
 * @throws ProviderResponseError where it is none of these, and what `Http.download` throws.
 */
export async function savePicture(source: string, options: SaveOptions, signal: AbortSignal): Promise<BlobFile> {
  const blob = options.blobs.get(source);
  if (blob) return blob;
  if (/^https?:/i.test(source)) {
    return options.http.download(
      source,
      { timeoutMs: DOWNLOAD_TIMEOUT_MS, isLocal: options.isLocal, folder: options.folder },
      signal,
    );
  }
  if (source.startsWith('blob:')) {
    throw new ProviderResponseError('The reply names a picture that is not in it.', {
      hint: 'The provider may have billed this call.',
    });
  }
  return decodeToFile(Buffer.from(source), options.folder);
}

async function decodeToFile(base64: Buffer, folder: string): Promise<BlobFile> {
  const file = new EncodedPicture(folder);
  try {
    for (let at = 0; at < base64.length; at += MAX_STEP_BYTES) {
      file.push(base64.subarray(at, at + MAX_STEP_BYTES));
      await file.settle();
    }
    file.end();
    return await file.finish();
  } catch (caught) {
    await file.remove();
    throw caught;
  }
}
