import Database from 'better-sqlite3';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { ReferenceSet, SetVersion } from '#shared/api/contract';
import { BadInputError, NotFoundError, SecretFoundError, SetConflictError } from '#shared/errors/inputErrors';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { RUN, aLibrary, aRequest, addPicture, openIn } from './records.ts';

const run = promisify(execFile);
const [MARA, OTTO] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;

/** A library with so many pictures. */
async function withPictures(count = 3, folder = tempFolder()) {
  const library = aLibrary(folder);
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    ids.push((await addPicture(library, aRequest({ prompt: `fox ${String(n)}` }), 2000 + n)).id);
  }
  const [a = '', b = '', c = ''] = ids;
  return { library, folder, ids, a, b, c };
}

const noted = (id: string, note = '') => ({ id, note });
const contentOf = (set: SetVersion | ReferenceSet | undefined) =>
  set?.pictures.map(({ image, note }) => noted(image.id, note));

describe('reference sets', () => {
  it('keep every version as it was: order, pictures and notes', async () => {
    const { library, a, b } = await withPictures();
    const first = library.createReferenceSet({
      id: MARA,
      name: 'Mara',
      pictures: [noted(a, 'from the left'), noted(b)],
      at: 10,
    });
    expect(first).toMatchObject({ id: MARA, name: 'Mara', version: 1, savedAt: 10 });
    expect(first.pictures[0]?.image).toEqual({ id: a, width: 40, height: 30, mime: 'image/png' });
    library.saveReferenceSet({ id: MARA, base: 1, pictures: [noted(b, 'red coat'), noted(a)], at: 20 });
    library.saveReferenceSet({ id: MARA, base: 2, pictures: [], at: 30 });
    expect(library.referenceSetVersions(MARA).map((each) => [each.version, each.savedAt, contentOf(each)])).toEqual([
      [3, 30, []],
      [2, 20, [noted(b, 'red coat'), noted(a)]],
      [1, 10, [noted(a, 'from the left'), noted(b)]],
    ]);
    expect(contentOf(library.referenceSet(MARA, 1))).toEqual([noted(a, 'from the left'), noted(b)]);
    expect(library.referenceSet(MARA)).toMatchObject({ version: 3, pictures: [] });
    expect(library.referenceSet(MARA, 4)).toBeUndefined();
    expect(library.referenceSet(OTTO)).toBeUndefined();
    await library.close();
  });

  it('take no picture whose file went with the trash', async () => {
    const { library, a, b } = await withPictures(2);
    library.runFinished(RUN, 'completed', 2500);
    await library.trash([1], 3000);
    await library.emptyTrash(3001, 3002);
    const make = (id: string) => library.createReferenceSet({ id: MARA, name: 'Mara', pictures: [noted(id)], at: 10 });
    expect(() => make(a)).toThrow(NotFoundError);
    expect(contentOf(make(b))).toEqual([noted(b)]);
    await library.close();
  });

  it('are listed by name at their newest version', async () => {
    const { library, a } = await withPictures(1);
    library.createReferenceSet({ id: OTTO, name: 'otto', pictures: [], at: 1 });
    library.createReferenceSet({ id: MARA, name: 'Mara', pictures: [noted(a)], at: 2 });
    library.saveReferenceSet({ id: OTTO, base: 1, pictures: [noted(a)], at: 3 });
    expect(library.referenceSets().map(({ name, version }) => [name, version])).toEqual([
      ['Mara', 1],
      ['otto', 2],
    ]);
    await library.close();
  });

  it('get no version by a change that changes nothing', async () => {
    const { library, a } = await withPictures(1);
    library.createReferenceSet({ id: MARA, name: 'Mara', pictures: [noted(a, 'note')], at: 1 });
    expect(library.saveReferenceSet({ id: MARA, base: 1, pictures: [noted(a, 'note')], at: 9 })).toMatchObject({
      version: 1,
      savedAt: 1,
    });
    await library.close();
  });

  it('go back to an earlier version by making it the newest', async () => {
    const { library, a, b } = await withPictures(2);
    library.createReferenceSet({ id: MARA, name: 'Mara', pictures: [noted(a, 'kept'), noted(b)], at: 1 });
    library.saveReferenceSet({ id: MARA, base: 1, pictures: [], at: 2 });
    const earlier = contentOf(library.referenceSet(MARA, 1)) ?? [];
    expect(contentOf(library.saveReferenceSet({ id: MARA, base: 2, pictures: earlier, at: 3 }))).toEqual([
      noted(a, 'kept'),
      noted(b),
    ]);
    expect(library.referenceSetVersions(MARA)).toHaveLength(3);
    await library.close();
  });

  it('have names of their own, whatever their letters and signs', async () => {
    const { library } = await withPictures(0);
    library.createReferenceSet({ id: MARA, name: 'Zoë', pictures: [], at: 1 });
    const other = { id: OTTO, pictures: [], at: 2 };
    expect(() => library.createReferenceSet({ ...other, name: 'ZOE\u0308' })).toThrow(BadInputError);
    library.createReferenceSet({ ...other, name: 'Otto' });
    expect(() => library.renameReferenceSet(OTTO, 'zoë')).toThrow(/already/);
    expect(library.renameReferenceSet(OTTO, 'OTTO').name).toBe('OTTO');
    expect(() => library.renameReferenceSet('33333333-3333-4333-8333-333333333333', 'x')).toThrow(NotFoundError);
    await library.close();
  });

  it('that are removed keep their versions, free their name, and come back', async () => {
    const { library, a } = await withPictures(1);
    library.createReferenceSet({ id: MARA, name: 'Mara', pictures: [noted(a)], at: 1 });
    expect(library.removeReferenceSet(MARA, 50)).toMatchObject({ removedAt: 50 });
    expect(library.removeReferenceSet(MARA, 60)).toMatchObject({ removedAt: 50 });
    expect(library.referenceSets()).toMatchObject([{ id: MARA, removedAt: 50 }]);
    expect(contentOf(library.referenceSet(MARA, 1))).toEqual([noted(a)]);
    expect(() => library.saveReferenceSet({ id: MARA, base: 1, pictures: [], at: 2 })).toThrow(/removed/);
    library.createReferenceSet({ id: OTTO, name: 'mara', pictures: [], at: 3 });
    expect(() => library.restoreReferenceSet(MARA)).toThrow(/already/);
    library.renameReferenceSet(OTTO, 'Otto');
    expect(library.restoreReferenceSet(MARA)).not.toHaveProperty('removedAt');
    await library.close();
  });

  it('take no picture that is not in the library, and nothing is half written then', async () => {
    const { library, a } = await withPictures(1);
    const gone = 'f'.repeat(64);
    expect(() =>
      library.createReferenceSet({ id: MARA, name: 'Mara', pictures: [noted(a), noted(gone)], at: 1 }),
    ).toThrow(NotFoundError);
    expect(library.referenceSets()).toEqual([]);
    library.createReferenceSet({ id: MARA, name: 'Mara', pictures: [noted(a)], at: 1 });
    expect(() => library.saveReferenceSet({ id: MARA, base: 1, pictures: [noted(gone)], at: 2 })).toThrow(
      NotFoundError,
    );
    expect(library.referenceSetVersions(MARA)).toHaveLength(1);
    await library.close();
  });

  it('hold no key, in a name or a note', async () => {
    const folder = tempFolder();
    const assertClean = (text: string) => {
      if (text.includes('secret')) throw new SecretFoundError('A key.');
    };
    const library = openIn(folder, { assertClean });
    const set = { id: MARA, name: 'Mara', pictures: [], at: 1 };
    expect(() => library.createReferenceSet({ ...set, name: 'my secret' })).toThrow(SecretFoundError);
    library.createReferenceSet(set);
    expect(() => library.renameReferenceSet(MARA, 'secret')).toThrow(SecretFoundError);
    expect(() =>
      library.saveReferenceSet({ id: MARA, base: 1, pictures: [noted('a'.repeat(64), 'secret')], at: 2 }),
    ).toThrow(SecretFoundError);
    await library.close();
  });
});

