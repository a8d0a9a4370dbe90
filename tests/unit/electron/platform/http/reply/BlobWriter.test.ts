import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { StorageError } from '#shared/errors/inputErrors';
import { BlobWriter, MAX_STEP_BYTES } from '../../../../../../electron/platform/http/reply/BlobWriter.ts';
import { Hasher } from '../../../../../../electron/platform/http/reply/Hasher.ts';
import { canMount, smallDisk } from '../../../../../support/smallDisk.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';

const MIB = 1024 * 1024;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let hasher = new Hasher();
afterEach(async () => {
  await hasher.close();
  hasher = new Hasher();
});

/** `between` is called after every step. */
async function write(writer: BlobWriter, bytes: Buffer, between: (at: number) => unknown = () => undefined) {
  for (let at = 0; at < bytes.length; at += MAX_STEP_BYTES) {
    writer.commit(bytes.copy(writer.space(), 0, at, at + MAX_STEP_BYTES));
    await writer.settle();
    await between(at);
  }
}

describe('a blob writer', () => {
  it.each([0, 1, MAX_STEP_BYTES, 512 * 1024 - 1, 512 * 1024, 3 * MIB + 5, 8 * MIB, 21 * MIB])(
    'writes a file of %i bytes and tells its hash, whether it has a hasher or not',
    async (length) => {
      const bytes = randomBytes(length);
      for (const by of [hasher, undefined]) {
        const writer = new BlobWriter(join(tempFolder(), 'made'), by);
        await write(writer, bytes);
        const file = await writer.finish();
        expect(file).toEqual({ path: writer.path, id: sha256(bytes), bytes: length });
        expect(readFileSync(file.path).equals(bytes)).toBe(true);
      }
    },
  );

  it('tells the hash of the whole file though the hasher dies in the middle', async () => {
    const bytes = randomBytes(20 * MIB);
    const writer = new BlobWriter(tempFolder(), hasher);
    await write(writer, bytes, (at) => (at === 200 * MAX_STEP_BYTES ? hasher.close() : undefined));
    const file = await writer.finish();
    expect(file).toEqual({ path: writer.path, id: sha256(bytes), bytes: bytes.length });
    expect(readFileSync(file.path).equals(bytes)).toBe(true);
  });

  it('leaves nothing behind where it is told to remove the file, at any time', async () => {
    const folder = tempFolder();
    for (const length of [0, MAX_STEP_BYTES, 9 * MIB, 17 * MIB]) {
      const writer = new BlobWriter(folder, hasher);
      await write(writer, randomBytes(length));
      await writer.remove();
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it('tells where the file cannot be made', async () => {
    const folder = join(tempFolder(), 'file');
    await writeFile(folder, '');
    await expect(write(new BlobWriter(folder, hasher), randomBytes(MIB))).rejects.toBeInstanceOf(StorageError);
  });

  it.skipIf(!canMount)(
    'tells of a disk that is full, whenever it fills up (needs the right to mount one)',
    async () => {
      for (const length of [MIB + 1, 2 * MIB, 9 * MIB]) {
        const folder = smallDisk('1m');
        const writer = new BlobWriter(folder, hasher);
        const failure = write(writer, randomBytes(length)).then(() => writer.finish());
        await expect(failure).rejects.toBeInstanceOf(StorageError);
        await writer.remove();
        expect(readdirSync(folder)).toEqual([]);
      }
    },
  );
});
