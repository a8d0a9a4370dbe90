import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StorageError } from '#shared/errors/inputErrors';
import { writeAtomically } from '../../../../../electron/platform/disk/writeAtomically.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

describe('writeAtomically', () => {
  it('makes and replaces a file and leaves nothing else behind', async () => {
    const folder = tempFolder();
    const path = join(folder, 'a.json');
    await writeAtomically(path, 'one');
    await writeAtomically(path, new Uint8Array([0x74, 0x77, 0x6f]));
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('shows every reader the old text or the new one, never a part', async () => {
    const path = join(tempFolder(), 'a.json');
    const texts = ['a'.repeat(300_000), 'b'.repeat(200_000)];
    await writeAtomically(path, texts[0]!);
    const end = new AbortController();
    const writing = (async () => {
      for (let turn = 0; turn < 20; turn++) await writeAtomically(path, texts[turn % 2]!);
      end.abort();
    })();
    while (!end.signal.aborted) {
      expect(texts).toContain(readFileSync(path, 'utf8'));
      await new Promise(setImmediate);
    }
    await writing;
  });

  it('keeps the permissions of the file', async () => {
    const path = join(tempFolder(), 'a.json');
    writeFileSync(path, 'one');
    chmodSync(path, 0o640);
    await writeAtomically(path, 'two');
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('writes through a link and keeps it', async () => {
    const folder = tempFolder();
    const [real, linked] = [join(folder, 'real.json'), join(folder, 'linked.json')];
    writeFileSync(real, 'one');
    symlinkSync(real, linked);
    await writeAtomically(linked, 'two');
    expect(lstatSync(linked).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, 'utf8')).toBe('two');
  });

  it('fails in words and cleans up when the place cannot be taken', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'a.json'));
    await expect(writeAtomically(join(folder, 'a.json'), 'x')).rejects.toThrow(StorageError);
    await expect(writeAtomically(join(folder, 'missing', 'a.json'), 'x')).rejects.toThrow(StorageError);
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('lets one of many win when the file must be new', async () => {
    const folder = tempFolder();
    const path = join(folder, 'a.json');
    const attempts = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => writeAtomically(path, String(n), { isNew: true })),
    );
    const won = attempts.flatMap((attempt, n) => (attempt.status === 'fulfilled' ? [n] : []));
    expect(won).toHaveLength(1);
    expect(readFileSync(path, 'utf8')).toBe(String(won[0]));
    for (const attempt of attempts) {
      if (attempt.status === 'rejected') expect(attempt.reason).toHaveProperty('code', 'EEXIST');
    }
    expect(readdirSync(folder)).toEqual(['a.json']);
    expect(existsSync(path)).toBe(true);
  });
});
