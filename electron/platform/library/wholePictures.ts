import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { PictureError } from '#shared/errors/inputErrors';
import type { ReceivedPicture } from '../../engine/Ports.ts';
import { withDescriptor } from '../disk/withDescriptor.ts';

/** Reads every pixel. px. @throws PictureError for what is no picture, or is cut off */
export type DecodePicture = (
  path: string,
) => Promise<{ readonly width: number; readonly height: number; readonly mime: string }>;

export interface WholePictures {
  /** Each once, the newest first; their bytes are on disk. */
  readonly pictures: readonly ReceivedPicture[];
  /** How many files were something else, or less. */
  readonly others: number;
}

/** Those of some files that are whole pictures. */
export async function wholePictures(paths: readonly string[], decode: DecodePicture): Promise<WholePictures> {
  const found = new Map<string, ReceivedPicture>();
  let others = 0;
  for (const path of await newestFirst(paths)) {
    const decoded = await decoding(path, decode);
    if (!decoded) {
      others++;
      continue;
    }
    const { id, bytes } = await withDescriptor(() => secured(path));
    if (!found.has(id)) found.set(id, { path, id, bytes, ...decoded });
  }
  return { pictures: [...found.values()], others };
}

/** By when they were written to last. */
async function newestFirst(paths: readonly string[]): Promise<readonly string[]> {
  const timed = await Promise.all(paths.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })));
  return timed.sort((a, b) => b.at - a.at).map(({ path }) => path);
}

async function decoding(path: string, decode: DecodePicture) {
  try {
    return await decode(path);
  } catch (caught) {
    if (caught instanceof PictureError) return undefined;
    throw caught;
  }
}

async function secured(path: string): Promise<{ readonly id: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  await using file = await open(path, 'r+');
  await file.datasync();
  return { id: hash.digest('hex'), bytes: (await file.stat()).size };
}