describe('two programs that change one reference set', () => {
  it('at the same version: the first is kept, the second is told and changes nothing', async () => {
    const { library, folder, a, b, c } = await withPictures();
    const other = openIn(folder);
    library.createReferenceSet({ id: MARA, name: 'Mara', pictures: [noted(a)], at: 1 });
    const [mine, theirs] = [library.referenceSet(MARA), other.referenceSet(MARA)];
    expect(theirs).toEqual(mine);
    library.saveReferenceSet({ id: MARA, base: 1, pictures: [noted(a), noted(b)], at: 2 });
    const second = () => other.saveReferenceSet({ id: MARA, base: 1, pictures: [noted(a), noted(c)], at: 3 });
    expect(second).toThrow(SetConflictError);
    expect(contentOf(other.referenceSet(MARA))).toEqual([noted(a), noted(b)]);
    await other.close();
    await library.close();
  });

  it('at once, time and again, lose nothing', async () => {
    const { library, folder, ids } = await withPictures(24);
    library.createReferenceSet({ id: MARA, name: 'Mara', pictures: [], at: 1 });
    const program = join(import.meta.dirname, 'addToSet.ts');
    const parts = [ids.slice(0, 12), ids.slice(12)];
    await Promise.all(parts.map((part) => run(process.execPath, [program, folder, MARA, ...part])));
    const added = contentOf(library.referenceSet(MARA))?.map(({ id }) => id) ?? [];
    expect(added.toSorted()).toEqual(ids.toSorted());
    for (const part of parts) expect(added.filter((id) => part.includes(id))).toEqual(part);
    expect(library.referenceSetVersions(MARA).map(({ version }) => version)).toEqual(
      Array.from({ length: 25 }, (_, n) => 25 - n),
    );
    await library.close();
  }, 60_000);
});

describe('the pictures of a reference set', () => {
  it('cannot leave the index while a version has them', async () => {
    const { library, folder, a } = await withPictures(1);
    library.createReferenceSet({ id: MARA, name: 'Mara', pictures: [noted(a)], at: 1 });
    library.saveReferenceSet({ id: MARA, base: 1, pictures: [], at: 2 });
    await library.close();
    const db = new Database(join(folder, 'index.sqlite'));
    db.pragma('foreign_keys = ON');
    db.exec('DELETE FROM results');
    expect(() => db.exec('DELETE FROM pictures')).toThrow(/FOREIGN KEY/);
    db.close();
  });
});
