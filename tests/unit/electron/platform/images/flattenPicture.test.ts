import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { PictureError } from '#shared/errors/inputErrors';
import type { Drawing, Mark, WordsMark } from '#shared/graph/marks/Marks';
import { createImages } from '../../../../../electron/platform/images/createImages.ts';
import { letterPaths } from '../../../../../electron/platform/images/letterPaths.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const images = createImages();
afterAll(() => images.close());

const GREY = { r: 120, g: 120, b: 120 };
const canvas = (width = 200, height = 100, background: object = GREY) =>
  sharp({ create: { width, height, channels: 'alpha' in background ? 4 : 3, background } });

const BOX: Mark = { tool: 'box', colour: 'red', width: 40, points: '0.25 0.3 0.75 0.7' };
const RED = [229, 50, 45];
const words = (text: string): WordsMark => ({
  tool: 'words',
  colour: 'red',
  width: 200,
  points: '0.05 0.1',
  text,
});

interface Flattened {
  readonly bytes: Buffer;
  readonly size: { readonly width: number; readonly height: number };
  /** The colour at a px, alpha last. */
  readonly at: (x: number, y: number) => readonly number[];
}

async function flattened(source: Sharp | Buffer, drawing: Drawing): Promise<Flattened> {
  const folder = tempFolder();
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  const bytes = Buffer.isBuffer(source) ? source : await source.png().toBuffer();
  writeFileSync(from, bytes);
  const { mime, ...size } = await images.flatten(from, to, drawing);
  expect(mime).toBe('image/png');
  const written = readFileSync(to);
  const { data, info } = await sharp(written).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(size).toEqual({ width: info.width, height: info.height });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)];
  return { bytes: written, size, at };
}

const drawn = (...marks: readonly Mark[]): Drawing => ({ as: 'drawn', marks });
const mask = (...marks: readonly Mark[]): Drawing => ({ as: 'mask', marks });

describe('a picture with what is drawn on it', () => {
  it('has the marks where they are, and is else as it was', async () => {
    const { at, size } = await flattened(canvas(), drawn(BOX));
    expect(size).toEqual({ width: 200, height: 100 });
    expect(at(50, 50)).toEqual([...RED, 255]);
    expect(at(100, 70)).toEqual([...RED, 255]);
    expect(at(100, 50)).toEqual([120, 120, 120, 255]);
    expect(at(10, 10)).toEqual([120, 120, 120, 255]);
  });

  it.each<[string, Mark, readonly [number, number]]>([
    ['a dot', { tool: 'brush', colour: 'red', width: 60, points: '0.5 0.5' }, [100, 50]],
    ['a stroke', { tool: 'brush', colour: 'red', width: 20, points: '0.1 0.5 0.9 0.5' }, [30, 50]],
    [
      'a pressed stroke',
      { tool: 'brush', colour: 'red', width: 60, points: '0.1 0.5 0.9 0.5', pressure: '19' },
      [170, 54],
    ],
    ['an arrow’s head', { tool: 'arrow', colour: 'red', width: 20, points: '0.1 0.5 0.9 0.5' }, [170, 50]],
  ])('shows %s', async (_, mark, [x, y]) => {
    expect((await flattened(canvas(), drawn(mark))).at(x, y)).toEqual([...RED, 255]);
  });

  it('gets wider with the pen’s pressure', async () => {
    const mark: Mark = { tool: 'brush', colour: 'red', width: 100, points: '0.1 0.5 0.9 0.5', pressure: '19' };
    const { at } = await flattened(canvas(), drawn(mark));
    expect(at(24, 56)).toEqual([120, 120, 120, 255]);
    expect(at(176, 56)).toEqual([...RED, 255]);
  });

  it('is the same file for the same picture and marks', async () => {
    const all = drawn(BOX, words('Hüte für Füchse'), {
      tool: 'brush',
      colour: 'blue',
      width: 7,
      points: '0 0 0.3 0.7 1 1',
    });
    const [one, other] = [await flattened(canvas(), all), await flattened(canvas(), all)];
    expect(one.bytes.equals(other.bytes)).toBe(true);
    expect((await flattened(canvas(), drawn(BOX))).bytes.equals(one.bytes)).toBe(false);
  });

  it('stands upright, as a camera meant it', async () => {
    const left = canvas(100, 200, { r: 0, g: 0, b: 255 });
    const source = await canvas(200, 200)
      .composite([{ input: await left.png().toBuffer(), left: 0, top: 0 }])
      .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { at } = await flattened(source, drawn({ ...BOX, points: '0.1 0.7 0.4 0.9' }));
    // Turned by a quarter: what was at the left is at the top.
    expect(at(100, 20)[2]).toBeGreaterThan(250);
    expect(at(150, 150)[2]).toBeLessThan(130);
    expect(at(20, 160)).toEqual([...RED, 255]);
  });

  it('stays see-through where it was', async () => {
    const { at } = await flattened(canvas(200, 100, { ...GREY, alpha: 0 }), drawn(BOX));
    expect(at(10, 10)[3]).toBe(0);
    expect(at(50, 50)).toEqual([...RED, 255]);
  });

  it('takes marks in colour on a picture that has none', async () => {
    const { at } = await flattened(canvas().greyscale().toColourspace('b-w'), drawn(BOX));
    expect(at(50, 50)).toEqual([...RED, 255]);
    expect(at(10, 10)).toEqual([120, 120, 120, 255]);
  });

  it('takes 16 bits a colour', async () => {
    const { at } = await flattened(canvas().toColourspace('rgb16'), drawn(BOX));
    expect(at(50, 50)).toEqual([...RED, 255]);
    expect(at(10, 10)).toEqual([120, 120, 120, 255]);
  });

  it('can be one pixel small', async () => {
    const { size, at } = await flattened(
      canvas(1, 1),
      drawn({ tool: 'brush', colour: 'red', points: '0.5 0.5', width: 200 }, words('x')),
    );
    expect(size).toEqual({ width: 1, height: 1 });
    expect(at(0, 0)[3]).toBe(255);
  });

  it('can be 8,192 px wide', async () => {
    const { size, at } = await flattened(canvas(8192, 8192), drawn(BOX, words('Large')));
    expect(size).toEqual({ width: 8192, height: 8192 });
    expect(at(2048, 4096)).toEqual([...RED, 255]);
  }, 120_000);
});

