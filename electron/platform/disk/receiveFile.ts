import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { FileIdentity } from './hashFile.ts';
import { withDescriptor } from './withDescriptor.ts';

export interface ReceiveOptions {
  /** Of all of it. */
  readonly maxBytes: number;
  /** What is thrown where there are more. */
  readonly tooLarge: () => Error;
}

/**
 * Writes bytes as they come into a new file, and tells which they were; on return they are on the disk. Memory holds one piece at a time.
 * Where it fails there is no file.
 * @throws the system's error, what the bytes throw, and `tooLarge`
 */
export async function receiveFile(
  path: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { maxBytes, tooLarge }: ReceiveOptions,
): Promise<FileIdentity> {
  const file = await withDescriptor(() => open(path, 'wx', 0o600));
  try {
    const hash = createHash('sha256');
    let received = 0;
    for await (const piece of bytes) {
      received += piece.byteLength;
      if (received > maxBytes) throw tooLarge();
      hash.update(piece);
      await writeAll(file, piece);
    }
    await file.datasync();
    await file.close();
    return { id: hash.digest('hex'), bytes: received };
  } catch (caught) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw caught;
  }
}

async function writeAll(
  file: { write: (piece: Uint8Array, at: number, length: number) => Promise<{ readonly bytesWritten: number }> },
  piece: Uint8Array,
): Promise<void> {
  for (let at = 0; at < piece.byteLength;) at += (await file.write(piece, at, piece.byteLength - at)).bytesWritten;
}
