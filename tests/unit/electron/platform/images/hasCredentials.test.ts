import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { StorageError } from '#shared/errors/inputErrors';
import { embedRecipe } from '../../../../../electron/platform/images/embedRecipe.ts';
import { hasCredentials } from '../../../../../electron/platform/images/hasCredentials.ts';
import { readRecipe } from '../../../../../electron/platform/images/readRecipe.ts';
import {
  aPicture,
  CARRIERS,
  credentialsFit,
  jpegSegment,
  signedPicture,
  withSegments,
} from '../../../../support/pictureBlocks.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

function file(bytes: Buffer): string {
  const path = join(tempFolder(), 'picture');
  writeFileSync(path, bytes);
  return path;
}

const C2PA_BOX = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');

describe('content credentials', () => {
  it.each(CARRIERS)('are found in a %s that carries them, and in none that does not', async (kind) => {
    expect(await hasCredentials(file(await signedPicture(kind)))).toBe(true);
    expect(await hasCredentials(file(await aPicture(kind)))).toBe(false);
  });

  it('are found in AVIF, GIF and TIFF too', async () => {
    const [avif, gif, tiff] = [await aPicture('avif'), await aPicture('gif'), await aPicture('tiff')];
    for (const plain of [avif, gif, tiff]) expect(await hasCredentials(file(plain))).toBe(false);
    const box = Buffer.concat([Buffer.from([0, 0, 0, 40]), Buffer.from('uuid'), C2PA_BOX, Buffer.alloc(16)]);
    expect(await hasCredentials(file(Buffer.concat([avif, box])))).toBe(true);
    const extension = Buffer.from('!\xff\x0bC2PA_GIF\x01\0\0\x02ab\0', 'latin1');
    expect(await hasCredentials(file(Buffer.concat([gif.subarray(0, 13), extension, gif.subarray(13)])))).toBe(true);
    const directory = tiff.readUInt32LE(4);
    const tagged = Buffer.from(tiff);
    tagged.writeUInt16LE(0xcd41, directory + 2);
    expect(await hasCredentials(file(tagged))).toBe(true);
  });

  it('are not what else stands in the same kind of segment, nor in a file that is none', async () => {
    const other = withSegments(await aPicture('jpeg'), jpegSegment(0xeb, Buffer.from('HDR_RI ver=11 jumb jumb')));
    expect(await hasCredentials(file(other))).toBe(false);
    for (const bytes of ['', 'x', 'GIF89a', '\0\0\0\x08ftypavif'])
      expect(await hasCredentials(file(Buffer.from(bytes, 'latin1')))).toBe(false);
    await expect(hasCredentials(join(tempFolder(), 'none'))).rejects.toThrow(StorageError);
  });

  it.each(CARRIERS)(
    'go as a whole when a recipe is put into a %s, so that nothing reads as tampered with',
    async (kind) => {
      const source = file(await signedPicture(kind));
      expect(credentialsFit(readFileSync(source))).toBe(true);
      const dest = join(tempFolder(), 'dest');
      await embedRecipe(source, dest, '{"a":"狐"}');
      expect(credentialsFit(readFileSync(dest))).toBeUndefined();
      expect(await hasCredentials(dest)).toBe(false);
      expect(await readRecipe(dest)).toBe('{"a":"狐"}');
      const pixels = (path: string) => sharp(path).raw().toBuffer();
      expect(Buffer.compare(await pixels(dest), await pixels(source))).toBe(0);
      expect(existsSync(dest)).toBe(true);
    },
  );
});
