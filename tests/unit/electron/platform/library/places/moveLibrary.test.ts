import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors/AppError';
import { BadInputError, CancelledError, LibraryGoneError, StorageError } from '#shared/errors/inputErrors';
import { moveLibrary, type MoveOptions } from '../../../../../../electron/platform/library/places/moveLibrary.ts';
import { openPlace } from '../../../../../../electron/platform/library/places/openPlace.ts';
import { canMount, smallDisk } from '../../../../../support/smallDisk.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { openIn } from '../records.ts';
import { aDataFolder, aLibraryIn, contentsOf } from './aLibraryIn.ts';

const problems: unknown[] = [];
const log = (problem: unknown) => void problems.push(problem);

/** As another disk says. */
const otherDisk = () => Promise.reject(Object.assign(new Error('Across disks.'), { code: 'EXDEV' }));
const ways = [
  ['by a rename', rename],
  ['by copies', otherDisk],
] as const;

let home: string;
beforeEach(async () => {
  problems.length = 0;
  home = tempFolder();
  await aDataFolder(home);
});

function move(to: string, changes: Partial<MoveOptions> = {}) {
  const signal = new AbortController().signal;
  return moveLibrary({ dataFolder: home, to, progress: () => undefined, signal, log, ...changes });
}

/** The folder of the library that a program opens, and how many pictures it finds there. */
async function opened(): Promise<readonly [string, number]> {
  const place = await openPlace({ dataFolder: home, log });
  const library = openIn(place.folder);
  place.opened();
  const count = library.list({ limit: 99 }).length;
  await library.close();
  return [place.folder, count];
}

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const caught = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (caught instanceof AppError) return caught;
  throw new Error(`It was not refused: ${String(caught)}`);
}

describe.each(ways)('a library that is moved %s', (_way, how) => {
  it('lies in the new place with every byte, and nowhere else', async () => {
    const before = contentsOf(join(home, 'library'));
    const to = join(tempFolder(), 'pictures', 'Lumi Studio');
    expect(await move(to, { rename: how })).toEqual({ from: join(home, 'library'), to, isLeft: false });
    expect(contentsOf(to)).toEqual(before);
    expect(existsSync(join(home, 'library'))).toBe(false);
    expect(await opened()).toEqual([to, 5]);
    expect(problems).toEqual([]);
  });

  it('takes new pictures there, and is moved again, also back', async () => {
    const [first, second] = [join(tempFolder(), 'a'), tempFolder()];
    await move(first, { rename: how });
    await move(second, { rename: how });
    expect(await opened()).toEqual([second, 5]);
    await move(join(home, 'library'), { rename: how });
    expect(await opened()).toEqual([join(home, 'library'), 5]);
    expect(JSON.parse(readFileSync(join(home, 'library.json'), 'utf8'))).toMatchObject({ folder: null, known: [] });
    for (let byte = 0; byte < 256; byte++) {
      expect(existsSync(join(home, 'library', 'pictures', byte.toString(16).padStart(2, '0')))).toBe(true);
    }
  });

  it('takes what else lies in its folder along', async () => {
    writeFileSync(join(home, 'library', 'pictures', 'a note.txt'), 'Mine.');
    const to = join(tempFolder(), 'new');
    await move(to, { rename: how });
    expect(readFileSync(join(to, 'pictures', 'a note.txt'), 'utf8')).toBe('Mine.');
    expect(existsSync(join(home, 'library'))).toBe(false);
  });

  it('is found where a link in its place leads', async () => {
    const real = join(tempFolder(), 'real');
    renameSync(join(home, 'library'), real);
    symlinkSync(real, join(home, 'library'));
    const to = join(tempFolder(), 'new');
    await move(to, { rename: how });
    expect(await opened()).toEqual([to, 5]);
    expect(existsSync(real)).toBe(false);
    expect(readdirSync(home)).not.toContain('library');
  });

  it('stays while somebody has it open', async () => {
    const library = openIn(join(home, 'library'));
    const to = join(tempFolder(), 'new');
    const error = await refusal(move(to, { rename: how }));
    expect(error).toBeInstanceOf(StorageError);
    expect(error.message).toBe('A Lumi Studio has the library open.');
    expect(existsSync(to)).toBe(false);
    await library.close();
    expect(await opened()).toEqual([join(home, 'library'), 5]);
  });

  it('goes to no folder that holds something, nor into itself', async () => {
    const full = tempFolder();
    writeFileSync(join(full, 'mine.txt'), 'Mine.');
    for (const to of [full, home, join(home, 'library'), join(home, 'library', 'pictures', 'new')]) {
      expect(await refusal(move(to, { rename: how }))).toBeInstanceOf(BadInputError);
    }
    expect(readdirSync(full)).toEqual(['mine.txt']);
    expect(await opened()).toEqual([join(home, 'library'), 5]);
  });
});

