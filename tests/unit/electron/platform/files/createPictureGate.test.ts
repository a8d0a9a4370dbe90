import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PictureError, SecretFoundError, StorageError } from '#shared/errors/inputErrors';
import { createPictureGate } from '../../../../../electron/platform/files/createPictureGate.ts';
import { readTexts } from '../../../../../electron/platform/images/readTexts.ts';
import { createSecretScanner } from '../../../../../electron/platform/keys/createSecretScanner.ts';
import { growthOf, LINEAR } from '../../../../support/growthOf.ts';
import { PLANTED, pngWith } from '../../../../support/plantedPictures.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const LIVE = 'canary/value+0123456789';
const SHAPED = `AQ.Ab8RN6${'aB3_'.repeat(11)}`;
const { scan } = createSecretScanner({ secrets: () => [LIVE] });

function fileOf(bytes: Uint8Array): string {
  const path = join(tempFolder(), 'picture');
  writeFileSync(path, bytes);
  return path;
}

const gate = (strip?: (source: string, dest: string) => Promise<void>) =>
  createPictureGate({ scan, readTexts, ...(strip && { strip }) });

describe('the gate before every picture that is given away', () => {
  it.each(Object.entries(PLANTED))('finds a key in %s, by its value and by its shape', async (_, plant) => {
    const { holdsKey } = gate();
    expect(await holdsKey(fileOf(plant(LIVE)))).toBe(true);
    expect(await holdsKey(fileOf(plant(SHAPED)))).toBe(true);
    expect(await holdsKey(fileOf(plant('a red fox, AQ. sk-or AIza')))).toBe(false);
  });

  it.each(Object.entries(PLANTED))('finds a key in %s where it looks beside the pixels alone', async (_, plant) => {
    const { tellsKey } = gate();
    expect(await tellsKey(fileOf(plant(LIVE)))).toBe(true);
    expect(await tellsKey(fileOf(plant(SHAPED)))).toBe(true);
    expect(await tellsKey(fileOf(plant('a red fox, AQ. sk-or AIza')))).toBe(false);
  });

  it('does not read what is pixels where it looks beside them, but all of a kind that it does not know', async () => {
    const { tellsKey, holdsKey } = gate();
    const inPixels = fileOf(pngWith('IDAT', Buffer.from(LIVE)));
    expect([await tellsKey(inPixels), await holdsKey(inPixels)]).toEqual([false, true]);
    expect(await tellsKey(fileOf(Buffer.from(`II*\0 a TIFF, ${LIVE}`)))).toBe(true);
  });

  it('finds a live key behind the picture, wherever the pieces end that it is read in, and no shape in bytes that are no text', async () => {
    const { holdsKey } = gate();
    const png = pngPicture({ width: 300, height: 300, noise: true });
    for (let before = 65_536 - png.length - LIVE.length - 2; before < 65_536 - png.length + 2; before++) {
      const behind = Buffer.alloc(Math.max(0, before) % 65_536, 'x');
      expect(await holdsKey(fileOf(Buffer.concat([png, behind, Buffer.from(LIVE)])))).toBe(true);
      expect(await holdsKey(fileOf(Buffer.concat([png, behind, Buffer.from(SHAPED)])))).toBe(false);
    }
  });

  it('finds a live key in hexadecimal digits that are broken into lines, as some programs write EXIF', async () => {
    const digits = Buffer.from(`Exif ${LIVE}`).toString('hex').replaceAll(/.{20}/g, '$&\n');
    expect(await gate().holdsKey(fileOf(pngWith('tEXt', Buffer.from(`Raw profile type exif\0${digits}`))))).toBe(true);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a head alone', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a chunk longer than the file', Buffer.from('\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXtabc', 'latin1')],
    ['a packed text that is none', pngWith('zTXt', Buffer.from('Comment\0\0nonsense'))],
    [
      'a packed text that is cut off',
      pngWith('zTXt', Buffer.concat([Buffer.from('a\0\0'), deflateSync('abc').subarray(0, 6)])),
    ],
    ['a packed text without an end of its keyword', pngWith('zTXt', Buffer.from('Comment'))],
    ['a JPEG of fill bytes', Buffer.alloc(5000, 0xff).fill(0xd8, 1, 2)],
    ['a WebP of empty chunks', Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), Buffer.alloc(8000)])],
    ['a GIF without an end', Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\0\0\0\x21\xfe\xffabc', 'latin1')],
  ])('reads %s to its end and finds no key', async (_, bytes) => {
    expect(await gate().holdsKey(fileOf(bytes))).toBe(false);
  });

  it('takes from a copy what holds a key, and leaves one without as it is', async () => {
    const bare = pngPicture({ width: 8, height: 8 });
    const { clean } = gate((_source, dest) => {
      writeFileSync(dest, bare);
      return Promise.resolve();
    });
    const path = fileOf(PLANTED['a PNG’s zTXt']!(LIVE));
    expect(await clean(path)).toBe(true);
    expect(readFileSync(path)).toEqual(bare);
    expect(readdirSync(join(path, '..'))).toEqual(['picture']);
    const fine = fileOf(PLANTED['a PNG’s zTXt']!('a red fox'));
    expect(await clean(fine)).toBe(false);
    expect(readFileSync(fine)).toEqual(PLANTED['a PNG’s zTXt']!('a red fox'));
  });

  it.each([
    ['cannot be written anew', () => Promise.reject(new PictureError('No.'))],
    [
      'holds the key still',
      (_source: string, dest: string) => {
        writeFileSync(dest, `still ${LIVE}`);
        return Promise.resolve();
      },
    ],
    ['is of a kind nothing writes anew', undefined],
  ])('refuses one that %s, in words without the key', async (_, strip) => {
    const path = fileOf(PLANTED['a JPEG’s comment']!(LIVE));
    const error = await gate(strip)
      .clean(path)
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(SecretFoundError);
    expect(JSON.stringify((error as SecretFoundError).report())).not.toContain(LIVE);
    expect(readdirSync(join(path, '..'))).toEqual(['picture']);
  });

  it('passes on what is wrong with the disk', async () => {
    const full = new StorageError('The disk is full.');
    await expect(gate(() => Promise.reject(full)).clean(fileOf(PLANTED['a PNG’s tEXt']!(LIVE)))).rejects.toBe(full);
  });

  it.each([
    ['noise', (size: number) => pngPicture({ width: 400, height: Math.ceil(size / 1200), noise: true })],
    ['a long text', (size: number) => pngWith('tEXt', Buffer.alloc(size, 'sk-'))],
    [
      'a text that unpacks to much more',
      (size: number) =>
        pngWith('zTXt', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(size, 'canary/v'))])),
    ],
    [
      'many chunks',
      (size: number) => Buffer.concat([pngPicture({ width: 8, height: 8 }).subarray(0, 33), Buffer.alloc(size)]),
    ],
  ])('looks in time that grows with the file only: %s', async (_, make) => {
    const { holdsKey } = gate();
    expect(await growthOf((size) => fileOf(make(size)), 500_000, holdsKey)).toBeLessThan(LINEAR);
  });
});
