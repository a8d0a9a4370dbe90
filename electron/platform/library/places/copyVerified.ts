import { createHash } from 'node:crypto';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { StorageError } from '#shared/errors/inputErrors';
import { errorCode } from '../../disk/fileErrors.ts';
import { hashOf } from '../../disk/hashFile.ts';
import { withDescriptor } from '../../disk/withDescriptor.ts';

const BLOCK_BYTES = 256 * 1024;

/**
 * Copies a file, and reads the copy again to see that it is the same; on return its bytes are on the disk. One that is there already and is
 * the same stays. Gives the SHA-256 of the bytes.
 * @throws StorageError where the copy is not the same; the system's error
 */
export async function copyVerified(source: string, dest: string): Promise<string> {
  await using from = await withDescriptor(() => open(source, 'r'));
  const size = (await from.stat()).size;
  if ((await sizeOf(dest)) === size) {
    const [there, here] = [await hashOfFile(dest), await hashOf(from)];
    if (there === here.id) return here.id;
  }
  const sent = await copied(from, dest);
  if ((await hashOfFile(dest)) === sent) return sent;
  throw new StorageError('A file did not arrive as it was sent.', {
    hint: `The disk of ${dest} may be damaged. The library is where it was, as it was.`,
  });
}

/** From the beginning of a file that is open. */
async function copied(from: FileHandle, dest: string): Promise<string> {
  await using to = await withDescriptor(() => open(dest, 'w', 0o600));
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(BLOCK_BYTES);
  for (let at = 0; ;) {
    const { bytesRead } = await from.read(block, 0, BLOCK_BYTES, at);
    if (bytesRead === 0) break;
    const piece = block.subarray(0, bytesRead);
    hash.update(piece);
    for (let done = 0; done < bytesRead;) {
      done += (await to.write(piece, done, bytesRead - done, at + done)).bytesWritten;
    }
    at += bytesRead;
  }
  await to.sync();
  return hash.digest('hex');
}

async function hashOfFile(path: string): Promise<string> {
  await using file = await withDescriptor(() => open(path, 'r'));
  return (await hashOf(file)).id;
}

/** `undefined`: there is no such file. bytes */
export async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return undefined;
    throw caught;
  }
}
