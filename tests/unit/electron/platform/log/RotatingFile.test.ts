import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RotatingFile } from '../../../../../electron/platform/log/RotatingFile.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

function aFile(maxBytes: number, maxFiles: number) {
  const folder = join(tempFolder(), 'logs');
  return { folder, file: new RotatingFile({ path: join(folder, 'lumi.log'), maxBytes, maxFiles }) };
}

const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

describe('a rotating file', () => {
  it('makes its folder with the first entry and keeps both to their owner', () => {
    const { folder, file } = aFile(1000, 3);
    expect(existsSync(folder)).toBe(false);
    file.append('one\n');
    expect(textOf(join(folder, 'lumi.log'))).toBe('one\n');
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'lumi.log')).mode & 0o077).toBe(0);
  });

  it('is set aside when it is full, and forgets only the oldest', () => {
    const { folder, file } = aFile(10, 3);
    for (let number = 0; number < 9; number++) file.append(`entry ${number}\n`);
    expect(file.paths.map((path) => path.slice(folder.length + 1))).toEqual(['lumi.2.log', 'lumi.1.log', 'lumi.log']);
    expect(file.paths.map(textOf)).toEqual(['entry 4\nentry 5\n', 'entry 6\nentry 7\n', 'entry 8\n']);
    expect(existsSync(join(folder, 'lumi.3.log'))).toBe(false);
  });

  it('goes on with what an earlier session left', () => {
    const { folder, file } = aFile(10, 2);
    file.append('before\n');
    new RotatingFile({ path: join(folder, 'lumi.log'), maxBytes: 10, maxFiles: 2 }).append('after\n');
    expect(file.paths.map(textOf)).toEqual(['before\nafter\n', undefined]);
  });

  it('loses no entry when two write to it in turns', () => {
    const { folder, file } = aFile(200, 5);
    const other = new RotatingFile({ path: join(folder, 'lumi.log'), maxBytes: 200, maxFiles: 5 });
    for (let number = 0; number < 60; number++) (number % 2 ? file : other).append(`entry ${number}\n`);
    const all = file.paths.map((path) => textOf(path) ?? '').join('');
    expect(all).toBe(Array.from({ length: 60 }, (_, number) => `entry ${number}\n`).join(''));
  });

  it('throws what the system says where it cannot write', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'taken'), '');
    const file = new RotatingFile({ path: join(folder, 'taken', 'lumi.log'), maxBytes: 10, maxFiles: 2 });
    expect(() => {
      file.append('x\n');
    }).toThrow(/ENOTDIR|EEXIST/);
  });
});
