import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { checkSteps } from '#shared/api/checkSteps';
import { hasDamage } from '#shared/api/hasDamage';
import { CancelledError } from '#shared/errors/inputErrors';
import { createImages } from '../../../../../../electron/platform/images/createImages.ts';
import type { Library } from '../../../../../../electron/platform/library/openLibrary.ts';
import { pngPicture } from '../../../../../support/pngPicture.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { aLibraryIn } from '../places/aLibraryIn.ts';
import { openIn } from '../records.ts';

const images = createImages();
afterAll(() => images.close());

const PICTURES = 6;
const idOf = (seed: number) =>
  createHash('sha256')
    .update(pngPicture({ width: 40, height: 30, seed }))
    .digest('hex');
const nothing = { count: 0, first: [] };
const some = (...first: unknown[]) => ({ count: first.length, first });

let folder: string;
beforeEach(async () => {
  folder = tempFolder();
  await aLibraryIn(folder, PICTURES);
});

const place = (id: string, extension = 'png') => join(folder, 'pictures', id.slice(0, 2), `${id}.${extension}`);

async function inLibrary<T>(work: (library: Library) => Promise<T>): Promise<T> {
  const library = openIn(folder, { decode: images.decode });
  try {
    return await work(library);
  } finally {
    await library.close();
  }
}

function check(
  signal = new AbortController().signal,
  progress: (done: number, total: number) => void = () => undefined,
) {
  return inLibrary((library) => library.check({ signal, progress }));
}

