import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { withDescriptor } from '../../disk/withDescriptor.ts';

/** What the network calls files that it kept where they were, for want of a better place. */
const KEPT = ['.bin', '.txt'];

/** Whether a file was kept on purpose already, and named to the user. */
export function isKept(path: string): boolean {
  return KEPT.includes(extname(path));
}

/**
 * Moves files that were perhaps paid for and cannot be opened into a folder for them, which is made, each under the hash of its bytes.
 * `ending`: with its dot. Gives where they are now. May be done again after it was cut off.
 */
export async function keepUnopened(
  paths: readonly string[],
  ending: string,
  folder: string,
): Promise<readonly string[]> {
  const kept: string[] = [];
  for (const path of paths) {
    const place = join(folder, `${await withDescriptor(() => hashOf(path))}${ending}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(path, place);
    kept.push(place);
  }
  return kept;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
