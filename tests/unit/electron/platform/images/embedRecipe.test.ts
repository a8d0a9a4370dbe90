import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { BadInputError, PictureError, StorageError } from '#shared/errors/inputErrors';
import { embedRecipe } from '../../../../../electron/platform/images/embedRecipe.ts';
import { readRecipe } from '../../../../../electron/platform/images/readRecipe.ts';
import { blocksOf } from '../../../../support/pictureBlocks.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const CJK = JSON.stringify({ prompt: '霧の中の狐 žluťoučký 🦊 <&> ]]> "x"\r\n\t' });
const LONG = JSON.stringify({ prompt: Array.from({ length: 40_000 }, (_, i) => `${i} 狐`).join('') });

async function picture(folder: string, format: string): Promise<string> {
  const path = join(folder, `source.${format}`);
  const noise = Buffer.from(Array.from({ length: 61 * 43 * 4 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256));
  const image = sharp(noise, { raw: { width: 61, height: 43, channels: 4 } });
  const encoded: Record<string, () => Sharp> = {
    png: () => image.png(),
    jpeg: () => image.removeAlpha().jpeg(),
    webp: () => image.removeAlpha().webp(),
    'webp-lossless': () => image.webp({ lossless: true }),
    'webp-alpha': () => image.webp({ alphaQuality: 50 }),
    'webp-xmp': () =>
      image
        .webp()
        .withXmp(
          '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="d"><dc:kept>yes</dc:kept></rdf:Description></rdf:RDF></x:xmpmeta>',
        ),
    gif: () => image.gif(),
  };
  await writeFile(path, await encoded[format]!().toBuffer());
  return path;
}

const pixels = (path: string) => sharp(path).ensureAlpha().raw().toBuffer();
const KINDS = ['png', 'jpeg', 'webp', 'webp-lossless', 'webp-alpha', 'webp-xmp'];

describe.each(KINDS)('a recipe in %s', (kind) => {
  it.each([
    ['CJK text', CJK],
    ['200 KB and more', LONG],
    ['nothing', ''],
    ['one letter', '7'],
  ])('comes back as it was: %s', async (_, json) => {
    const folder = tempFolder();
    const [source, dest] = [await picture(folder, kind), join(folder, 'dest')];
    expect(await readRecipe(source)).toBeUndefined();
    await embedRecipe(source, dest, json);
    expect(await readRecipe(dest)).toBe(json);
    expect(Buffer.compare(await pixels(dest), await pixels(source))).toBe(0);
    const { width, height, hasAlpha } = await sharp(dest).metadata();
    expect({ width, height, hasAlpha }).toEqual({ width: 61, height: 43, hasAlpha: !['jpeg', 'webp'].includes(kind) });
  });

  it('replaces an older one, and can be taken out again', async () => {
    const folder = tempFolder();
    const [source, first, second, third] = [
      await picture(folder, kind),
      join(folder, '1'),
      join(folder, '2'),
      join(folder, '3'),
    ];
    await embedRecipe(source, first, LONG);
    await embedRecipe(first, second, CJK);
    expect(await readRecipe(second)).toBe(CJK);
    expect((await readFile(second)).length).toBeLessThan((await readFile(source)).length + 1500);
    await embedRecipe(second, third, undefined);
    expect(await readRecipe(third)).toBeUndefined();
    expect(Buffer.compare(await pixels(third), await pixels(source))).toBe(0);
  });

  it('is not found in a file that is damaged anywhere, or is, but nothing breaks', async () => {
    const folder = tempFolder();
    const [source, dest, broken] = [await picture(folder, kind), join(folder, 'dest'), join(folder, 'broken')];
    await embedRecipe(source, dest, CJK);
    const whole = await readFile(dest);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, value, length) => {
        const bytes = Buffer.from(whole);
        bytes[at] = value;
        await writeFile(broken, bytes.subarray(0, length));
        const found = await readRecipe(broken);
        expect(['string', 'undefined']).toContain(typeof found);
      }),
      { numRuns: 60 },
    );
  });
});

