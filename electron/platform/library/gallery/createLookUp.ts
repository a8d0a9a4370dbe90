import type Database from 'better-sqlite3';
import type { PictureFilter } from '#shared/api/contract';
import { occurs, withAll, withAny } from '../words/matching.ts';
import { readQuery, type Term } from '../words/readQuery.ts';
import type { Columns } from './Columns.ts';
import type { Looked } from './conditions.ts';

/** Looks up what of a filter only the index knows. */
export function createLookUp(db: Database.Database): (filter: PictureFilter, columns: Columns) => Looked {
  const words = db.prepare<[string], number>('SELECT rowid FROM pictures_text WHERE pictures_text MATCH ?').pluck();
  const ofRun = db
    .prepare<[string], number>(
      `SELECT p.number FROM calls c JOIN results r ON r.call = c.number JOIN pictures p ON p.id = r.picture WHERE c.run = ?`,
    )
    .pluck();
  /** Those that have all terms, each in its texts or in a label. */
  const having = (terms: readonly Term[], columns: Columns): Uint8Array => {
    const labelled = terms.map((term) => labelledWith([term], columns));
    if (labelled.every(({ length }) => length === 0)) return marks(columns.size, texts(withAll(terms)));
    const met = new Uint16Array(columns.size);
    terms.forEach((term, at) => {
      const one = marks(columns.size, texts(withAll([term])));
      for (const members of labelled[at] ?? []) for (const number of members) one[number] = 1;
      for (let number = 0; number < one.length; number++)
        if (one[number] === 1 && met[number] === at) met[number] = at + 1;
    });
    return Uint8Array.from(met, (count) => (count === terms.length ? 1 : 0));
  };
  const texts = (query: string | undefined) => (query === undefined ? [] : words.all(query));

  return ({ text = '', run }, columns) => {
    const { must, mustNot } = readQuery(text);
    const marked = must.length === 0 ? new Uint8Array(columns.size).fill(1) : having(must, columns);
    for (const number of texts(withAny(mustNot))) marked[number] = 0;
    for (const members of labelledWith(mustNot, columns)) for (const number of members) marked[number] = 0;
    return {
      ...(must.length + mustNot.length > 0 && { text: marked }),
      ...(run !== undefined && { run: marks(columns.size, ofRun.all(run)) }),
    };
  };
}

/** The pictures of each label in whose name one of the terms occurs. */
function labelledWith(terms: readonly Term[], { labels }: Columns): readonly ReadonlySet<number>[] {
  return [...labels.values()].flatMap(({ words, pictures }) =>
    terms.some((term) => occurs(term, words)) ? [pictures] : [],
  );
}

function marks(size: number, numbers: readonly number[]): Uint8Array {
  const marked = new Uint8Array(size);
  for (const number of numbers) marked[number] = 1;
  return marked;
}
