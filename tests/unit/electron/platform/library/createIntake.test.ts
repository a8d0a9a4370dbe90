import Database from 'better-sqlite3';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { createImages } from '../../../../../electron/platform/images/createImages.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { openIn } from './records.ts';

const images = createImages();
afterAll(() => images.close());

/** A library with one picture, in its trash; `source` holds the same bytes. `reading.then`: done while it is read where it comes from. */
async function withTrashed() {
  const folder = tempFolder();
  const source = { name: 'fox.png', path: join(tempFolder(), 'fox.png') };
  writeFileSync(source.path, pngPicture({ width: 40, height: 30 }));
  const reading: { then: () => Promise<unknown> } = { then: () => Promise.resolve() };
  const library = openIn(folder, {
    decode: images.decode,
    originOf: async () => {
      await reading.then();
      return { settings: [] };
    },
  });
  const { id } = await library.takeIn(source, 1000);
  await library.trash([1], 2000);
  const path = join(folder, 'pictures', id.slice(0, 2), `${id}.png`);
  const other = new Database(join(folder, 'index.sqlite'));
  return { library, source, reading, path, other };
}

describe('bytes that lie in the trash and come again', () => {
  it('are out of it before anything else is done with their file', async () => {
    const { library, source, reading, path, other } = await withTrashed();
    other.exec('UPDATE imports SET settings = NULL');
    let emptied: unknown;
    reading.then = async () => {
      emptied = await library.emptyTrash(3000, 3001);
    };
    expect(await library.takeIn(source, 3000)).toMatchObject({ isNew: false, isRestored: true });
    expect(emptied).toMatchObject({ count: 0 });
    expect(existsSync(path)).toBe(true);
    other.close();
    await library.close();
  });

  it('are stored anew where the trash was emptied after their file was looked at', async () => {
    const { library, source, path, other } = await withTrashed();
    // Another program's transaction, which the import waits for.
    other.exec('BEGIN IMMEDIATE');
    const taken = library.takeIn(source, 3000);
    await sleep(300);
    other.exec('UPDATE pictures SET emptied_at = 3001, trashed_at = NULL');
    rmSync(path);
    other.exec('COMMIT');
    expect(await taken).toMatchObject({ isNew: true });
    expect(existsSync(path)).toBe(true);
    expect(other.prepare('SELECT trashed_at, emptied_at, missing_at FROM pictures').all()).toEqual([
      { trashed_at: null, emptied_at: null, missing_at: null },
    ]);
    other.close();
    await library.close();
  });
});
