import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { PictureTarget } from '#shared/api/contract';
import { guarded } from './libraryErrors.ts';

/** The ids of pictures that are meant, in their order: a million take four bytes each. */
export interface PictureIds {
  readonly length: number;
  at(place: number): string;
}

/** `numbersOf`: the short names of pictures that are meant. */
export function createPictureIds(
  db: Database.Database,
  folder: string,
  numbersOf: (of: PictureTarget) => Promise<Int32Array>,
): (of: PictureTarget) => Promise<PictureIds> {
  const idOf = db.prepare('SELECT id FROM pictures WHERE number = ?').pluck();
  return async (of) => {
    if ('ids' in of) return { length: of.ids.length, at: (place) => of.ids[place] ?? '' };
    const numbers = await numbersOf(of);
    return {
      length: numbers.length,
      at: (place) => guarded(folder, () => z.string().parse(idOf.get(numbers[place]))),
    };
  };
}
