import type Database from 'better-sqlite3';
import type { PictureTarget } from '#shared/api/contract';
import { NotFoundError } from '#shared/errors/inputErrors';

/**
 * The numbers of pictures that are named one by one; `undefined`: they are named by what finds them.
 * @throws NotFoundError where one is not there
 */
export function createNumbersOf(db: Database.Database): (target: PictureTarget) => Int32Array | undefined {
  const numberOf = db.prepare<[string], number>('SELECT number FROM pictures WHERE id = ? AND shelf < 3').pluck();
  const present = db
    .prepare<[string], number>(
      'SELECT count(*) FROM pictures WHERE number IN (SELECT value FROM json_each(?)) AND shelf < 3',
    )
    .pluck();
  return (target) => {
    if ('ids' in target) return Int32Array.from(target.ids, (id) => numberOf.get(id) ?? missing());
    if (!('numbers' in target)) return undefined;
    const numbers = [...new Set(target.numbers)];
    return present.get(JSON.stringify(numbers)) === numbers.length ? Int32Array.from(numbers) : missing();
  };
}

function missing(): never {
  throw new NotFoundError('That picture is not in the library.');
}