describe('words on a picture', () => {
  it('are drawn in letters of our own, with a halo', async () => {
    const { at } = await flattened(canvas(200, 200), drawn(words('II')));
    const row = Array.from({ length: 100 }, (_, x) => at(x, 36));
    expect(row.some(([r, g, b]) => r === RED[0] && g === RED[1] && b === RED[2])).toBe(true);
    expect(row.some(([r, g, b]) => r === 255 && g === 255 && b === 255)).toBe(true);
  });

  it('stand line under line', async () => {
    const { at } = await flattened(canvas(200, 200), drawn(words('I\nI')));
    const isRed = (y: number) =>
      Array.from({ length: 60 }, (_, x) => at(x, y)).some(([r, g]) => r === RED[0] && g === RED[1]);
    expect([36, 86, 150].map(isRed)).toEqual([true, true, false]);
  });

  it('hold nothing that the drawing program would follow', async () => {
    const hostile = '</text><image href="file:///etc/passwd"/>&lt;&xxe;<script>帽';
    const { at } = await flattened(canvas(), drawn({ ...words(hostile), width: 10 }));
    expect(at(190, 90)).toEqual([120, 120, 120, 255]);
  });

  it('have outlines for what Latin, Greek and Cyrillic are written with', () => {
    for (const line of [
      'The quick brown fox — “1,234 €”',
      'Žluťoučký kůň úpěl',
      'Ξεσκεπάζω',
      'Съешь ещё',
      'Ắ ệ ữ',
      'e\u0301',
    ]) {
      expect(letterPaths(line)).toBeDefined();
    }
    expect(letterPaths('帽子')).toBeUndefined();
    expect(letterPaths('ij')!.letters.map(({ at }) => at)).toEqual([0, expect.closeTo(0.27, 1)]);
  });
});

describe('a mask', () => {
  const AREA: Mark = { tool: 'area', points: '0.25 0.25 0.75 0.25 0.75 0.75 0.25 0.75' };

  it('is as large as the picture, opaque, and empty where an area is marked', async () => {
    const { at, size } = await flattened(
      canvas(),
      mask(AREA, { tool: 'area', points: '0.3 0.3 0.9 0.3 0.9 0.4' }, BOX),
    );
    expect(size).toEqual({ width: 200, height: 100 });
    expect([at(100, 50)[3], at(80, 33)[3], at(170, 35)[3]]).toEqual([0, 0, 0]);
    expect([at(10, 10)[3], at(100, 90)[3], at(190, 50)[3]]).toEqual([255, 255, 255]);
  });

  it('keeps all of a picture without an area', async () => {
    const { at } = await flattened(canvas(), mask());
    expect([at(0, 0)[3], at(100, 50)[3], at(199, 99)[3]]).toEqual([255, 255, 255]);
  });
});

it('marks that are none are refused', async () => {
  const marks = [{ ...BOX, colour: 'url(#x)' }] as unknown as readonly Mark[];
  await expect(flattened(canvas(), drawn(...marks))).rejects.toThrow(PictureError);
});
