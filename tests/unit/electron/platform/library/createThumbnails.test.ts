import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { NotFoundError, PictureError, UnopenedPictureError } from '#shared/errors/inputErrors';
import { tempFolder } from '../../../../support/tempFolder.ts';
import type { LibraryOptions } from '../../../../../electron/platform/library/openLibrary.ts';
import { aLibrary, addPicture, openIn } from './records.ts';

/** Tells no thumbhash. */
const unhashed =
  (make: (...args: Parameters<LibraryOptions['thumbnail']>) => Promise<void>): LibraryOptions['thumbnail'] =>
  async (...args) => {
    await make(...args);
    return undefined;
  };

describe('thumbnails', () => {
  it('are made once, however many ask at once', async () => {
    const made: string[] = [];
    const folder = tempFolder();
    const thumbnail = async (source: string, dest: string, width: number) => {
      made.push(`${String(width)} ${dest}`);
      await wait(20);
      await copyFile(source, dest);
    };
    const library = aLibrary(folder, { thumbnail: unhashed(thumbnail) });
    const { id } = await addPicture(library);
    const paths = await Promise.all(Array.from({ length: 8 }, () => library.thumbnailFile(id, 320)));
    const path = join(folder, 'thumbnails', '320', id.slice(0, 2), `${id}.webp`);
    expect(new Set(paths)).toEqual(new Set([path]));
    await library.thumbnailFile(id, 320);
    expect(made.filter((entry) => entry.startsWith('320'))).toEqual([`320 ${path}`]);
    await library.close();
  });

  it('are made in the background in every size, one at a time, after a picture was stored', async () => {
    let atOnce = 0;
    let most = 0;
    const folder = tempFolder();
    const thumbnail = async (source: string, dest: string) => {
      most = Math.max(most, ++atOnce);
      await wait(5);
      await copyFile(source, dest);
      atOnce--;
    };
    const library = aLibrary(folder, { thumbnail: unhashed(thumbnail) });
    const images = [await addPicture(library), await addPicture(library)];
    const files = images.flatMap(({ id }) =>
      ['160', '320', '640'].map((width) => join(folder, 'thumbnails', width, id.slice(0, 2), `${id}.webp`)),
    );
    await vi.waitUntil(() => files.every(existsSync), { timeout: 15_000 });
    expect(most).toBe(1);
    await library.close();
  });

  it('prove a large picture only once nothing has come for a while, and a small one at once', async () => {
    const made: string[] = [];
    const folder = tempFolder();
    const thumbnail = async (source: string, dest: string) => {
      made.push(source);
      await copyFile(source, dest);
    };
    const library = aLibrary(folder, { thumbnail: unhashed(thumbnail) });
    const large = await addPicture(library, undefined, undefined, Buffer.alloc(5 * 1024 * 1024, 'a'));
    const proof = library.provePictures([large]);
    const small = await addPicture(library);
    await library.provePictures([small]);
    expect(made.map((path) => path.includes(large.id))).toEqual([false]);
    await proof;
    expect(made.some((path) => path.includes(large.id))).toBe(true);
    await library.close();
  });

  it('fail for whoever asks, and are tried again the next time', async () => {
    let isBroken = true;
    const thumbnail = async (source: string, dest: string) => {
      if (isBroken) throw new PictureError('The picture cannot be read.');
      await copyFile(source, dest);
    };
    const library = aLibrary(tempFolder(), { thumbnail: unhashed(thumbnail) });
    const { id } = await addPicture(library);
    await expect(library.thumbnailFile(id, 640)).rejects.toThrow(PictureError);
    isBroken = false;
    expect(existsSync(await library.thumbnailFile(id, 640))).toBe(true);
    await expect(library.thumbnailFile('0'.repeat(64), 160)).rejects.toThrow(NotFoundError);
    await library.close();
  });

  it('prove nothing of a picture that could not be looked at, until it can', async () => {
    const failures = [new UnopenedPictureError('It took too long.'), new UnopenedPictureError('It broke the program.')];
    let made = 0;
    const lenient: boolean[] = [];
    const thumbnail = async (source: string, dest: string, _width: number, isLenient: boolean) => {
      made++;
      lenient.push(isLenient);
      const failure = failures.shift();
      if (failure) throw failure;
      await copyFile(source, dest);
    };
    const library = aLibrary(tempFolder(), { thumbnail: unhashed(thumbnail) });
    const image = await addPicture(library);
    for (let round = 0; round < 2; round++) {
      await expect(library.provePictures([image])).rejects.toThrow(UnopenedPictureError);
      expect(library.details(image.id)).not.toHaveProperty('isDamaged');
    }
    expect(made).toBe(2);
    expect(await library.provePictures([image])).toEqual([]);
    expect(lenient).not.toContain(true);
    await library.close();
  });

  it('do not hold up closing the library', async () => {
    let begun = 0;
    const gate = Promise.withResolvers<undefined>();
    const thumbnail = async () => {
      begun++;
      await gate.promise;
    };
    const library = aLibrary(tempFolder(), { thumbnail: unhashed(thumbnail) });
    for (let count = 0; count < 10; count++) await addPicture(library);
    const closing = library.close();
    gate.resolve(undefined);
    await closing;
    expect(begun).toBeLessThan(30);
    const atClose = begun;
    await wait(60);
    expect(begun).toBe(atClose);
  });

  it('tell what can be drawn before they are there, also of those that an earlier version made', async () => {
    const folder = tempFolder();
    const hash = Buffer.from('a thumbhash').toString('base64');
    const asked: string[] = [];
    const before = aLibrary(folder, { thumbnail: (source, dest) => copyFile(source, dest).then(() => undefined) });
    const { id } = await addPicture(before);
    const path = await before.thumbnailFile(id, 320);
    await before.close();
    const options: Partial<LibraryOptions> = {
      thumbnail: (source, dest) => copyFile(source, dest).then(() => hash),
      thumbHash: (thumbnail) => {
        asked.push(thumbnail);
        return Promise.resolve(hash);
      },
    };
    const library = openIn(folder, options);
    const hashes = async () =>
      (await library.gallery.open({ filter: {}, sort: 'oldest', groupBy: 'none' })).tiles.map((tile) => tile.hash);
    expect(await hashes()).toEqual([null]);
    for (let round = 0; round < 3; round++) await library.thumbnailFile(id, 320);
    await addPicture(library);
    await vi.waitUntil(async () => (await hashes()).every((found) => found === hash), { timeout: 15_000 });
    expect(asked).toEqual([path]);
    await library.close();
  });
});
