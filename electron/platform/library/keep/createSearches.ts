import type Database from 'better-sqlite3';
import { z } from 'zod';
import { galleryQuery } from '#shared/api/gallerySchemas';
import { guarded } from '../libraryErrors.ts';
import { nameKey } from '../nameKey.ts';
import { json } from '../rowSchemas.ts';
import type { Keeping } from '#shared/api/Keeping';

interface SearchesOptions {
  readonly folder: string;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
}

const row = z.object({ id: z.string(), name: z.string(), query: json(galleryQuery) });

/** Searches that people gave a name. */
export function createSearches(
  db: Database.Database,
  { folder, assertClean }: SearchesOptions,
): Pick<Keeping, 'searches' | 'saveSearch' | 'removeSearch'> {
  const all = db.prepare('SELECT id, name, query FROM saved_searches ORDER BY name_key');
  const save = db.prepare(`
    INSERT INTO saved_searches (id, name, name_key, query) VALUES (@id, @name, @key, @query)
    ON CONFLICT (name_key) DO UPDATE SET name = excluded.name, query = excluded.query RETURNING id, name, query`);
  const remove = db.prepare('DELETE FROM saved_searches WHERE id = ?');
  return {
    searches: () => guarded(folder, () => z.array(row).parse(all.all())),
    saveSearch({ id, name, query }) {
      const text = JSON.stringify(query).toWellFormed();
      assertClean(`${name}\n${text}`, 'The search');
      return guarded(folder, () =>
        row.parse(save.get({ id, name: name.toWellFormed(), key: nameKey(name), query: text })),
      );
    },
    removeSearch(id) {
      guarded(folder, () => remove.run(id));
    },
  };
}
