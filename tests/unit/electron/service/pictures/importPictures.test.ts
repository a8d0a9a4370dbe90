import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Announcement, TakenPictures } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import { MAX_PICTURE_BYTES } from '#shared/graph/pictureTypes';
import type { App } from '../../../../../electron/hosts/openApp.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';
import { pngWith } from '../../../../support/plantedPictures.ts';
import { aTurnedJpeg, SOME_PICTURES } from '../../../../support/somePictures.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { openTestApp } from '../../../../support/testApp.ts';

let app: App;
let home: string;
let client: Client;

beforeEach(async () => {
  ({ app, home } = await openTestApp());
  ({ client } = app);
});

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function take(...files: readonly (readonly [name: string, bytes: Buffer])[]): Promise<TakenPictures> {
  const reply = await app.service.importPictures(files.map(([name, bytes]) => ({ name, bytes: [bytes] })));
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

/** All that lies in the library but its index. */
function filesOf(...parts: readonly string[]): readonly string[] {
  const folder = join(home, 'library', ...parts);
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((e) => (e.isFile() ? [e.name] : []))
    : [];
}

describe('a picture from outside', () => {
  it.each(Object.entries(SOME_PICTURES))('is kept byte for byte: %s', async (_name, make) => {
    const bytes = await make();
    const { pictures, refused } = await take(['fox', bytes]);
    expect(refused).toEqual([]);
    expect(pictures).toMatchObject([{ id: sha(bytes), width: 60, height: 40, name: 'fox', isNew: true }]);
    const file = app.service.media.pictureFile(sha(bytes));
    expect(readFileSync(file?.path ?? '')).toEqual(bytes);
    expect(
      readFileSync(await app.service.media.thumbnailFile(sha(bytes), 160))
        .subarray(8, 12)
        .toString(),
    ).toBe('WEBP');
  });

  it('is as large as it is seen, where it lies on its side', async () => {
    const { pictures } = await take(['photo.jpg', await aTurnedJpeg()]);
    expect(pictures).toMatchObject([{ width: 40, height: 60, mime: 'image/jpeg' }]);
  });

  it('tells where it came from, and that nothing made it', async () => {
    const { pictures } = await take(['C:\\photos\\red\u202e fox.png', pngPicture({ width: 8, height: 8 })]);
    const details = await client('picture.details', { id: pictures[0]?.id ?? '' });
    expect(details).toMatchObject({ imported: { name: 'red fox.png' }, image: { width: 8 } });
    expect(details).not.toHaveProperty('made');
    expect(await client('picture.list', {})).toEqual([details]);
  });

  it('is there once, however often it comes, under the name it came by first', async () => {
    const bytes = pngPicture({ width: 8, height: 8 });
    const first = await take(['a.png', bytes], ['b.png', bytes]);
    expect(first.pictures.map(({ isNew }) => isNew)).toEqual([true, false]);
    expect((await take(['c.png', bytes])).pictures).toMatchObject([{ id: sha(bytes), name: 'c.png', isNew: false }]);
    expect(await client('picture.list', {})).toMatchObject([{ imported: { name: 'a.png' } }]);
    expect(filesOf('pictures')).toEqual([`${sha(bytes)}.png`]);
    expect(filesOf('incoming')).toEqual([]);
  });

  it('is whole again when it comes once more, where its file has gone bad at the same length', async () => {
    const bytes = pngPicture({ width: 8, height: 8 });
    const id = (await take(['a.png', bytes])).pictures[0]?.id ?? '';
    const path = app.service.media.pictureFile(id)?.path ?? '';
    writeFileSync(path, Buffer.alloc(bytes.length));
    expect((await take(['a.png', bytes])).pictures).toMatchObject([{ id, isNew: false }]);
    expect(readFileSync(path)).toEqual(bytes);
    expect(filesOf('incoming')).toEqual([]);
  });

  it('is announced', async () => {
    const heard: Announcement[] = [];
    app.service.announcements.subscribe(({ announcement }) => heard.push(announcement));
    const { pictures } = await take(['a.png', pngPicture({ width: 8, height: 8 })], ['b.txt', Buffer.from('words')]);
    expect(heard).toEqual([{ kind: 'pictures-imported', ids: pictures.map(({ id }) => id) }]);
  });

  it('keeps what is written in it, a recipe included', async () => {
    const bytes = pngWith('tEXt', Buffer.from('prompt\0{"3":{"class_type":"KSampler"}}'));
    const { pictures } = await take(['comfy.png', bytes]);
    expect(readFileSync(app.service.media.pictureFile(pictures[0]?.id ?? '')?.path ?? '')).toEqual(bytes);
  });

  it('is told by no key that stands in its name', async () => {
    const key = 'AIzaSyA-canary-canary-canary-canary-123';
    const { pictures } = await take([`${key}.png`, pngPicture({ width: 8, height: 8 })]);
    expect(JSON.stringify([pictures, await client('picture.list', {})])).not.toContain(key);
  });
});

describe('what is no picture', () => {
  const png = pngPicture({ width: 600, height: 400 });

  it.each<readonly [string, Buffer | (() => Promise<Buffer>), RegExp]>([
    ['a text', Buffer.from('only words'), /no picture of a kind/],
    ['nothing at all', Buffer.alloc(0), /no picture of a kind/],
    ['a drawing that is a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /SVG drawing/],
    ['a HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), /HEIC picture/],
    ['a PDF', Buffer.from('%PDF-1.7'), /PDF/],
    ['a PNG that is cut off', png.subarray(0, png.length - 200), /damaged|cut off/],
    ['a JPEG that is cut off', async () => (await sharp(png).jpeg().toBuffer()).subarray(0, 2000), /damaged|cut off/],
    [
      'a PNG with nonsense within',
      Buffer.concat([png.subarray(0, 60), Buffer.alloc(400, 7), png.subarray(460)]),
      /damaged/,
    ],
  ])('is refused in words, and the others are taken: %s', async (name, given, words) => {
    const bytes = typeof given === 'function' ? await given() : given;
    const good = pngPicture({ width: 8, height: 8 });
    const { pictures, refused } = await take([name, bytes], ['good.png', good]);
    expect(pictures).toMatchObject([{ name: 'good.png' }]);
    expect(refused).toMatchObject([
      { name, error: { code: 'picture', message: expect.stringMatching(words) as string } },
    ]);
    expect(filesOf('pictures')).toEqual([`${sha(good)}.png`]);
    expect(filesOf('incoming')).toEqual([]);
    expect(filesOf('unreadable')).toEqual([]);
  });

  it('is not read to its end where it is too large', async () => {
    let given = 0;
    function* endless() {
      for (;;) {
        given += 2 ** 22;
        yield Buffer.alloc(2 ** 22);
      }
    }
    const reply = await app.service.importPictures([{ name: 'big.png', bytes: endless() }]);
    expect(reply).toMatchObject({ ok: true, value: { refused: [{ error: { code: 'picture', message: /256 MB/ } }] } });
    expect(given).toBeLessThan(MAX_PICTURE_BYTES + 2 ** 24);
    expect(filesOf('incoming')).toEqual([]);
  });

  it('keeps nothing of what breaks off', async () => {
    async function* broken() {
      await Promise.resolve();
      yield png.subarray(0, 90);
      throw new Error('The line is dead.');
    }
    const reply = await app.service.importPictures([{ name: 'half.png', bytes: broken() }]);
    expect(reply).toMatchObject({ ok: true, value: { pictures: [], refused: [{ name: 'half.png' }] } });
    expect(filesOf('incoming')).toEqual([]);
  });
});

describe('a picture by its path', () => {
  it('is copied: the file stays where it is, as it is', async () => {
    const path = join(tempFolder(), 'fox.png');
    const bytes = pngPicture({ width: 8, height: 8 });
    writeFileSync(path, bytes, { mode: 0o400 });
    const reply = await app.service.importPictures([{ name: 'fox.png', path }]);
    expect(reply).toMatchObject({ ok: true, value: { pictures: [{ id: sha(bytes), name: 'fox.png' }] } });
    expect(readFileSync(path)).toEqual(bytes);
  });

  it.each([
    ['that leads nowhere', () => join(tempFolder(), 'none.png'), 'not-found'],
    ['of a folder', () => tempFolder(), 'bad-input'],
    ['of something without an end', () => '/dev/zero', 'bad-input'],
  ])('%s is refused', async (_name, path, code) => {
    const reply = await app.service.importPictures([{ name: 'x', path: path() }]);
    expect(reply).toMatchObject({ ok: true, value: { pictures: [], refused: [{ name: 'x', error: { code } }] } });
  });
});

it('what a program left that was killed while a picture came in is removed, and is no picture', async () => {
  const library = join(home, 'library');
  const dead = join(library, 'incoming', 'aaaaaaaa-0000-4000-8000-000000000000', 'imports');
  mkdirSync(dead, { recursive: true });
  writeFileSync(join(dead, 'half'), pngPicture({ width: 8, height: 8 }).subarray(0, 50));
  writeFileSync(join(dead, 'whole'), pngPicture({ width: 8, height: 8 }));
  await client('run.start', {
    workflow: { format: 'lumi-workflow', version: 1, name: '', nodes: [], edges: [] },
  }).catch(() => undefined);
  expect(existsSync(dead)).toBe(false);
  expect(filesOf('unreadable')).toEqual([]);
  expect(await client('picture.list', {})).toEqual([]);
});
