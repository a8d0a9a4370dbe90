import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pngPicture } from '../../../../support/pngPicture.ts';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

/** A data folder whose library has three pictures from outside, the command line, and the files of all pictures. */
async function aLibrary() {
  const folder = tempFolder();
  const home = join(folder, 'home');
  const from = join(folder, 'from');
  mkdirSync(home);
  mkdirSync(from);
  for (const width of [8, 9, 10])
    writeFileSync(join(from, `fox ${String(width)}.png`), pngPicture({ width, height: 8 }));
  const lumi = (...args: readonly string[]) => runHere(args, { env: { LUMI_HOME: home } });
  expect((await lumi('import', from)).code).toBe(0);
  const files = (library = join(home, 'library')) =>
    readdirSync(join(library, 'pictures'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.png'))
      .map((name) => join(library, 'pictures', name));
  return { folder, home, from, lumi, files };
}

const idOf = (path = '') => /[0-9a-f]{64}/.exec(path)?.[0] ?? '';

describe('library check', () => {
  it('ends with 0 where all is well, and with 1 where something is damaged, and tells each', async () => {
    const { lumi, files, from } = await aLibrary();
    const well = await lumi('library', 'check');
    expect(well).toMatchObject({ code: 0, stdout: '' });
    expect(well.stderr).toContain('3 pictures, ');
    expect(well.stderr).toContain('All is well.');
    const [damaged = '', lost = ''] = files();
    appendFileSync(damaged, 'more');
    rmSync(lost);
    const ill = await lumi('library', 'check');
    expect(ill.code).toBe(1);
    expect(ill.stdout.split('\n').toSorted()).toEqual([`damaged  ${idOf(damaged)}`, `missing  ${idOf(lost)}`]);
    expect(ill.stderr).toContain('Importing the same picture again');
    expect((await lumi('images', '--missing')).stdout).toContain(idOf(lost));
    const { code, stdout } = await lumi('library', 'check', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      pictures: 3,
      damaged: { count: 1, first: [idOf(damaged)] },
      missing: { count: 1, first: [idOf(lost)] },
      index: [],
    });
    // What it says to do makes all well again.
    expect((await lumi('import', from)).code).toBe(0);
    expect((await lumi('library', 'check')).code).toBe(0);
    expect((await lumi('images', '--missing')).stdout).toBe('');
  });
});

describe('library usage', () => {
  it('tells what takes how much room', async () => {
    const { lumi, files } = await aLibrary();
    const bytes = files().reduce((sum, path) => sum + readFileSync(path).length, 0);
    await lumi('keep', idOf(files()[0]), '--trash');
    const { stdout } = await lumi('library', 'usage', '--json');
    const usage = JSON.parse(stdout) as Record<'pictures' | 'trash', { count: number; bytes: number }>;
    expect(usage).toMatchObject({ pictures: { count: 2 }, trash: { count: 1 }, graphs: [{ graph: null, count: 2 }] });
    expect(usage.pictures.bytes + usage.trash.bytes).toBe(bytes);
    const words = (await lumi('library', 'usage')).stdout;
    expect(words).toMatch(/^pictures {2}\d+ bytes {2}2 pictures$/m);
    expect(words).toMatch(/^\d{4}-\d\d {2}\d+ bytes {2}2 pictures$/m);
    expect(words).toMatch(/^\(no graph\) {2}\d+ bytes {2}2 pictures$/m);
  });
});

describe('library backup', () => {
  it('writes a file that serves as the index, and replaces none', async () => {
    const { folder, home, lumi } = await aLibrary();
    const file = join(folder, 'backup.sqlite');
    const made = await lumi('library', 'backup', file);
    expect(made.code).toBe(0);
    expect(made.stdout).toContain(file);
    const again = await lumi('library', 'backup', file);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('replaces no file');
    const other = join(folder, 'other');
    mkdirSync(join(other, 'library'), { recursive: true });
    cpSync(join(home, 'library', 'pictures'), join(other, 'library', 'pictures'), { recursive: true });
    cpSync(file, join(other, 'library', 'index.sqlite'));
    const there = (...args: readonly string[]) => runHere(args, { env: { LUMI_HOME: other } });
    expect((await there('library', 'check')).code).toBe(0);
    expect((await there('images')).stdout.split('\n')).toHaveLength(3);
  });
});

describe('library move', () => {
  it('moves all to a new or empty folder, and refuses any other', async () => {
    const { folder, home, lumi } = await aLibrary();
    const full = join(folder, 'full');
    mkdirSync(full);
    writeFileSync(join(full, 'list.txt'), 'of somebody');
    expect((await lumi('library', 'move', full)).code).toBe(2);
    const to = join(folder, 'new place');
    const moved = await lumi('library', 'move', to);
    expect(moved).toMatchObject({ code: 0, stdout: to });
    expect(existsSync(join(home, 'library', 'index.sqlite'))).toBe(false);
    expect((await lumi('library', 'check')).code).toBe(0);
    expect((await lumi('images')).stdout).toContain(to);
    expect((await lumi('library', 'places')).stdout).toBe(to);
  });

  it('is left for another library, and opened again', async () => {
    const { folder, home, lumi } = await aLibrary();
    const other = join(folder, 'other');
    expect((await lumi('library', 'use', other)).code).toBe(0);
    expect((await lumi('images')).stdout).toBe('');
    expect((await lumi('library', 'places')).stdout.split('\n')).toEqual([other, join(home, 'library')]);
    expect((await lumi('library', 'use')).code).toBe(0);
    expect((await lumi('images')).stdout.split('\n')).toHaveLength(3);
  });
});

describe('an empty path', () => {
  it('is no folder, and nothing is done', async () => {
    const { home, from, lumi, files } = await aLibrary();
    const before = files();
    for (const words of [
      ['library', 'move', ''],
      ['library', 'use', ''],
      ['library', 'backup', ' '],
      ['export', 'fox', '--out', ''],
      ['run', join(from, 'fox 8.png'), '--out', ''],
    ]) {
      const { code, stdout, stderr } = await lumi(...words);
      expect([words, code, stdout]).toEqual([words, 2, '']);
      expect(stderr).toContain('It is empty; "." is the current folder.');
    }
    expect(files()).toEqual(before);
    expect((await lumi('library', 'places')).stdout).toBe(join(home, 'library'));
  });
});
