import type Database from 'better-sqlite3';
import { guarded } from '../libraryErrors.ts';
import { createShelf } from '../shelf/createShelf.ts';
import { forgetOldChanges } from '../shelf/forgetOldChanges.ts';
import { AMONG, inSlices } from './inSlices.ts';
import type { Keeping } from '#shared/api/Keeping';

/** Rows of a transaction that only changes them, and of one that writes their words anew. */
const PLAIN = 1000;
const WITH_WORDS = 100;

interface FactsOptions {
  readonly folder: string;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
}

/** Ratings, favourites, notes, and what is hidden in the trash. */
export function createFacts(
  db: Database.Database,
  { folder, assertClean }: FactsOptions,
): Pick<Keeping, 'setFacts' | 'trash' | 'restore' | 'trashedAt' | 'namesOf'> {
  const shelf = createShelf(db);
  const set = db.prepare(`
    UPDATE pictures SET rating = coalesce(@rating, rating), favourite = coalesce(@favourite, favourite), note = coalesce(@note, note)
    WHERE number ${AMONG} AND shelf < 3`);
  const isTaken = db.prepare('SELECT 1 FROM pictures WHERE trashed_at = ? LIMIT 1').pluck();
  const trash = db.prepare(`UPDATE pictures SET trashed_at = @at WHERE number ${AMONG} AND shelf < 2`);
  const restore = db.prepare(`UPDATE pictures SET trashed_at = NULL WHERE number ${AMONG} AND shelf = 2`);
  const gone = db.prepare<[number], number>('SELECT number FROM pictures WHERE trashed_at = ?').pluck();
  const ids = db
    .prepare<[{ numbers: string }], string>(`SELECT id FROM pictures WHERE number ${AMONG} ORDER BY number`)
    .pluck();
  const write = (work: () => number): number =>
    guarded(folder, () =>
      db
        .transaction(() => {
          const done = work();
          forgetOldChanges(db);
          return done;
        })
        .immediate(),
    );

  return {
    setFacts(numbers, { rating, isFavourite, note }) {
      if (note !== undefined) assertClean(note, 'The note');
      const values = {
        rating: rating ?? null,
        favourite: isFavourite === undefined ? null : Number(isFavourite),
        note: note?.toWellFormed() ?? null,
      };
      return inSlices(numbers, note === undefined ? PLAIN : WITH_WORDS, (json, slice) =>
        write(() => {
          const { changes } = set.run({ ...values, numbers: json });
          if (note !== undefined) for (const number of slice) shelf.reword(number);
          return changes;
        }),
      );
    },
    async trash(numbers, now) {
      let at = now;
      while (guarded(folder, () => isTaken.get(at)) !== undefined) at++;
      const count = await inSlices(numbers, PLAIN, (json) => write(() => trash.run({ at, numbers: json }).changes));
      return { count, at };
    },
    restore: (numbers) => inSlices(numbers, PLAIN, (json) => write(() => restore.run({ numbers: json }).changes)),
    trashedAt: (at) => guarded(folder, () => gone.all(at)),
    namesOf: (numbers) =>
      numbers.length > MOST_NAMED
        ? null
        : guarded(folder, () => ids.all({ numbers: JSON.stringify(Array.from(numbers)) })),
  };
}

/** More are not told one by one. */
const MOST_NAMED = 1000;
