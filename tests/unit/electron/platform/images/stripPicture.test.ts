import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { PictureError } from '#shared/errors/inputErrors';
import { stripPicture } from '../../../../../electron/platform/images/stripPicture.ts';
import {
  aPicture,
  blocksOf,
  CARRIERS,
  jpegSegment,
  PNG_TEXTS,
  pngChunk,
  signedPicture,
  webpChunk,
  withChunks,
  withSegments,
  withWebpChunks,
  type Carrier,
} from '../../../../support/pictureBlocks.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const WORD = 'a-word-that-must-not-be-found';
const SECRET = Buffer.from(WORD);

/** A WebP is turned by metadata of its own, which a second block of it would contradict. */
const plainOf = (kind: Carrier) => aPicture(kind, kind === 'webp' ? undefined : 6);

/** A picture with the word in every place there is for one. */
async function talkative(kind: Carrier): Promise<Buffer> {
  const plain = await plainOf(kind);
  if (kind === 'png') {
    const texts = Object.values(PNG_TEXTS).map((text) => text('parameters', WORD));
    const others = ['comf', 'eXIf', 'tIME', 'abCd', 'caBX'].map((type) => pngChunk(type, SECRET));
    return Buffer.concat([
      withChunks(withChunks(plain, 'before', ...texts, ...others), 'behind', ...texts, ...others),
      SECRET,
    ]);
  }
  if (kind === 'jpeg') {
    const markers = [0xe1, 0xe1, 0xe2, 0xe3, 0xeb, 0xec, 0xed, 0xef, 0xfe, 0xfe];
    const segments = markers.map((marker) =>
      jpegSegment(marker, Buffer.concat([Buffer.from('Photoshop 3.0\0'), SECRET])),
    );
    return Buffer.concat([withSegments(plain, ...segments), jpegSegment(0xfe, SECRET)]);
  }
  const whole = withWebpChunks(plain, 12, ...['EXIF', 'XMP ', 'C2PA', 'abcd'].map((type) => webpChunk(type, SECRET)));
  return Buffer.concat([whole, SECRET]);
}

const pixels = (bytes: Buffer) => sharp(bytes).autoOrient().raw().toBuffer();

async function stripped(bytes: Buffer): Promise<Buffer> {
  const folder = tempFolder();
  writeFileSync(join(folder, 'source'), bytes);
  await stripPicture(join(folder, 'source'), join(folder, 'dest'));
  return readFileSync(join(folder, 'dest'));
}

describe('stripPicture', () => {
  it.each(CARRIERS)('leaves nothing but the picture in a %s, without loss', async (kind) => {
    const source = await talkative(kind);
    expect(source.includes(SECRET)).toBe(true);
    const bare = await stripped(source);
    expect(bare.includes(SECRET)).toBe(false);
    const metadata = await sharp(bare).metadata();
    expect(metadata).toMatchObject({ width: 61, height: 43 });
    expect([metadata.xmp, metadata.iptc, metadata.comments]).toEqual([undefined, undefined, undefined]);
    expect(Buffer.compare(await pixels(bare), await pixels(await plainOf(kind)))).toBe(0);
    blocksOf(bare);
  });

  it.each(CARRIERS)('keeps the way a %s is turned, and its colours', async (kind) => {
    const noise = sharp(await aPicture(kind)).withIccProfile('p3');
    const source = await noise
      .withExif({ IFD0: { Copyright: WORD } })
      .withMetadata({ orientation: 6 })
      .withIccProfile('p3')
      .toFormat(kind)
      .toBuffer();
    const bare = await stripped(source);
    const metadata = await sharp(bare).metadata();
    expect(metadata.orientation).toBe(6);
    expect(metadata.icc?.equals((await sharp(source).metadata()).icc ?? Buffer.alloc(0))).toBe(true);
    expect(bare.includes(SECRET)).toBe(false);
    blocksOf(bare);
  });

  it('keeps every scan of a progressive JPEG, and every frame of an animation', async () => {
    const progressive = await sharp(await aPicture('jpeg'))
      .jpeg({ progressive: true })
      .toBuffer();
    expect((await stripped(progressive)).equals(progressive)).toBe(true);
    const frames = sharp(Buffer.alloc(20 * 60 * 3, '0123456'), {
      raw: { width: 20, height: 60, channels: 3, pageHeight: 20 },
    });
    const animated = await stripped(await frames.webp({ loop: 0 }).toBuffer());
    expect((await sharp(animated, { animated: true }).metadata()).pages).toBe(3);
  });

  it.each(CARRIERS)('takes content credentials out of a %s as a whole', async (kind) => {
    const types = blocksOf(await stripped(await signedPicture(kind))).map(({ type }) => type);
    expect(types.filter((type) => ['caBX', 'eb', 'C2PA'].includes(type))).toEqual([]);
  });

  it.each(CARRIERS)('refuses a %s that is cut off, and writes nothing', async (kind) => {
    const whole = await aPicture(kind);
    for (const length of [12, 40, Math.floor(whole.length / 2), whole.length - 2]) {
      const folder = tempFolder();
      writeFileSync(join(folder, 'source'), whole.subarray(0, length));
      await expect(stripPicture(join(folder, 'source'), join(folder, 'dest'))).rejects.toThrow(PictureError);
      expect(existsSync(join(folder, 'dest'))).toBe(false);
    }
  });
});
