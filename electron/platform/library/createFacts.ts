import type Database from 'better-sqlite3';
import { pictureFacts } from '#shared/api/pictureFacts';
import { guarded } from './libraryErrors.ts';

/** What can stand in a fact's column. */
export type FactValue = string | number | null;

export interface Facts {
  /** Changes the facts that are named, of all these pictures or of none. Gives whether the library has them all. */
  setFacts(ids: readonly string[], facts: Readonly<Record<string, FactValue | undefined>>): boolean;
}

/** The columns of `pictures` that hold what people say. */
export const FACT_COLUMNS: readonly string[] = Object.keys(pictureFacts.shape);

/** @param columns those there are */
export function createFacts(db: Database.Database, folder: string, columns = FACT_COLUMNS): Facts {
  const has = db.prepare('SELECT 1 FROM pictures WHERE id = ?');
  const writes = columns.map(
    (column) => [column, db.prepare(`UPDATE pictures SET ${column} = ? WHERE id = ?`)] as const,
  );
  const set = db.transaction((ids: readonly string[], facts: Readonly<Record<string, FactValue | undefined>>) => {
    if (!ids.every((id) => has.get(id))) return false;
    for (const [column, write] of writes) {
      const value = facts[column];
      if (value !== undefined) for (const id of ids) write.run(value, id);
    }
    return true;
  });
  return { setFacts: (ids, facts) => guarded(folder, () => set.immediate(ids, facts)) };
}
