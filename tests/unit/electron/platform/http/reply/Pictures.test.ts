import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StorageError } from '#shared/errors/inputErrors';
import { MAX_STEP_BYTES } from '../../../../../../electron/platform/http/reply/BlobWriter.ts';
import { Pictures } from '../../../../../../electron/platform/http/reply/Pictures.ts';
import { pngPicture } from '../../../../../support/pngPicture.ts';
import { canMount, smallDisk } from '../../../../../support/smallDisk.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';

const [FIRST, SECOND, CUT] = [1, 2, 3].map((seed) => pngPicture({ width: 40, height: 30, seed })) as [
  Buffer,
  Buffer,
  Buffer,
];

function begin(pictures: Pictures, bytes: Buffer): string | undefined {
  const reference = pictures.start();
  pictures.push(Buffer.from(bytes.toString('base64')));
  return reference;
}

describe('the pictures of a reply, one of which the disk did not take at once', () => {
  it('are kept as soon as it takes them, the last marked where the reply ended within it', async () => {
    const folder = join(tempFolder(), 'blocked');
    writeFileSync(folder, '');
    const pictures = new Pictures(folder);
    const references = [FIRST, SECOND].map((bytes) => {
      const reference = begin(pictures, bytes);
      pictures.end();
      return reference;
    });
    references.push(begin(pictures, CUT.subarray(0, 300)));
    await expect(pictures.finish(true)).rejects.toBeInstanceOf(StorageError);
    rmSync(folder);
    const blobs = await pictures.abandon();
    expect([...blobs.keys()]).toEqual(references);
    const files = [...blobs.values()];
    expect(files.map(({ isCut }) => isCut)).toEqual([undefined, undefined, true]);
    const expected = [FIRST, SECOND, CUT.subarray(0, 300)];
    expect(files.map(({ path }, at) => readFileSync(path).equals(expected[at]!))).toEqual([true, true, true]);
  });

  it('are kept where they are the answer itself', async () => {
    const folder = join(tempFolder(), 'blocked');
    writeFileSync(folder, '');
    const pictures = new Pictures(folder);
    await pictures.pushBytes(FIRST);
    await expect(pictures.finish(false)).rejects.toBeInstanceOf(StorageError);
    rmSync(folder);
    const [file] = (await pictures.abandon()).values();
    expect(readFileSync(file!.path).equals(FIRST)).toBe(true);
  });

  it('are removed where it never does, and leave no file', async () => {
    const folder = join(tempFolder(), 'blocked');
    writeFileSync(folder, '');
    const pictures = new Pictures(folder);
    begin(pictures, FIRST);
    await expect(pictures.finish(true)).rejects.toBeInstanceOf(StorageError);
    expect((await pictures.abandon()).size).toBe(0);
  });

  it.skipIf(!canMount)('are kept beside one that is too large for it (needs the right to mount a disk)', async () => {
    const folder = smallDisk('1m');
    const pictures = new Pictures(folder);
    pictures.start();
    const large = Buffer.from(Buffer.concat([FIRST, randomBytes(1_200_000)]).toString('base64'));
    let failure: unknown;
    for (let at = 0; at < large.length; at += MAX_STEP_BYTES) {
      pictures.push(large.subarray(at, at + MAX_STEP_BYTES));
      if (at + MAX_STEP_BYTES < large.length) await pictures.settle();
    }
    pictures.end();
    const small = begin(pictures, SECOND);
    pictures.end();
    await pictures.finish(false).catch((caught: unknown) => (failure = caught));
    expect(failure).toBeInstanceOf(StorageError);
    const blobs = await pictures.abandon();
    expect([...blobs.keys()]).toEqual([small]);
    const [file] = blobs.values();
    expect(readFileSync(file!.path).equals(SECOND)).toBe(true);
    expect(readdirSync(folder)).toHaveLength(1);
  });
});

describe('a picture that turns out to be no result', () => {
  it('is removed with the text it was decoded from', async () => {
    const folder = tempFolder();
    const pictures = new Pictures(folder);
    const reference = pictures.start()!;
    pictures.push(Buffer.from(`${FIRST.toString('base64').slice(0, -8)}!!!!`));
    pictures.end();
    await pictures.settle();
    expect(readdirSync(folder)).toHaveLength(2);
    await pictures.drop(reference);
    expect(readdirSync(folder)).toEqual([]);
    expect(await pictures.finish(false)).toEqual(new Map());
  });

  it('fails nothing where the disk does not take it', async () => {
    const folder = join(tempFolder(), 'blocked');
    writeFileSync(folder, '');
    const pictures = new Pictures(folder);
    const reference = begin(pictures, FIRST)!;
    pictures.end();
    await pictures.drop(reference);
    expect(await pictures.finish(false)).toEqual(new Map());
  });
});
