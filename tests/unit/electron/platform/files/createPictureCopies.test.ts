import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PictureError, SecretFoundError } from '#shared/errors/inputErrors';
import { createPictureCopies } from '../../../../../electron/platform/files/createPictureCopies.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

function setUp(clean: () => Promise<unknown> = () => Promise.resolve()) {
  const folder = tempFolder();
  const source = join(folder, 'source.png');
  writeFileSync(source, 'the picture');
  const copies = createPictureCopies({
    tempFolder: folder,
    convert: (from, to) => copyFile(from, to),
    clean,
  });
  return { folder, source, copies };
}

describe('createPictureCopies', () => {
  it('saves a copy in place of what was there and leaves nothing beside it', async () => {
    const { folder, source, copies } = setUp();
    const path = join(folder, 'copy.png');
    writeFileSync(path, 'an old one');
    await copies.saveTo(source, path);
    expect(readFileSync(path, 'utf8')).toBe('the picture');
    expect(readdirSync(folder).toSorted()).toEqual(['copy.png', 'source.png']);
  });

  it('gives away no copy that must not leave, and leaves none behind', async () => {
    const { folder, source, copies } = setUp(() => Promise.reject(new SecretFoundError('A key.')));
    for (const give of [
      () => copies.saveTo(source, join(folder, 'copy.png')),
      () => copies.named(source, 'Foxes 1.png'),
      () => copies.asPng(source, 'one'),
    ]) {
      await expect(give()).rejects.toThrow(SecretFoundError);
    }
    const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(left.map(({ name }) => name)).toEqual(['source.png']);
  });

  it('converts a picture once for all who ask at a time, and anew after it failed', async () => {
    const folder = tempFolder();
    let conversions = 0;
    const copies = createPictureCopies({
      tempFolder: folder,
      convert: async (_from, to) => {
        conversions++;
        await writeFile(to, 'a PNG');
        if (conversions === 1) throw new PictureError('It is cut off.');
      },
      clean: () => Promise.resolve(),
    });
    const ask = () => Promise.allSettled(Array.from({ length: 4 }, () => copies.asPng('source', 'one')));
    expect((await ask()).map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    expect((await ask()).map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
    expect(conversions).toBe(2);
  });

  it('says in words where a copy cannot be written', async () => {
    const { folder, source, copies } = setUp();
    await expect(copies.saveTo(source, join(folder, 'source.png', 'copy.png'))).rejects.toThrow(/Saving the picture/);
  });

  it('keeps pictures of one name apart, and removes all short-lived copies when it is closed', async () => {
    const { source, copies } = setUp();
    const one = await copies.named(source, 'Foxes 1.png');
    const two = await copies.named(source, 'Foxes 1.png');
    const png = await copies.asPng(source, 'one');
    expect([basename(one), basename(two)]).toEqual(['Foxes 1.png', 'Foxes 1.png']);
    expect([one, two, png].map((path) => readFileSync(path, 'utf8'))).toEqual(Array(3).fill('the picture'));
    await copies.discard(one);
    expect([one, two, png].map((path) => existsSync(path))).toEqual([false, true, true]);
    await copies.close();
    expect([one, two, png].some((path) => existsSync(path))).toBe(false);
  });
});