function rows(sql: string): unknown[] {
  const db = new Database(join(folder, 'index.sqlite'), { readonly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}

describe('checking a library', () => {
  it('that is well finds nothing, and tells how far it is to its end', async () => {
    const told: (readonly [number, number])[] = [];
    const report = await check(undefined, (done, total) => void told.push([done, total]));
    expect(report).toEqual({
      pictures: PICTURES,
      bytes: rows('SELECT sum(bytes) AS bytes FROM pictures').map((row) => (row as { bytes: number }).bytes)[0],
      damaged: nothing,
      missing: nothing,
      unreadable: nothing,
      misnamed: nothing,
      found: nothing,
      unknown: nothing,
      index: [],
    });
    expect(told[0]).toEqual([0, PICTURES]);
    expect(told.at(-1)).toEqual([PICTURES, PICTURES]);
  });

  it('tells what is missing, damaged, misnamed and unknown, each for itself, and marks pictures so', async () => {
    const [gone, changed, cut, renamed] = [idOf(0), idOf(1), idOf(2), idOf(3)];
    rmSync(place(gone));
    const bytes = readFileSync(place(changed));
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(place(changed), bytes);
    writeFileSync(place(cut), readFileSync(place(cut)).subarray(0, 60));
    renameSync(place(renamed), place(renamed, 'jpeg'));
    writeFileSync(join(folder, 'pictures', 'ab', 'holiday.png'), 'Mine.');
    writeFileSync(join(folder, 'pictures', 'notes.txt'), 'Mine.');
    const report = await check();
    expect(report).toMatchObject({
      pictures: PICTURES,
      missing: { count: 2 },
      damaged: { count: 2 },
      misnamed: some({ id: renamed, file: join('pictures', renamed.slice(0, 2), `${renamed}.jpeg`) }),
      found: nothing,
      unknown: some(join('pictures', 'notes.txt'), join('pictures', 'ab', 'holiday.png')),
      index: [],
    });
    expect([...report.missing.first].sort()).toEqual([gone, renamed].sort());
    expect([...report.damaged.first].sort()).toEqual([changed, cut].sort());
    expect(rows('SELECT id FROM pictures WHERE missing_at IS NOT NULL ORDER BY id')).toEqual(
      [gone, renamed].sort().map((id) => ({ id })),
    );
    expect(rows("SELECT id FROM pictures WHERE proof = 'damaged' ORDER BY id")).toEqual(
      [changed, cut].sort().map((id) => ({ id })),
    );
  });

  it('names what cannot be read, and calls nothing damaged whose bytes it has not seen', async () => {
    const [odd, absent] = [idOf(0), idOf(1)];
    rmSync(place(absent));
    await check();
    // Reading a folder fails, whoever asks.
    for (const id of [odd, absent]) {
      rmSync(place(id), { force: true });
      mkdirSync(place(id));
    }
    const report = await check();
    expect([...report.unreadable.first].sort()).toEqual([odd, absent].sort());
    expect(report).toMatchObject({ damaged: nothing, missing: nothing, found: nothing, unknown: nothing });
    expect(hasDamage(report)).toBe(true);
    expect(checkSteps(report).join()).toContain('could not be read');
    expect(rows("SELECT id FROM pictures WHERE proof = 'damaged'")).toEqual([]);
    expect(rows('SELECT id FROM pictures WHERE missing_at IS NOT NULL')).toEqual([{ id: absent }]);
  });

  it('tells what is well again, takes the marks away, and has its thumbnails made anew', async () => {
    const [gone, changed] = [idOf(0), idOf(1)];
    const [first, second] = [readFileSync(place(gone)), readFileSync(place(changed))];
    rmSync(place(gone));
    writeFileSync(place(changed), 'not it');
    const thumbnail = join(folder, 'thumbnails', '640', changed.slice(0, 2), `${changed}.webp`);
    await check();
    mkdirSync(join(thumbnail, '..'), { recursive: true });
    writeFileSync(thumbnail, 'of the damaged one');
    writeFileSync(place(gone), first);
    writeFileSync(place(changed), second);
    const report = await check();
    expect([...report.found.first].sort()).toEqual([gone, changed].sort());
    expect(report).toMatchObject({ missing: nothing, damaged: nothing });
    expect(rows("SELECT id FROM pictures WHERE missing_at IS NOT NULL OR proof = 'damaged'")).toEqual([]);
    expect(() => readFileSync(thumbnail)).toThrow();
    expect(await check()).toMatchObject({ found: nothing });
  });

  it('leaves one that was received damaged as damaged, and does not call it changed', async () => {
    const half = pngPicture({ width: 40, height: 30, seed: 77 }).subarray(0, 80);
    const id = createHash('sha256').update(half).digest('hex');
    writeFileSync(place(id), half);
    const db = new Database(join(folder, 'index.sqlite'));
    db.prepare(
      "INSERT INTO pictures (id, mime, width, height, bytes, created_at, proof) VALUES (?, 'image/png', 40, 30, ?, 9, 'damaged')",
    ).run(id, half.length);
    db.close();
    expect(await check()).toMatchObject({ pictures: PICTURES + 1, damaged: nothing, found: nothing });
    expect(rows("SELECT id FROM pictures WHERE proof = 'damaged'")).toEqual([{ id }]);
  });

  it('does not miss what was emptied from the trash, and knows no file of it', async () => {
    const [emptied, left] = [idOf(0), idOf(1)];
    const db = new Database(join(folder, 'index.sqlite'));
    db.prepare('UPDATE pictures SET trashed_at = 1, emptied_at = 2 WHERE id IN (?, ?)').run(emptied, left);
    db.close();
    rmSync(place(emptied));
    expect(await check()).toMatchObject({
      pictures: PICTURES - 2,
      missing: nothing,
      unknown: some(join('pictures', left.slice(0, 2), `${left}.png`)),
    });
  });

  it('tells a row that says another size, a reference that leads nowhere, and words that are lost', async () => {
    const db = new Database(join(folder, 'index.sqlite'));
    db.pragma('foreign_keys = OFF');
    db.prepare('UPDATE pictures SET bytes = 7 WHERE id = ?').run(idOf(0));
    db.prepare('INSERT INTO picture_labels (picture, label) VALUES (1, 999)').run();
    db.unsafeMode(true);
    db.exec('DELETE FROM pictures_text_data WHERE id > 10');
    db.close();
    const { index } = await check();
    expect(index).toEqual([
      expect.stringContaining('pictures_text'),
      'A row of picture_labels refers to a row of labels that is not there.',
      expect.stringMatching(new RegExp(`^The row of ${idOf(0)} says 7 bytes, and its file has \\d+\\.$`)),
    ]);
  });

  it('ends as soon as it is told to', async () => {
    const stop = new AbortController();
    const checking = check(stop.signal, (done) => {
      if (done === 2) stop.abort();
    });
    await expect(checking).rejects.toBeInstanceOf(CancelledError);
    await expect(check(stop.signal)).rejects.toBeInstanceOf(CancelledError);
  });

  it('lets calls be sent and pictures arrive meanwhile', async () => {
    await inLibrary(async (library) => {
      const checking = library.check({ signal: new AbortController().signal, progress: () => undefined });
      const bytes = pngPicture({ width: 44, height: 33, seed: 200 });
      const { id } = await library.takeIn({ name: 'new.png', bytes: [bytes] }, 9000);
      const report = await checking;
      expect(report).toMatchObject({ missing: nothing, unknown: nothing });
      expect(library.details(id)).toBeDefined();
    });
  });
});