describe('a copy of a library', () => {
  it('that is stopped leaves nothing, and the library where it was', async () => {
    const stop = new AbortController();
    const to = tempFolder();
    const progress = () => {
      stop.abort();
    };
    const error = await refusal(move(to, { rename: otherDisk, signal: stop.signal, progress }));
    expect(error).toBeInstanceOf(CancelledError);
    expect(readdirSync(to)).toEqual([]);
    expect(await opened()).toEqual([join(home, 'library'), 5]);
  });

  it('goes on where it was cut off, and drops what is in the library no more', async () => {
    const to = tempFolder();
    writeFileSync(join(to, '.lumi-moving.json'), JSON.stringify({ from: join(home, 'library') }));
    writeFileSync(join(to, 'index.sqlite'), 'half of it');
    mkdirSync(join(to, 'pictures', 'ab'), { recursive: true });
    writeFileSync(join(to, 'pictures', 'ab', 'emptied.png'), 'gone');
    const before = contentsOf(join(home, 'library'));
    await move(to, { rename: otherDisk });
    expect(contentsOf(to)).toEqual(before);
    expect(await opened()).toEqual([to, 5]);
  });

  it('does not go on where somebody put something beside it, and touches nothing', async () => {
    for (const [name, isFolder] of [
      ['mine.txt'],
      ['pictures/mine.txt'],
      ['pictures/ab/of/mine.txt'],
      ['mine', true],
    ] as const) {
      const to = tempFolder();
      writeFileSync(join(to, '.lumi-moving.json'), JSON.stringify({ from: join(home, 'library') }));
      mkdirSync(join(to, 'pictures', 'ab'), { recursive: true });
      writeFileSync(join(to, 'pictures', 'ab', 'emptied.png'), 'gone');
      mkdirSync(join(to, isFolder ? name : dirname(name)), { recursive: true });
      if (!isFolder) writeFileSync(join(to, name), 'Mine.');
      const before = readdirSync(to, { recursive: true });
      const error = await refusal(move(to, { rename: otherDisk }));
      expect(error).toBeInstanceOf(BadInputError);
      expect(error.hint).toContain(join(to, name.startsWith('pictures/ab') ? 'pictures/ab/of' : name));
      expect(readdirSync(to, { recursive: true })).toEqual(before);
    }
    expect(await opened()).toEqual([join(home, 'library'), 5]);
  });

  it.each(['done', 'stopped', 'failed'] as const)(
    'that was %s leaves what somebody puts there meanwhile',
    async (end) => {
      const to = tempFolder();
      const elsewhere = tempFolder();
      writeFileSync(join(elsewhere, 'far.txt'), 'Mine.');
      const stop = new AbortController();
      const put = () => {
        writeFileSync(join(to, 'mine.txt'), 'Mine.');
        mkdirSync(join(to, 'mine', 'empty'), { recursive: true });
        if (!existsSync(join(to, 'thumbnails', 'link'))) symlinkSync(elsewhere, join(to, 'thumbnails', 'link'));
      };
      const progress = () => {
        mkdirSync(join(to, 'thumbnails'), { recursive: true });
        put();
        if (end === 'stopped') stop.abort();
        if (end === 'failed') throw new StorageError('The disk is gone.');
      };
      const moving = move(to, { rename: otherDisk, signal: stop.signal, progress });
      if (end === 'done') await moving;
      else await refusal(moving);
      expect(readFileSync(join(to, 'mine.txt'), 'utf8')).toBe('Mine.');
      expect(existsSync(join(to, 'mine', 'empty'))).toBe(true);
      expect(readFileSync(join(elsewhere, 'far.txt'), 'utf8')).toBe('Mine.');
      if (end !== 'done') expect(readdirSync(to).toSorted()).toEqual(['mine', 'mine.txt', 'thumbnails']);
      expect(await opened()).toEqual([end === 'done' ? to : join(home, 'library'), 5]);
    },
  );

  it('tells how far it is, in bytes, to the end', async () => {
    const told: (readonly [number, number])[] = [];
    const progress = (done: number, total: number) => void told.push([done, total]);
    await move(join(tempFolder(), 'new'), { rename: otherDisk, progress });
    expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1]);
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).sort((a, b) => a - b));
  });

  it('leaves an old library that somebody wrote to since as one of its own', async () => {
    const to = join(tempFolder(), 'new');
    await move(to, { rename: otherDisk });
    await aLibraryIn(join(home, 'library'), 2);
    const file = join(home, 'library.json');
    const clearing = { from: join(home, 'library'), index: 'ab'.repeat(32) };
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), clearing }));
    expect(await opened()).toEqual([to, 5]);
    const place = await openPlace({ dataFolder: home, log });
    expect(await place.list()).toEqual({ current: to, next: null, moves: false, known: [join(home, 'library')] });
    place.opened();
    expect(Object.keys(contentsOf(join(home, 'library')))).toContain('index.sqlite');
  });

  it('removes nothing while the new disk is not there', async () => {
    const to = join(tempFolder(), 'new');
    await aLibraryIn(to, 1);
    const file = join(home, 'library.json');
    await move(join(tempFolder(), 'other'), { rename: otherDisk });
    await aLibraryIn(join(home, 'library'), 2);
    const before = contentsOf(join(home, 'library'));
    const clearing = { from: join(home, 'library'), index: before['index.sqlite'] };
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), folder: `${to}-gone`, clearing }));
    expect(await refusal(openPlace({ dataFolder: home, log }))).toBeInstanceOf(LibraryGoneError);
    expect(contentsOf(join(home, 'library'))).toEqual(before);
  });
});

