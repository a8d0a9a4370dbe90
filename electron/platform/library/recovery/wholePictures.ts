import { open, stat } from 'node:fs/promises';
import { PictureError, UnopenedPictureError } from '#shared/errors/inputErrors';
import type { ReceivedPicture } from '../../../engine/Ports.ts';
import { hashFile } from '../../disk/hashFile.ts';
import { pictureKind, unknownKind } from '../../disk/pictureKind.ts';
import { withDescriptor } from '../../disk/withDescriptor.ts';

/** Reads every pixel. px. @throws PictureError for what is no picture, or is cut off */
export type DecodePicture = (
  path: string,
) => Promise<{ readonly width: number; readonly height: number; readonly mime: string }>;

export interface WholePictures {
  /** Each once, the newest first; their bytes are on disk. */
  readonly pictures: readonly ReceivedPicture[];
  /** Files that begin as a picture and are none that can be opened: cut off, damaged, too large. */
  readonly unopened: readonly string[];
  /** Files with the text of a picture whose base64 had to be mended. */
  readonly texts: readonly string[];
  /** How many files were something else. */
  readonly others: number;
}

/** Those of some files that are whole pictures, and what the others are. */
export async function wholePictures(paths: readonly string[], decode: DecodePicture): Promise<WholePictures> {
  const found = new Map<string, ReceivedPicture>();
  const unopened: string[] = [];
  const texts: string[] = [];
  let others = 0;
  for (const path of await newestFirst(paths)) {
    const decoded = await decoding(path, decode);
    if (!decoded) {
      const head = await withDescriptor(() => headOf(path));
      if (pictureKind(head) !== undefined || unknownKind(head) !== undefined) unopened.push(path);
      else if (isBase64Text(head)) texts.push(path);
      else others++;
      continue;
    }
    const { id, bytes } = await hashFile(path);
    if (!found.has(id)) found.set(id, { path, id, bytes, ...decoded });
  }
  return { pictures: [...found.values()], unopened, texts, others };
}

/** By when they were written to last. */
async function newestFirst(paths: readonly string[]): Promise<readonly string[]> {
  const timed = await Promise.all(paths.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })));
  return timed.sort((a, b) => b.at - a.at).map(({ path }) => path);
}

async function decoding(path: string, decode: DecodePicture) {
  try {
    // Once more: the first time something else may have kept the picture process from it.
    return await decode(path).catch((caught: unknown) => {
      if (caught instanceof UnopenedPictureError) return decode(path);
      throw caught;
    });
  } catch (caught) {
    if (caught instanceof PictureError) return undefined;
    throw caught;
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}

/** Of the bytes, in base64 that was damaged on its way. Prose and JSON have far more of it. */
const MAX_JUNK = 0.08;
/** Read to tell. */
const SAMPLE_BYTES = 4096;

/** Whether the first bytes of a file are text in base64, perhaps with a fault in it. */
function isBase64Text(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(0, SAMPLE_BYTES)).toString('latin1');
  const junk = text.replaceAll(/[\w+/=\\\r\n-]/g, '').length;
  return text !== '' && junk <= text.length * MAX_JUNK;
}
