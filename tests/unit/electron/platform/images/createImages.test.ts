import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { thumbHashToApproximateAspectRatio, thumbHashToAverageRGBA } from 'thumbhash';
import { afterEach, describe, expect, it } from 'vitest';
import {
  BadInputError,
  CancelledError,
  PictureError,
  StorageError,
  UnopenedPictureError,
} from '#shared/errors/inputErrors';
import { createImages, type Images, type ImagesOptions } from '../../../../../electron/platform/images/createImages.ts';
import { forkImageProcess, type ImageProcess } from '../../../../../electron/platform/images/forkImageProcess.ts';
import { pngChunk } from '../../../../support/pictureBlocks.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const made: Images[] = [];
function images(options?: ImagesOptions): Images {
  const one = createImages(options);
  made.push(one);
  return one;
}

afterEach(async () => {
  await Promise.all(made.splice(0).map((one) => one.close()));
});

const canvas = (width = 120, height = 80) => sharp({ create: { width, height, channels: 3, background: '#a63' } });

async function file(folder: string, name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** A few hundred bytes that say they are of this size. */
function pngOf(width: number, height: number, depth = 8, colour = 2): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour], 8);
  const parts = [
    ['IHDR', header],
    ['IDAT', deflateSync(Buffer.alloc(1000))],
    ['IEND', Buffer.alloc(0)],
  ] as const;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...parts.map(([type, data]) => pngChunk(type, data)),
  ]);
}

