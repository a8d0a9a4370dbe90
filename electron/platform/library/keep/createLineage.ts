import type Database from 'better-sqlite3';
import { NotFoundError } from '#shared/errors/inputErrors';
import { guarded } from '../libraryErrors.ts';
import type { Keeping } from '#shared/api/Keeping';

/** Most that are told, of those that came before and of those that came after. */
const MOST_RELATED = 500;
const MOST_FOUND = 10;

/** What pictures were made from, what was made from them, and which are meant by the beginning of a name. */
export function createLineage(db: Database.Database, folder: string): Pick<Keeping, 'lineage' | 'idsStartingWith'> {
  const has = db.prepare('SELECT 1 FROM pictures WHERE id = ?').pluck();
  const parents = db
    .prepare<[{ id: string }], number>(
      `SELECT p.number FROM pictures p WHERE p.shelf < 3 AND p.id <> @id AND p.id IN (
         SELECT g.picture FROM results r JOIN call_references g ON g.call = r.call WHERE r.picture = @id
         UNION SELECT source FROM drawings WHERE picture = @id)
       ORDER BY p.created_at DESC LIMIT ${String(MOST_RELATED)}`,
    )
    .pluck();
  const children = db
    .prepare<[{ id: string }], number>(
      `SELECT p.number FROM pictures p WHERE p.shelf < 3 AND p.id <> @id AND p.id IN (
         SELECT r.picture FROM call_references g JOIN results r ON r.call = g.call WHERE g.picture = @id
         UNION SELECT picture FROM drawings WHERE source = @id)
       ORDER BY p.created_at DESC LIMIT ${String(MOST_RELATED)}`,
    )
    .pluck();
  const starting = db
    .prepare<[string, string, number], string>('SELECT id FROM pictures WHERE id >= ? AND id < ? ORDER BY id LIMIT ?')
    .pluck();
  return {
    lineage: (id) =>
      guarded(folder, () => {
        if (has.get(id) === undefined) throw new NotFoundError('That picture is not in the library.');
        return { parents: parents.all({ id }), children: children.all({ id }) };
      }),
    idsStartingWith: (start) =>
      /^[0-9a-f]+$/.test(start) ? guarded(folder, () => starting.all(start, `${start}g`, MOST_FOUND)) : [],
  };
}