describe.skipIf(!canMount)('a disk of its own (needs the right to mount one)', () => {
  it('takes a library that fits', async () => {
    const to = join(smallDisk('120m'), 'lumi');
    const before = contentsOf(join(home, 'library'));
    await move(to);
    expect(contentsOf(to)).toEqual(before);
    expect(await opened()).toEqual([to, 5]);
  });

  it('that is too small, fills up on the way, or may only be read, is told of, and the library stays as it was', async () => {
    const before = contentsOf(join(home, 'library'));
    const small = smallDisk('8m');
    const tooSmall = await refusal(move(join(small, 'lumi')));
    expect(tooSmall.message).toBe('There is not enough room for the library there.');
    expect(readdirSync(small)).toEqual([]);

    writeFileSync(join(home, 'library', 'pictures', 'large.bin'), Buffer.alloc(20 * 2 ** 20, 7));
    const filling = smallDisk('100m');
    const progress = () => {
      writeFileSync(join(filling, 'filler'), Buffer.alloc(2 ** 20), { flag: 'a' });
    };
    const full = await refusal(
      move(join(filling, 'lumi'), {
        progress: () => {
          try {
            for (;;) progress();
          } catch {
            // As full as can be.
          }
        },
      }),
    );
    expect(full.message).toBe('Moving the library failed. The disk is full.');
    expect(readdirSync(filling)).toEqual(['filler']);
    rmSync(join(home, 'library', 'pictures', 'large.bin'));

    const readOnly = smallDisk('100m');
    execFileSync('mount', ['-o', 'remount,ro', readOnly]);
    const refused = await refusal(move(join(readOnly, 'lumi')));
    expect(refused).toBeInstanceOf(StorageError);
    expect(refused.hint).toContain('write');
    expect(contentsOf(join(home, 'library'))).toEqual(before);
    expect(await opened()).toEqual([join(home, 'library'), 5]);
  });
});
