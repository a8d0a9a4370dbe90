import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { withDescriptor } from './withDescriptor.ts';

const BLOCK_BYTES = 256 * 1024;

/** The SHA-256 of a file's bytes (lower-case hex) and their number. */
export interface FileIdentity {
  readonly id: string;
  readonly bytes: number;
}

/** Brings a file safely to disk, and tells which it is. */
export async function hashFile(path: string): Promise<FileIdentity> {
  await using file = await withDescriptor(() => open(path, 'r+'));
  await file.datasync();
  return await hashOf(file);
}

/** The same of a file that is open for reading, wherever it stands; it is not brought to disk. */
export async function hashOf(file: FileHandle): Promise<FileIdentity> {
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(BLOCK_BYTES);
  for (let bytes = 0; ;) {
    const { bytesRead } = await file.read(block, 0, BLOCK_BYTES, bytes);
    if (bytesRead === 0) return { id: hash.digest('hex'), bytes };
    hash.update(block.subarray(0, bytesRead));
    bytes += bytesRead;
  }
}
