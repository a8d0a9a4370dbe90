import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { PictureError } from '#shared/errors/inputErrors';
import { createReferenceReader } from '../../../../electron/hosts/createReferenceReader.ts';
import { createPictureCopies } from '../../../../electron/platform/files/createPictureCopies.ts';
import { createImages } from '../../../../electron/platform/images/createImages.ts';
import { pngPicture } from '../../../support/pngPicture.ts';
import { SMALL_AVIF, SMALL_GIF } from '../../../support/providers/drawnPictures.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

const images = createImages();
const copies = createPictureCopies({
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

const image = (id: string) => ({ id, width: 24, height: 16, mime: 'image/x' });

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
    ['a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ])('is refused before anything is sent where it is %s', async (kind, bytes) => {
    const refused = reader(bytes).read(image(kind), 'image/png');
    await expect(refused).rejects.toThrow(PictureError);
    await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining('Nothing was sent') as string });
  });
});
