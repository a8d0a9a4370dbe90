import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ListFileError, ListNotAllowedError } from '#shared/errors/inputErrors';
import {
  createListFiles,
  type AllowedList,
  type ListFiles,
} from '../../../../../electron/platform/files/createListFiles.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

let folder: string;
let graph: string;
let secret: string;
let kept: AllowedList[];
let lists: ListFiles;

beforeEach(() => {
  const home = tempFolder();
  folder = join(home, 'graphs');
  graph = join(folder, 'foxes.lumi.json');
  secret = join(home, 'secret.txt');
  mkdirSync(join(folder, 'lists', '.hidden'), { recursive: true });
  writeFileSync(secret, 'secret');
  writeFileSync(join(folder, 'list.csv'), 'prompt\nfox');
  writeFileSync(join(folder, 'lists', 'deep.txt'), 'deep');
  writeFileSync(join(folder, 'lists', '.hidden', 'x.txt'), 'hidden');
  kept = [];
  lists = open();
});

const open = () => createListFiles({ list: () => kept, add: (allowed) => Promise.resolve(void kept.push(allowed)) });
const read = (file: string, from: string | null = graph) => lists.read(from, file);

describe('a list', () => {
  it('is read where it lies with its graph, or below', async () => {
    expect(await read('list.csv')).toBe('prompt\nfox');
    expect(await read('./lists/deep.txt')).toBe('deep');
    symlinkSync(join(folder, 'lists', 'deep.txt'), join(folder, 'within.txt'));
    expect(await read('within.txt')).toBe('deep');
  });

  it('is read anew each time', async () => {
    await read('list.csv');
    writeFileSync(join(folder, 'list.csv'), 'prompt\nhare');
    expect(await read('list.csv')).toBe('prompt\nhare');
  });

  it('is not read elsewhere, however that is written, until it was allowed', async () => {
    symlinkSync(secret, join(folder, 'link.txt'));
    symlinkSync(join(folder, '..'), join(folder, 'up'));
    const ways = [
      secret,
      '../secret.txt',
      'lists/../../secret.txt',
      'link.txt',
      'up/secret.txt',
      join(folder, 'list.csv'),
      'lists/../list.csv',
      'lists/.hidden/x.txt',
      '.env',
      'C:\\secret.txt',
      'C:secret.txt',
      '\\\\host\\share\\secret.txt',
      '..\\secret.txt',
    ];
    for (const way of ways) await expect(read(way), way).rejects.toThrow(ListNotAllowedError);
  });

  it('is read once it was allowed, for that graph and that file alone', async () => {
    await lists.allow(graph, '../secret.txt', false);
    expect(await read('../secret.txt')).toBe('secret');
    expect(await read(secret)).toBe('secret');
    await expect(read(secret, join(folder, 'other.lumi.json'))).rejects.toThrow(ListNotAllowedError);
    await expect(read(join(folder, 'list.csv'))).rejects.toThrow(ListNotAllowedError);
    lists = open();
    await expect(read('../secret.txt')).rejects.toThrow(ListNotAllowedError);
  });

  it('stays allowed where that is kept', async () => {
    await lists.allow(graph, secret, true);
    lists = open();
    expect(await read(secret)).toBe('secret');
  });

  it('is no longer allowed where a link leads elsewhere than it did', async () => {
    const link = join(folder, '..', 'link.txt');
    symlinkSync(join(folder, 'list.csv'), link);
    await lists.allow(graph, link, false);
    expect(await read(link)).toBe('prompt\nfox');
    const other = join(folder, '..', 'other.txt');
    symlinkSync(secret, other);
    await expect(read(other)).rejects.toThrow(ListNotAllowedError);
  });

  it('has no folder to lie in while its graph is in no file; by its whole path it can be allowed', async () => {
    await expect(read('list.csv', null)).rejects.toMatchObject({
      hint: expect.stringContaining('Save the graph') as string,
    });
    await expect(read(secret, null)).rejects.toThrow(ListNotAllowedError);
    await lists.allow(null, secret, true);
    expect(await read(secret, null)).toBe('secret');
    expect(kept).toEqual([]);
  });

  it('is told in words where it cannot be read', async () => {
    await expect(read('none.csv')).rejects.toThrow('There is no file “none.csv”.');
    await expect(read('list.csv/x')).rejects.toThrow('There is no file');
    await expect(read('lists')).rejects.toThrow('not an ordinary file');
    await expect(read('a\0b')).rejects.toThrow(ListFileError);
    writeFileSync(join(folder, 'latin.csv'), Buffer.from([0x47, 0x72, 0xf6, 0xdf, 0x65]));
    await expect(read('latin.csv')).rejects.toMatchObject({ hint: expect.stringContaining('CSV UTF-8') as string });
    writeFileSync(join(folder, 'zero.csv'), 'a\0b');
    await expect(read('zero.csv')).rejects.toThrow('not a text');
    writeFileSync(join(folder, 'large.csv'), '');
    truncateSync(join(folder, 'large.csv'), 2_000_001);
    await expect(read('large.csv')).rejects.toThrow('larger than 2 MB');
  });

  it('may be in UTF-16, as spreadsheets write it', async () => {
    writeFileSync(join(folder, 'wide.txt'), Buffer.from('\uFEFFprompt\nfüchse', 'utf16le'));
    expect(await read('wide.txt')).toBe('prompt\nfüchse');
  });

  it('is called by its name from the graph’s folder, or by its whole path', async () => {
    expect(await lists.nameOf(graph, join(folder, 'lists', 'deep.txt'))).toBe('lists/deep.txt');
    expect(await lists.nameOf(graph, secret)).toBe(secret);
    expect(await lists.nameOf(null, secret)).toBe(secret);
    expect(await lists.isSame(graph, '../secret.txt', secret)).toBe(true);
    expect(await lists.isSame(graph, 'list.csv', secret)).toBe(false);
  });
});
