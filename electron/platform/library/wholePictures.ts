import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { PictureError } from '#shared/errors/inputErrors';
import type { ReceivedPicture } from '../../engine/Ports.ts';

/** Reads every pixel. px. @throws PictureError for what is no picture, or is cut off */
export type DecodePicture = (
  path: string,
) => Promise<{ readonly width: number; readonly height: number; readonly mime: string }>;

/** Those of some files that are whole pictures, each once; on return their bytes are on disk. */
export async function wholePictures(
  paths: readonly string[],
  decode: DecodePicture,
): Promise<readonly ReceivedPicture[]> {
  const found = new Map<string, ReceivedPicture>();
  for (const path of paths) {
    const decoded = await decoding(path, decode);
    if (!decoded) continue;
    const { id, bytes } = await secured(path);
    if (!found.has(id)) found.set(id, { path, id, bytes, ...decoded });
  }
  return [...found.values()];
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
