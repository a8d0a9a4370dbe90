import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { NotFoundError, PictureError } from '#shared/errors/inputErrors';
import { createReferenceReader } from '../../../../electron/hosts/createReferenceReader.ts';
import { createSentCopies } from '../../../../electron/platform/files/createSentCopies.ts';
import { createImages } from '../../../../electron/platform/images/createImages.ts';
import { pngPicture } from '../../../support/pngPicture.ts';
import { SMALL_AVIF, SMALL_GIF } from '../../../support/providers/drawnPictures.ts';
import { aCanvas, aTurnedJpeg, SOME_PICTURES } from '../../../support/somePictures.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const images = createImages();
const copies = createSentCopies({
  tempFolder: tmpdir(),
  convert: images.convert,
  clean: () => Promise.resolve(false),
});
afterAll(async () => {
  await copies.close();
  await images.close();
});

const PNG = pngPicture({ width: 24, height: 16 });

function reader(bytes: Buffer) {
  const path = join(tempFolder(), 'picture');
  writeFileSync(path, bytes);
  const read = createReferenceReader({ pictureFile: () => ({ path }), copies });
  return { read, path };
}

const image = (id: string, longSide?: number) => ({
  id,
  width: 24,
  height: 16,
  mime: 'image/x',
  ...(longSide !== undefined && { longSide }),
});

describe('a reference picture that is sent', () => {
  it('is what lies in the library, byte for byte, where its type is taken', async () => {
    expect(await reader(PNG).read(image('png'))).toEqual(PNG);
  });

  it.each([
    ['a GIF', SMALL_GIF],
    ['an AVIF', SMALL_AVIF],
  ])('is a PNG of the first frame of %s, and the library keeps the original', async (kind, base64) => {
    const original = Buffer.from(base64, 'base64');
    const { read, path } = reader(original);
    const sent = await read(image(kind), 'image/png');
    const { data, info } = await sharp(sent).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect([info.format, info.width, info.height]).toEqual(['raw', 24, 16]);
    expect((await sharp(sent).metadata()).format).toBe('png');
    const [red = 0, green = 255, blue = 255] = data;
    expect(red > 240 && green < 15 && blue < 15).toBe(true);
    expect(readFileSync(path)).toEqual(original);
  });

  it.each([
    ['cut off', Buffer.from(SMALL_AVIF, 'base64').subarray(0, 270)],
    ['of a kind nobody knows', Buffer.from('BM not really a picture')],
    ['a drawing with no end', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">')],
  ])('is refused before anything is sent where it is %s', async (kind, bytes) => {
    const refused = reader(bytes).read(image(kind), 'image/png');
    await expect(refused).rejects.toThrow(PictureError);
    await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining('Nothing was sent') as string });
  });

  it.each(['png', 'jpeg', 'webp'] as const)('is smaller where it is to be, in its own type: %s', async (format) => {
    const { read } = reader(await aCanvas(600, 400).toFormat(format).toBuffer());
    const sent = await sharp(await read(image(`large ${format}`, 300), `image/${format}`)).metadata();
    expect([sent.format, sent.width, sent.height]).toEqual([format, 300, 200]);
  });

  it('is upright where it is written anew', async () => {
    const { read } = reader(await aTurnedJpeg());
    const sent = sharp(await read(image('turned', 30), 'image/jpeg'));
    const { data, info } = await sent.raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([20, 30]);
    expect((await sent.metadata()).orientation).toBeUndefined();
    const [red = 0, , blue = 0] = data;
    expect(red > 200 && blue < 60).toBe(true);
    expect([...data.subarray(-3)].map((part) => part > 128)).toEqual([false, false, true]);
  });

  it.each(Object.entries(SOME_PICTURES))('can be made smaller: %s', async (name, make) => {
    const { read } = reader(await make());
    const { data, info } = await sharp(await read(image(name, 30), 'image/png'))
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([30, 20, 3]);
    // Each is brown, or red.
    expect((data[0] ?? 0) > (data[2] ?? 255) + 40).toBe(true);
  });

  it('is made once for all calls that send it, and again once it was forgotten', async () => {
    let made = 0;
    const few = createSentCopies({
      tempFolder: tmpdir(),
      convert: (source, dest) => {
        made += 1;
        return copyFile(source, dest);
      },
      clean: () => Promise.resolve(false),
      most: 2,
    });
    const path = join(tempFolder(), 'picture');
    writeFileSync(path, PNG);
    const form = { format: 'png', longSide: 10 } as const;
    const all = await Promise.all(Array.from({ length: 5 }, () => few.read(path, 'a', form)));
    expect(all.every((bytes) => PNG.equals(bytes))).toBe(true);
    expect(made).toBe(1);
    await few.read(path, 'b', form);
    await few.read(path, 'c', form);
    await few.read(path, 'c', { format: 'png', longSide: 20 });
    await few.read(path, 'a', form);
    expect(made).toBe(5);
    await few.close();
  });

  it('is made anew in a file of its own: what removes an earlier one cannot take it', async () => {
    const made: string[] = [];
    const none = createSentCopies({
      tempFolder: tempFolder(),
      convert: (source, dest) => {
        made.push(dest);
        return made.length === 1 ? Promise.reject(new PictureError('It cannot be opened.')) : copyFile(source, dest);
      },
      clean: () => Promise.resolve(false),
      most: 0,
    });
    const { path } = reader(PNG);
    const read = () => none.read(path, 'a', { format: 'png' });
    await expect(read()).rejects.toThrow(PictureError);
    for (let turn = 0; turn < 2; turn++) expect(PNG.equals(await read())).toBe(true);
    expect(new Set(made).size).toBe(3);
    await none.close();
  });

  it('can be made once there is room for it, though there was none before', async () => {
    const missing = join(tempFolder(), 'later');
    const late = createSentCopies({
      tempFolder: missing,
      convert: (source, dest) => copyFile(source, dest),
      clean: () => Promise.resolve(false),
    });
    const { path } = reader(PNG);
    await expect(late.read(path, 'a', { format: 'png' })).rejects.toThrow();
    mkdirSync(missing);
    expect(PNG.equals(await late.read(path, 'a', { format: 'png' }))).toBe(true);
    await late.close();
  });

  it('is told in words where it is gone', async () => {
    const lost = createReferenceReader({ pictureFile: () => undefined, copies });
    const emptied = createReferenceReader({ pictureFile: () => ({ path: join(tempFolder(), 'none') }), copies });
    for (const read of [lost, emptied]) {
      await expect(read(image('gone'))).rejects.toThrow(NotFoundError);
    }
  });
});