describe('embedRecipe', () => {
  it('leaves other metadata in the file', async () => {
    const folder = tempFolder();
    const dest = join(folder, 'dest');
    await embedRecipe(await picture(folder, 'webp-xmp'), dest, CJK);
    expect((await sharp(dest).metadata()).xmp?.toString()).toContain('<dc:kept>yes</dc:kept>');
  });

  it('writes PNG text that other programs read', async () => {
    const folder = tempFolder();
    const dest = join(folder, 'dest');
    await embedRecipe(await picture(folder, 'png'), dest, CJK);
    const { comments } = await sharp(dest).metadata();
    expect(comments).toContainEqual({ keyword: 'lumi-recipe', text: CJK });
  });

  it('refuses other kinds of files, a recipe that is too long, and a file that exists', async () => {
    const folder = tempFolder();
    const dest = join(folder, 'dest');
    await expect(embedRecipe(await picture(folder, 'gif'), dest, CJK)).rejects.toThrow(PictureError);
    const png = await picture(folder, 'png');
    await expect(embedRecipe(png, dest, 'x'.repeat(9e6))).rejects.toThrow(BadInputError);
    // Signs of XML take five bytes for one.
    const webp = await picture(folder, 'webp');
    await expect(embedRecipe(webp, dest, '&'.repeat(8e6))).rejects.toThrow(BadInputError);
    expect(existsSync(dest)).toBe(false);
    await expect(embedRecipe(png, png, CJK)).rejects.toThrow(StorageError);
    expect((await sharp(png).metadata()).width).toBe(61);
  });
});

describe('a picture that is cut off', () => {
  it.each(['png', 'jpeg', 'webp', 'webp-xmp'])('takes no recipe as a %s, and nothing is written', async (kind) => {
    const folder = tempFolder();
    const [whole, cut, dest] = [await readFile(await picture(folder, kind)), join(folder, 'cut'), join(folder, 'dest')];
    for (const length of [8, 12, 33, Math.floor(whole.length / 2), whole.length - 3]) {
      await writeFile(cut, whole.subarray(0, length));
      await expect(embedRecipe(cut, dest, CJK), String(length)).rejects.toThrow(PictureError);
      expect(existsSync(dest)).toBe(false);
    }
  });
});

describe('a WebP whose recipe is taken out', () => {
  it('holds no XMP and says so in its header', async () => {
    const folder = tempFolder();
    const [source, first, second] = [await picture(folder, 'webp'), join(folder, '1'), join(folder, '2')];
    await embedRecipe(source, first, CJK);
    await embedRecipe(first, second, undefined);
    const types = blocksOf(await readFile(second)).map(({ type }) => type);
    expect(types).toEqual(['VP8X', 'VP8 ']);
    expect((await sharp(second).metadata()).xmp).toBeUndefined();
  });

  it('keeps what others wrote into its XMP', async () => {
    const folder = tempFolder();
    const [source, first, second] = [await picture(folder, 'webp-xmp'), join(folder, '1'), join(folder, '2')];
    await embedRecipe(source, first, CJK);
    await embedRecipe(first, second, undefined);
    const xmp = async (path: string) => (await sharp(path).metadata()).xmp?.toString();
    expect(await xmp(second)).toBe(await xmp(source));
  });
});

describe('readRecipe', () => {
  it('stops at a text that unpacks to more than the limit', async () => {
    const folder = tempFolder();
    const [source, dest] = [await picture(folder, 'png'), join(folder, 'dest')];
    const bomb = deflateSync(Buffer.alloc(64e6));
    const chunk = Buffer.concat([
      Buffer.alloc(4),
      Buffer.from('iTXtlumi-recipe\0\x01\0\0\0', 'latin1'),
      bomb,
      Buffer.alloc(4),
    ]);
    chunk.writeUInt32BE(chunk.length - 12, 0);
    const whole = await readFile(source);
    await writeFile(dest, Buffer.concat([whole.subarray(0, 33), chunk, whole.subarray(33)]));
    expect(await readRecipe(dest)).toBeUndefined();
  });

  it('says so when there is no such file', async () => {
    await expect(readRecipe(join(tempFolder(), 'none.png'))).rejects.toThrow(StorageError);
  });
});
