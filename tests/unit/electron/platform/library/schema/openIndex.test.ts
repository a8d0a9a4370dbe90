import Database from 'better-sqlite3';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { StorageError } from '#shared/errors/inputErrors';
import { openIndex } from '../../../../../../electron/platform/library/schema/openIndex.ts';
import { migrations } from '../../../../../../electron/platform/library/schema/migrations.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { aLibrary, aRequest, addPicture } from '../records.ts';

const run = promisify(execFile);

function refusal(folder: string): StorageError {
  try {
    openIndex(join(folder, 'index.sqlite'), folder).close();
  } catch (caught) {
    if (caught instanceof StorageError) return caught;
    throw caught;
  }
  throw new Error('It was opened.');
}

describe('opening the index', () => {
  it('makes one that survives a power cut and keeps its references whole', () => {
    const folder = tempFolder();
    const db = openIndex(join(folder, 'index.sqlite'), folder);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
    db.close();
  });

  it.each([
    [
      'random bytes',
      (path: string) => {
        writeFileSync(path, randomBytes(8192));
      },
    ],
    [
      'a text',
      (path: string) => {
        writeFileSync(path, 'not a database at all, but long enough to have a header of its own '.repeat(40));
      },
    ],
  ])('refuses %s and leaves the file as it is', (_what, spoil) => {
    const folder = tempFolder();
    const path = join(folder, 'index.sqlite');
    spoil(path);
    const before = readFileSync(path);
    const error = refusal(folder);
    expect(error.message).toMatch(/damaged/);
    expect(error.hint).toContain(folder);
    expect(readFileSync(path)).toEqual(before);
  });

  it('refuses an index that was cut short', async () => {
    const folder = tempFolder();
    const library = aLibrary(folder);
    await addPicture(library, aRequest({ prompt: 'long '.repeat(5000) }));
    await library.close();
    const path = join(folder, 'index.sqlite');
    truncateSync(path, 8192);
    const before = readFileSync(path);
    expect(refusal(folder).message).toMatch(/damaged/);
    expect(readFileSync(path)).toEqual(before);
  });

  it('refuses the index of a newer version without changing it', () => {
    const folder = tempFolder();
    const path = join(folder, 'index.sqlite');
    const newer = new Database(path);
    newer.exec(`CREATE TABLE x (y); PRAGMA user_version = ${String(migrations.length + 1)}`);
    newer.close();
    const before = readFileSync(path);
    expect(refusal(folder).message).toMatch(/newer/);
    expect(readFileSync(path)).toEqual(before);
  });

  it('refuses the database of another program', () => {
    const folder = tempFolder();
    const other = new Database(join(folder, 'index.sqlite'));
    other.exec('CREATE TABLE bookmarks (url)');
    other.close();
    expect(refusal(folder).message).toMatch(/another program/);
  });

  it('lets several processes make and fill the same new library at once', async () => {
    const folder = tempFolder();
    const writer = join(import.meta.dirname, '..', 'writeManyCalls.ts');
    await Promise.all([1, 2, 3].map((id) => run(process.execPath, [writer, folder, `run-${String(id)}`])));
    const library = aLibrary(folder, {}, 'reader');
    expect(library.runs({ limit: 10 }).filter((entry) => entry.done === 20)).toHaveLength(3);
    expect(library.list({ limit: 500 })).toHaveLength(60);
    await library.close();
  }, 60_000);
});
