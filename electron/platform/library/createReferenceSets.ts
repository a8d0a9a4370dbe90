import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { ReferenceSet } from '#shared/api/contract';
import type { NotedPicture, ReferenceSets } from '#shared/api/ReferenceSets';
import { BadInputError, NotFoundError, SetConflictError } from '#shared/errors/inputErrors';
import { guarded } from './libraryErrors.ts';
import { nameKey } from './nameKey.ts';
import { image } from './rowSchemas.ts';

interface ReferenceSetOptions {
  readonly folder: string;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
}

const setRow = z
  .object({
    id: z.string(),
    name: z.string(),
    removed_at: z.number().nullable(),
    version: z.number(),
    saved_at: z.number(),
  })
  .transform(({ removed_at, saved_at, ...rest }) => ({
    ...rest,
    savedAt: saved_at,
    ...(removed_at !== null && { removedAt: removed_at }),
  }));
const versionRow = z
  .object({ version: z.number(), created_at: z.number() })
  .transform(({ version, created_at }) => ({ version, savedAt: created_at }));
const pictureRow = z
  .object({ ...image.shape, note: z.string() })
  .transform(({ note, ...picture }) => ({ image: picture, note }));

const SET_ROW = `
  SELECT s.id, s.name, s.removed_at, v.version, v.created_at AS saved_at
  FROM reference_sets s JOIN reference_set_versions v ON v.reference_set = s.id`;
const NEWEST = '(SELECT max(version) FROM reference_set_versions WHERE reference_set = s.id)';

export function createReferenceSets(
  db: Database.Database,
  { folder, assertClean }: ReferenceSetOptions,
): ReferenceSets {
  const all = db.prepare(`${SET_ROW} WHERE v.version = ${NEWEST} ORDER BY s.name_key, s.created_at`);
  const one = db.prepare(`${SET_ROW} WHERE s.id = @id AND v.version = coalesce(@version, ${NEWEST})`);
  const versions = db.prepare(
    'SELECT version, created_at FROM reference_set_versions WHERE reference_set = ? ORDER BY version DESC',
  );
  const pictures = db.prepare(`
    SELECT p.id, p.width, p.height, p.mime, r.note
    FROM reference_set_pictures r JOIN pictures p ON p.id = r.picture
    WHERE r.reference_set = ? AND r.version = ? ORDER BY r.position`);
  const isTaken = db
    .prepare('SELECT 1 FROM reference_sets WHERE name_key = ? AND id <> ? AND removed_at IS NULL')
    .pluck();
  const has = db.prepare('SELECT 1 FROM pictures WHERE id = ? AND emptied_at IS NULL').pluck();
  const insertSet = db.prepare('INSERT INTO reference_sets (id, name, name_key, created_at) VALUES (?, ?, ?, ?)');
  const insertVersion = db.prepare(
    'INSERT INTO reference_set_versions (reference_set, version, created_at) VALUES (?, ?, ?)',
  );
  const insertPicture = db.prepare(
    'INSERT INTO reference_set_pictures (reference_set, version, position, picture, note) VALUES (?, ?, ?, ?, ?)',
  );
  const rename = db.prepare('UPDATE reference_sets SET name = ?, name_key = ? WHERE id = ?');
  const setRemoved = db.prepare('UPDATE reference_sets SET removed_at = ? WHERE id = ?');

  const picturesOf = (id: string, version: number) => z.array(pictureRow).parse(pictures.all(id, version));
  const whole = (row: z.output<typeof setRow>): ReferenceSet => ({
    ...row,
    pictures: picturesOf(row.id, row.version),
  });
  const find = (id: string, version: number | null = null) => {
    const row = one.get({ id, version });
    return row === undefined ? undefined : whole(setRow.parse(row));
  };
  const needed = (id: string): ReferenceSet => {
    const set = find(id);
    if (!set) throw new NotFoundError('That reference set is not in the library.');
    return set;
  };
  const needFreeName = (name: string, id: string) => {
    if (isTaken.get(nameKey(name), id) === undefined) return;
    throw new BadInputError(`There is a reference set called “${name}” already.`, { hint: 'Choose another name.' });
  };
  const write = (id: string, version: number, content: readonly NotedPicture[], at: number) => {
    if (!content.every((picture) => has.get(picture.id)))
      throw new NotFoundError('A picture of these is not in the library.');
    insertVersion.run(id, version, at);
    content.forEach((picture, position) => insertPicture.run(id, version, position, picture.id, picture.note));
  };
  const transaction = db.transaction((change: () => ReferenceSet) => change());
  /** One writes at a time: what it reads is what it changes. */
  const changing = (change: () => ReferenceSet) => guarded(folder, () => transaction.immediate(change));

  return {
    referenceSets: () => guarded(folder, () => db.transaction(() => z.array(setRow).parse(all.all()).map(whole))()),
    referenceSet: (id, version) => guarded(folder, () => find(id, version)),
    referenceSetVersions: (id) =>
      guarded(folder, () => {
        const found = z.array(versionRow).parse(versions.all(id));
        if (found.length === 0) needed(id);
        return found.map((row) => ({ ...row, pictures: picturesOf(id, row.version) }));
      }),
    createReferenceSet: ({ id, name, pictures: content, at }) => {
      assertClean(textOf(name, content), 'The reference set');
      return changing(() => {
        needFreeName(name, id);
        insertSet.run(id, name, nameKey(name), at);
        write(id, 1, content, at);
        return needed(id);
      });
    },
    saveReferenceSet: ({ id, base, pictures: content, at }) => {
      assertClean(textOf('', content), 'The reference set');
      return changing(() => {
        const before = needed(id);
        refuseChange(before, base);
        if (isSame(before, content)) return before;
        write(id, before.version + 1, content, at);
        return needed(id);
      });
    },
    renameReferenceSet: (id, name) => {
      assertClean(name, 'The reference set');
      return changing(() => {
        needed(id);
        needFreeName(name, id);
        rename.run(name, nameKey(name), id);
        return needed(id);
      });
    },
    removeReferenceSet: (id, at) =>
      changing(() => {
        if (needed(id).removedAt === undefined) setRemoved.run(at, id);
        return needed(id);
      }),
    restoreReferenceSet: (id) =>
      changing(() => {
        needFreeName(needed(id).name, id);
        setRemoved.run(null, id);
        return needed(id);
      }),
  };
}

function refuseChange({ name, version, removedAt }: ReferenceSet, base: number): void {
  if (removedAt !== undefined)
    throw new BadInputError(`The reference set “${name}” was removed.`, { hint: 'Bring it back first.' });
  if (version !== base) {
    throw new SetConflictError(`The reference set “${name}” was changed meanwhile.`, {
      hint: `Nothing was written. Look at its version ${String(version)}, then change it again.`,
    });
  }
}

function textOf(name: string, content: readonly NotedPicture[]): string {
  return [name, ...content.map(({ note }) => note)].join('\n');
}

function isSame({ pictures }: ReferenceSet, content: readonly NotedPicture[]): boolean {
  return (
    pictures.length === content.length &&
    pictures.every(({ image: { id }, note }, at) => id === content[at]?.id && note === content[at].note)
  );
}
