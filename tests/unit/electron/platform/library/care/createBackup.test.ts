import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CancelledError, FileConflictError, NotFoundError, StorageError } from '#shared/errors/inputErrors';
import { pngPicture } from '../../../../../support/pngPicture.ts';
import { canMount, smallDisk } from '../../../../../support/smallDisk.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { aLibraryIn } from '../places/aLibraryIn.ts';
import { RUN, aCall, aRequest, makeCall, openIn, startRun } from '../records.ts';

const tools = { progress: () => undefined, signal: new AbortController().signal };

async function aLibraryOf(pictures: number) {
  const folder = tempFolder();
  await aLibraryIn(folder, pictures);
  return { folder, library: openIn(folder) };
}

describe('a backup of the index', () => {
  it('is a single file with all that was there, which opens as a library with the pictures beside it', async () => {
    const { folder, library } = await aLibraryOf(4);
    const file = join(tempFolder(), 'backup.sqlite');
    const made = await library.backup(file, tools);
    expect(made).toEqual({ file, bytes: readFileSync(file).length });
    expect(readdirSync(join(file, '..'))).toEqual(['backup.sqlite']);
    await library.close();

    const restored = tempFolder();
    copyFileSync(file, join(restored, 'index.sqlite'));
    cpSync(join(folder, 'pictures'), join(restored, 'pictures'), { recursive: true });
    const again = openIn(restored);
    expect(again.list({ limit: 9 })).toHaveLength(4);
    expect(again.callsOf(RUN)).toHaveLength(4);
    expect(await again.check(tools)).toMatchObject({ pictures: 4, missing: { count: 0 }, index: [] });
    await again.close();
  });

  it('is of one moment, whatever is written while it is made', async () => {
    const { folder, library } = await aLibraryOf(2);
    startRun(library, '00000000-0000-4000-8000-000000000002', 'Owls', 5000);
    const other = openIn(folder);
    const file = join(tempFolder(), 'backup.sqlite');
    let written = 0;
    const writing = (async () => {
      for (; written < 30; written++) {
        const writer = written % 2 === 0 ? library : other;
        const call = aCall(
          { runId: '00000000-0000-4000-8000-000000000002', index: written },
          aRequest({ wireSeed: 100 + written }),
        );
        await makeCall(writer, call, 6000 + written, pngPicture({ width: 20, height: 20, seed: 300 + written }));
      }
    })();
    await library.backup(file, tools);
    await writing;
    const db = new Database(file, { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    const done = db.prepare("SELECT count(*) FROM calls WHERE state = 'done'").pluck().get();
    expect(db.prepare('SELECT count(*) FROM results').pluck().get()).toBe(done);
    db.close();
    await other.close();
    await library.close();
  });

  it('replaces no file, leaves nothing where it is stopped, and says where there is no folder', async () => {
    const { library } = await aLibraryOf(2);
    const folder = tempFolder();
    const taken = join(folder, 'mine.sqlite');
    writeFileSync(taken, 'Mine.');
    await expect(library.backup(taken, tools)).rejects.toBeInstanceOf(FileConflictError);
    expect(readFileSync(taken, 'utf8')).toBe('Mine.');
    const late = join(folder, 'late.sqlite');
    const progress = () => {
      writeFileSync(late, 'Somebody else’s.');
    };
    await expect(library.backup(late, { ...tools, progress })).rejects.toBeInstanceOf(FileConflictError);
    expect(readFileSync(late, 'utf8')).toBe('Somebody else’s.');
    const stop = new AbortController();
    stop.abort();
    await expect(library.backup(join(folder, 'b'), { ...tools, signal: stop.signal })).rejects.toBeInstanceOf(
      CancelledError,
    );
    await expect(library.backup(join(folder, 'no', 'b'), tools)).rejects.toBeInstanceOf(NotFoundError);
    expect(readdirSync(folder).sort()).toEqual(['late.sqlite', 'mine.sqlite']);
    await library.close();
  });

  it('is not made of a damaged index', async () => {
    const { folder, library } = await aLibraryOf(2);
    const db = new Database(join(folder, 'index.sqlite'));
    db.unsafeMode(true);
    db.exec('DELETE FROM pictures_text_data WHERE id > 10');
    db.close();
    const target = tempFolder();
    await expect(library.backup(join(target, 'b.sqlite'), tools)).rejects.toThrow(/index of the library is damaged/);
    expect(readdirSync(target)).toEqual([]);
    await library.close();
  });

  it.skipIf(!canMount)('says where its disk is full, or may only be read', async () => {
    const { library } = await aLibraryOf(2);
    const full = smallDisk('100k');
    await expect(library.backup(join(full, 'b.sqlite'), tools)).rejects.toThrow(/The disk is full/);
    expect(readdirSync(full)).toEqual([]);
    const readOnly = smallDisk('10m');
    mkdirSync(join(readOnly, 'in'));
    execFileSync('mount', ['-o', 'remount,ro', readOnly]);
    await expect(library.backup(join(readOnly, 'in', 'b.sqlite'), tools)).rejects.toBeInstanceOf(StorageError);
    await library.close();
  });
});

describe('the usage of a library', () => {
  it('is told by graph and month, the trash apart', async () => {
    const { folder, library } = await aLibraryOf(4);
    const [id = ''] = library.list({ limit: 1 }).map(({ image }) => image.id);
    const { bytes = 0 } = library.pictureFile(id) ?? {};
    const db = new Database(join(folder, 'index.sqlite'));
    db.prepare('UPDATE pictures SET trashed_at = 5000 WHERE id = ?').run(id);
    const rest = db.prepare('SELECT sum(bytes) FROM pictures WHERE trashed_at IS NULL').pluck().get();
    db.close();
    mkdirSync(join(folder, 'thumbnails', '160', 'ab'), { recursive: true });
    writeFileSync(join(folder, 'thumbnails', '160', 'ab', 'one.webp'), Buffer.alloc(1000));
    const usage = await library.usage();
    expect(usage).toMatchObject({
      pictures: { count: 3, bytes: rest },
      trash: { count: 1, bytes },
      thumbnails: { bytes: 1000 },
      graphs: [{ graph: 'Foxes', count: 3, bytes: rest }],
      months: [{ month: '1970-01', count: 3, bytes: rest }],
    });
    expect(usage.index.bytes).toBeGreaterThan(4096);
    await library.close();
  });
});