describe('createImages', () => {
  it.each(['png', 'jpeg', 'webp', 'gif', 'avif', 'tiff'] as const)(
    'knows a %s by its bytes, whatever its name',
    async (format) => {
      const path = await file(tempFolder(), 'picture.txt', await canvas().toFormat(format).toBuffer());
      expect(await images().probe(path)).toEqual({ width: 120, height: 80, mime: `image/${format}` });
    },
  );

  it.each(['png', 'jpeg', 'webp'] as const)('tells a whole %s from one that is cut off anywhere', async (format) => {
    const folder = tempFolder();
    const noise = sharp(randomBytes(400 * 300 * 3), { raw: { width: 400, height: 300, channels: 3 } });
    const bytes = await noise.toFormat(format).toBuffer();
    const tool = images();
    const whole = { width: 400, height: 300, mime: `image/${format}` };
    expect(await tool.decode(await file(folder, 'whole', bytes))).toEqual(whole);
    const taken: number[] = [];
    for (const left of [0, 0.1, 0.5, 0.9, 0.99]
      .map((part) => Math.floor(bytes.length * part))
      .concat([20, 4, 1].map((less) => bytes.length - less))) {
      const path = await file(folder, String(left), bytes.subarray(0, left));
      await tool.decode(path).then(
        () => taken.push(bytes.length - left),
        (caught: unknown) => {
          expect(caught).toBeInstanceOf(PictureError);
        },
      );
    }
    expect(taken).toEqual([]);
  });

  it('gives the size of a picture as it is shown', async () => {
    const path = await file(tempFolder(), 'a.jpg', await canvas().withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect(await images().probe(path)).toEqual({ width: 80, height: 120, mime: 'image/jpeg' });
  });

  it('keeps the colours of a thumbnail that a plain screen lacks, and says what can be drawn before it is there', async () => {
    const folder = tempFolder();
    const red = sharp({ create: { width: 60, height: 40, channels: 3, background: '#f00' } });
    const plain = await file(folder, 'plain.png', await red.clone().withIccProfile('srgb').png().toBuffer());
    const wide = await file(folder, 'wide.png', await red.clone().withIccProfile('p3').png().toBuffer());
    const hash = await images().thumbnail(plain, join(folder, 'plain.webp'), 30);
    await images().thumbnail(wide, join(folder, 'wide.webp'), 30);
    await images().thumbnail(join(folder, 'wide.webp'), join(folder, 'smaller.webp'), 10);
    const profile = async (name: string) => (await sharp(join(folder, name)).metadata()).icc;
    expect(await profile('plain.webp')).toBeUndefined();
    expect(await profile('wide.webp')).toEqual(await profile('wide.png'));
    expect(await profile('smaller.webp')).toEqual(await profile('wide.png'));
    const sample = async (name: string) => {
      const values = await sharp(join(folder, name), { ignoreIcc: true }).raw().toBuffer();
      return [...values.subarray(0, 3)];
    };
    const [before, after] = [await sample('wide.png'), await sample('wide.webp')];
    for (const [at, value] of after.entries()) expect(Math.abs(value - (before[at] ?? 0))).toBeLessThan(6);
    const { r, g, b } = thumbHashToAverageRGBA(Buffer.from(hash, 'base64'));
    expect([r, g, b].map((value) => Math.round(value * 4))).toEqual([4, 0, 0]);
    expect(thumbHashToApproximateAspectRatio(Buffer.from(hash, 'base64'))).toBeCloseTo(1.5, 0);
    expect(await images().thumbHash(join(folder, 'plain.webp'))).toBe(hash);
  });

  it('makes a WebP thumbnail of the width asked for, upright, and never larger than the picture', async () => {
    const folder = tempFolder();
    const path = await file(folder, 'a.jpg', await canvas(900, 600).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    await images().thumbnail(path, join(folder, 'small.webp'), 100);
    await images().thumbnail(path, join(folder, 'large.webp'), 2000);
    expect(await sharp(join(folder, 'small.webp')).metadata()).toMatchObject({
      format: 'webp',
      width: 100,
      height: 150,
    });
    expect(await sharp(join(folder, 'large.webp')).metadata()).toMatchObject({ width: 600, height: 900 });
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it.each(['png', 'jpeg', 'webp'] as const)('converts to %s', async (format) => {
    const folder = tempFolder();
    const path = await file(folder, 'a', await canvas().ensureAlpha(0.5).png().toBuffer());
    await images().convert(path, join(folder, 'b'), format);
    expect(await sharp(join(folder, 'b')).metadata()).toMatchObject({
      format,
      width: 120,
      height: 80,
      hasAlpha: format !== 'jpeg',
    });
  });

  it('fails on hostile pictures and goes on living', async () => {
    const folder = tempFolder();
    const tool = images();
    const noise = await sharp(randomBytes(300 * 300 * 3), { raw: { width: 300, height: 300, channels: 3 } })
      .png()
      .toBuffer();
    const cut = await file(folder, 'cut.png', noise.subarray(0, noise.length / 2));
    const paths = [
      await file(folder, 'bomb.png', pngOf(100_000, 100_000)),
      await file(folder, 'random', randomBytes(5000)),
      await file(folder, 'empty.png', Buffer.alloc(0)),
      await file(folder, 'head.png', noise.subarray(0, 20)),
      await file(folder, 'cut.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">')),
      await file(folder, 'lie.webp', Buffer.from('RIFF\xff\xff\xff\xffWEBPVP8 ', 'latin1')),
    ];
    for (const path of paths) {
      await expect(tool.probe(path), path).rejects.toThrow(PictureError);
      await expect(tool.thumbnail(path, join(folder, 'thumb'), 100), path).rejects.toThrow(PictureError);
    }
    await expect(tool.thumbnail(cut, join(folder, 'thumb'), 100)).rejects.toThrow(PictureError);
    await expect(tool.convert(cut, join(folder, 'thumb'), 'png')).rejects.toThrow(PictureError);
    expect(readdirSync(folder)).not.toContain('thumb');
    const good = await file(folder, 'good.png', noise);
    expect(await tool.probe(good)).toMatchObject({ width: 300 });
  });

  it.each([
    ['png', 40_000, 1],
    ['png', 1, 40_000],
    ['png', 1, 1],
    ['jpeg', 60_000, 16],
    ['gif', 40_000, 1],
    ['tiff', 100_000, 2],
  ] as const)('takes a %s of %d × %d px', async (format, width, height) => {
    const folder = tempFolder();
    const path = await file(
      folder,
      'a',
      await canvas(width, height).toFormat(format, { compression: 'lzw' }).toBuffer(),
    );
    const tool = images();
    const size = { width, height, mime: `image/${format}` };
    expect(await tool.probe(path)).toEqual(size);
    expect(await tool.decode(path)).toEqual(size);
    await tool.thumbnail(path, join(folder, 'thumb'), 160);
    const wide = tool.convert(path, join(folder, 'webp'), 'webp');
    if (Math.max(width, height) < 16_384) expect(await wide).toEqual([]);
    else await expect(wide).rejects.toThrow('16,383');
  });

  it('refuses sizes no picture has, in words', async () => {
    const folder = tempFolder();
    const tool = images();
    for (const [width, height, depth, colour] of [
      [0, 5, 8, 2],
      [5, 0, 8, 2],
      [0x7fff_ffff, 1, 8, 2],
      [0x7fff_ffff, 0x7fff_ffff, 8, 2],
      [0xffff_ffff, 1, 8, 2],
      [4, 4, 3, 9],
    ] as const) {
      const path = await file(folder, 'a.png', pngOf(width, height, depth, colour));
      for (const work of ['probe', 'decode'] as const) {
        const failure = tool[work](path);
        await expect(failure).rejects.toThrow(PictureError);
        await expect(failure).rejects.toThrow(/^The picture [a-z ]+\.$/);
      }
    }
  });

  it('takes pictures of every depth and colour space, and moving ones, and tells what converting loses', async () => {
    const folder = tempFolder();
    const frames = () =>
      sharp(Buffer.alloc(20 * 60 * 3, '0123456'), { raw: { width: 20, height: 60, channels: 3, pageHeight: 20 } });
    const pictures = {
      deep: [await canvas().toColourspace('rgb16').png().toBuffer(), ['depth']],
      cmyk: [await canvas().toColourspace('cmyk').jpeg().toBuffer(), []],
      progressive: [await canvas().jpeg({ progressive: true }).toBuffer(), []],
      profiled: [await canvas().withIccProfile('p3').png().toBuffer(), []],
      gif: [await frames().gif().toBuffer(), ['frames']],
      webp: [await frames().webp().toBuffer(), ['frames']],
    } as const;
    const tool = images();
    for (const [name, [bytes, losses]] of Object.entries(pictures)) {
      const path = await file(folder, name, bytes);
      expect((await tool.decode(path)).height, name).toBeGreaterThan(0);
      expect(await tool.convert(path, join(folder, `${name}.jpg`), 'jpeg'), name).toEqual(losses);
    }
  });

  it.each([
    ['PDF', '%PDF-1.4 1 0 obj'],
    ['SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['SVG', '\n<svg width="1">'],
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['BMP', 'BM\x9a\0\0\0\0\0'],
    ['JPEG XL', '\xff\x0a\xfa'],
    ['Photoshop', '8BPS\0\x01'],
  ])('says of a %s that it cannot open one', async (kind, bytes) => {
    const path = await file(tempFolder(), 'a.png', Buffer.from(bytes + '\0'.repeat(50), 'latin1'));
    const tool = images();
    for (const work of ['probe', 'decode'] as const) {
      await expect(tool[work](path)).rejects.toThrow(PictureError);
      await expect(tool[work](path)).rejects.toThrow(kind);
    }
  });

  it('says that it was the disk when it was', async () => {
    const folder = tempFolder();
    const path = await file(folder, 'a.png', await canvas().png().toBuffer());
    await expect(images().probe(join(folder, 'missing.png'))).rejects.toThrow(StorageError);
    await expect(images().thumbnail(path, join(folder, 'no', 'folder.webp'), 50)).rejects.toThrow(StorageError);
  });

  it('fails only the job that ends the process, and does the others again', async () => {
    const folder = tempFolder();
    const path = await file(folder, 'a.png', await canvas().png().toBuffer());
    const deadly = join(folder, 'deadly');
    const starts: number[] = [];
    const fork = (): ImageProcess => {
      starts.push(1);
      const real = forkImageProcess();
      const send = (message: unknown): void => {
        if (JSON.stringify(message).includes(deadly)) real.kill();
        else real.send(message);
      };
      return { ...real, send };
    };
    const tool = images({ fork });
    const results = await Promise.allSettled([path, deadly, path, path, deadly, path].map((one) => tool.probe(one)));
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(
      results.filter((result) => result.status === 'rejected').every(({ reason }) => reason instanceof PictureError),
    ).toBe(true);
    expect(starts.length).toBeGreaterThan(1);
  });

  it('gives up a job that hangs, and does the others', async () => {
    const folder = tempFolder();
    const path = await file(folder, 'a.png', await canvas().png().toBuffer());
    const fork = (): ImageProcess => {
      const real = forkImageProcess();
      const send = (message: unknown): void => {
        if (!JSON.stringify(message).includes('hang')) real.send(message);
      };
      return { ...real, send };
    };
    const tool = images({ fork, jobTimeoutMs: 1500 });
    const hung = tool.probe('hang');
    const others = Promise.all([path, path, path].map((one) => tool.probe(one)));
    await expect(hung).rejects.toThrow(UnopenedPictureError);
    expect(await others).toHaveLength(3);
  });

  it('reads and writes recipes in the picture process, which alone a hostile one can end', async () => {
    const folder = tempFolder();
    const path = await file(folder, 'a.png', await canvas().png().toBuffer());
    let isDeadly = false;
    const fork = (): ImageProcess => {
      const real = forkImageProcess();
      return {
        ...real,
        send: (message) => {
          if (isDeadly) real.kill();
          else real.send(message);
        },
      };
    };
    const tool = images({ fork });
    const recipe = JSON.stringify({ prompt: '狐'.repeat(100_000) });
    const [dest, bare] = [join(folder, 'dest'), join(folder, 'bare')];
    expect(await tool.readRecipe(path)).toBeUndefined();
    await tool.embedRecipe(path, dest, recipe);
    expect(await tool.readRecipe(dest)).toBe(recipe);
    expect(await tool.hasCredentials(dest)).toBe(false);
    await tool.strip(dest, bare);
    expect(await tool.readRecipe(bare)).toBeUndefined();
    await expect(tool.embedRecipe(path, join(folder, 'long'), 'x'.repeat(9e6))).rejects.toThrow(BadInputError);
    await expect(tool.readRecipe(join(folder, 'none'))).rejects.toThrow(StorageError);
    isDeadly = true;
    await expect(tool.readRecipe(dest)).rejects.toThrow(UnopenedPictureError);
    await expect(tool.embedRecipe(path, join(folder, 'other'), recipe)).rejects.toThrow(PictureError);
    await expect(tool.hasCredentials(dest)).rejects.toThrow(PictureError);
    isDeadly = false;
    expect(await tool.readRecipe(dest)).toBe(recipe);
  });

  it('fails when the process cannot be started at all', async () => {
    const fork = (): ImageProcess => {
      const real = forkImageProcess();
      real.kill();
      return real;
    };
    await expect(images({ fork }).probe('/any')).rejects.toThrow(PictureError);
  });

  it('ends what waits when it is closed', async () => {
    const tool = images();
    const waiting = ['/a', '/b', '/c'].map((path) => tool.probe(path));
    await tool.close();
    for (const one of waiting) await expect(one).rejects.toThrow(CancelledError);
    await expect(tool.probe('/d')).rejects.toThrow(CancelledError);
  });

  it.skipIf(process.platform !== 'linux')(
    'lets the program end by itself, and takes no key into its process',
    async () => {
      const folder = tempFolder();
      const path = await file(folder, 'a.png', await canvas().png().toBuffer());
      const script = `
      import { createImages } from ${JSON.stringify(join(process.cwd(), 'electron/platform/images/createImages.ts'))};
      import { forkImageProcess } from ${JSON.stringify(join(process.cwd(), 'electron/platform/images/forkImageProcess.ts'))};
      import { execFileSync } from 'node:child_process';
      import { readFileSync, readdirSync } from 'node:fs';
      console.log((await createImages({ fork: forkImageProcess }).probe(${JSON.stringify(path)})).width);
      const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(process.pid)]).toString().trim().split(/\\s+/);
      const environments = children.map((pid) => { try { return readFileSync('/proc/' + pid + '/environ', 'utf8'); } catch { return ''; } });
      console.log(environments.some((text) => text.includes('PATH=')), environments.join().includes('canary'));`;
      const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, GOOGLE_API_KEY: 'canary' },
        timeout: 15_000,
        encoding: 'utf8',
      });
      expect({ stdout, status }, stderr).toEqual({ stdout: `120\ntrue false\n`, status: 0 });
    },
  );
});

describe('draw', () => {
  const draw = async (folder: string, name: string, over: object = {}): Promise<Buffer> => {
    const { prompt, width, height, seed, index } = {
      prompt: 'A fox',
      width: 320,
      height: 180,
      seed: 7,
      index: 0,
      ...over,
    };
    await (made[0] ?? images()).draw({ prompt }, { width, height }, join(folder, name), { seed, index });
    return readFileSync(join(folder, name));
  };

  it.each([
    [1376, 768],
    [384, 3072],
    [3072, 384],
    [5504, 3072],
  ])('is exactly %d × %d', async (width, height) => {
    const folder = tempFolder();
    await draw(folder, 'a.png', { width, height });
    expect(await images().probe(join(folder, 'a.png'))).toEqual({ width, height, mime: 'image/png' });
  });

  it('is the same for the same request and another for another seed, place or prompt', async () => {
    const folder = tempFolder();
    const first = await draw(folder, '1');
    expect(Buffer.compare(await draw(folder, '2'), first)).toBe(0);
    for (const over of [{ seed: 8 }, { seed: 7 + 2 ** 31 }, { index: 1 }, { prompt: 'A dog' }]) {
      expect(Buffer.compare(await draw(folder, '3', over), first), JSON.stringify(over)).not.toBe(0);
    }
  });

  it('takes any prompt', async () => {
    const folder = tempFolder();
    for (const prompt of [
      '',
      '<svg>&amp;"\'',
      '\u0000\u001b\ud800 \ufffe',
      '狐'.repeat(500),
      'x'.repeat(100_000),
      '</text><script/>',
      '{"a":1}',
    ]) {
      expect((await draw(folder, 'a', { prompt })).length).toBeGreaterThan(1000);
    }
  });
});
