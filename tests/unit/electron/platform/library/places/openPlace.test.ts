import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { BadInputError, LibraryGoneError, StorageError } from '#shared/errors/inputErrors';
import { createPlaces, openPlace } from '../../../../../../electron/platform/library/places/openPlace.ts';
import { holdPlaceAlone } from '../../../../../../electron/platform/library/places/holdLibrary.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { openIn } from '../records.ts';
import { aDataFolder, aLibraryIn } from './aLibraryIn.ts';

const problems: unknown[] = [];
const log = (problem: unknown) => void problems.push(problem);
let home: string;
beforeEach(() => {
  home = tempFolder();
  problems.length = 0;
});

/** Where a program finds its library that starts now; `onMoving`: one that makes moves. */
async function start(onMoving?: (done: number, total: number) => void) {
  const place = await openPlace({ dataFolder: home, log, ...(onMoving && { onMoving }) });
  const library = openIn(place.folder);
  place.opened();
  return { ...place, library };
}

/** What the next program would open. */
async function nextFolder(): Promise<string> {
  const { folder, library } = await start();
  await library.close();
  return folder;
}

describe('the place of a library', () => {
  it('is in the data folder until another is chosen, and holds from the next start', async () => {
    const other = join(tempFolder(), 'Other');
    const { folder, library, choose, list } = await start();
    expect(folder).toBe(join(home, 'library'));
    expect(await list()).toEqual({ current: folder, next: null, moves: false, known: [] });
    expect(await choose(other)).toEqual({ next: other });
    expect(await list()).toEqual({ current: folder, next: other, moves: false, known: [] });
    await library.close();
    const again = await start();
    expect(again.folder).toBe(other);
    expect(await again.list()).toEqual({ current: other, next: null, moves: false, known: [folder] });
    await again.choose(null);
    await again.library.close();
    expect(await nextFolder()).toBe(join(home, 'library'));
    expect(await createPlaces(home).list()).toMatchObject({ known: [other] });
  });

  it('is no folder in which something else lies', async () => {
    const full = tempFolder();
    writeFileSync(join(full, 'mine.txt'), 'Mine.');
    await expect(createPlaces(home).choose(full)).rejects.toBeInstanceOf(BadInputError);
    expect(readdirSync(full)).toEqual(['mine.txt']);
    expect(await nextFolder()).toBe(join(home, 'library'));
  });

  it('that is gone is told of with the next step, and no empty library takes its place', async () => {
    const disk = tempFolder();
    const other = join(disk, 'Other');
    await aLibraryIn(other, 2);
    await createPlaces(home).choose(other);
    renameSync(other, join(disk, 'away'));
    const gone = await openPlace({ dataFolder: home, log }).catch((caught: unknown) => caught);
    expect(gone).toBeInstanceOf(LibraryGoneError);
    expect(gone).toMatchObject({ message: `The library is not there: ${other}` });
    // As the folder of a disk that is not connected often is: there, and empty.
    mkdirSync(other);
    await expect(openPlace({ dataFolder: home, log })).rejects.toBeInstanceOf(LibraryGoneError);
    expect(readdirSync(other)).toEqual([]);
    expect(existsSync(join(home, 'library'))).toBe(false);
    renameSync(join(disk, 'away'), other);
    const { library } = await start();
    expect(library.list({ limit: 9 })).toHaveLength(2);
    await library.close();
    renameSync(other, join(disk, 'away'));
    await createPlaces(home).choose(null);
    expect(await nextFolder()).toBe(join(home, 'library'));
  });

  it('that cannot be understood is not taken for the one in the data folder', async () => {
    writeFileSync(join(home, 'library.json'), '{ "folder": 7 }');
    await expect(openPlace({ dataFolder: home, log })).rejects.toBeInstanceOf(StorageError);
    expect(existsSync(join(home, 'library'))).toBe(false);
  });

  it('is not looked for while it is changed', async () => {
    const held = holdPlaceAlone(home);
    await expect(openPlace({ dataFolder: home, log })).rejects.toThrow('The library is being moved.');
    held.release();
    expect(await nextFolder()).toBe(join(home, 'library'));
  });
});

describe('a move that was wished for', () => {
  it('is made at the next start of a program that makes moves, and of no other', async () => {
    await aDataFolder(home, 3);
    const to = join(tempFolder(), 'New');
    const first = await start();
    expect(await first.moveLater(to)).toEqual({ next: to });
    expect(existsSync(to)).toBe(false);
    expect(await first.list()).toEqual({ current: join(home, 'library'), next: to, moves: true, known: [] });
    await first.library.close();
    expect(await nextFolder()).toBe(join(home, 'library'));
    const moved = await start(() => undefined);
    expect(moved.folder).toBe(to);
    expect(moved.library.list({ limit: 9 })).toHaveLength(3);
    expect(await moved.list()).toEqual({ current: to, next: null, moves: false, known: [] });
    await moved.library.close();
    expect(existsSync(join(home, 'library'))).toBe(false);
  });

  it('and cannot be made is told, while the library is opened where it is; it may be wished for no more', async () => {
    await aDataFolder(home, 3);
    const to = join(tempFolder(), 'New');
    await createPlaces(home).moveLater(to);
    const other = await start();
    const { folder, list, choose, library } = await start(() => undefined);
    expect(folder).toBe(join(home, 'library'));
    expect(problems).toHaveLength(1);
    expect(await list()).toMatchObject({
      next: to,
      moves: true,
      problem: { code: 'storage', message: 'A Lumi Studio has the library open.' },
    });
    await choose(folder);
    expect(await list()).toEqual({ current: folder, next: null, moves: false, known: [] });
    await library.close();
    await other.library.close();
    expect(await nextFolder()).toBe(folder);
  });

  it('is refused at once to where it cannot be', async () => {
    await aDataFolder(home, 1);
    await expect(createPlaces(home).moveLater(join(home, 'library', 'in'))).rejects.toBeInstanceOf(BadInputError);
    await expect(createPlaces(home).moveLater(home)).rejects.toBeInstanceOf(BadInputError);
    expect(existsSync(join(home, 'library', 'in'))).toBe(false);
  });
});
