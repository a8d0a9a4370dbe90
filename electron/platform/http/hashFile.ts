import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { withDescriptor } from '../disk/withDescriptor.ts';

const BLOCK_BYTES = 256 * 1024;

/** Brings a file safely to disk, and gives the SHA-256 of its bytes (lower-case hex) and their number. */
export async function hashFile(path: string): Promise<{ readonly id: string; readonly bytes: number }> {
  await using file = await withDescriptor(() => open(path, 'r+'));
  await file.datasync();
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(BLOCK_BYTES);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await file.read(block, 0, BLOCK_BYTES);
    if (bytesRead === 0) return { id: hash.digest('hex'), bytes };
    hash.update(block.subarray(0, bytesRead));
    bytes += bytesRead;
  }
}
