import { BadInputError } from '#shared/errors/inputErrors';
import type { NamedCopy } from './exportPictures.ts';

/** Numbers tried for a name that another picture of the archive has. */
const MAX_NUMBER = 999_999;

/** The names of an archive's files. */
export interface FreeNames {
  /**
   * Takes a name that all files of a copy can have, with a number where others have it; gives it without extension.
   * @throws BadInputError where too many have it
   */
  readonly take: (copy: Pick<NamedCopy, 'name' | 'files'>) => string;
  /** `name`: in small letters. */
  readonly has: (name: string) => boolean;
}

/** No two that differ only in large and small letters: systems that do not tell them apart unpack it too. */
export function createFreeNames(taken: Pick<Set<string>, 'has' | 'add'> = new Set<string>()): FreeNames {
  /** By name and extensions, the first number that was not tried yet. A name that is taken stays so: none is tried twice. */
  const untried = new Map<string, number>();
  return {
    take({ name, files }) {
      const extensions = files.map(({ extension }) => extension);
      const key = [name, ...extensions].join('/').toLowerCase();
      for (let number = untried.get(key) ?? 1; number <= MAX_NUMBER; number++) {
        const stem = number === 1 ? name : `${name}-${String(number)}`;
        const names = extensions.map((extension) => `${stem}.${extension}`.toLowerCase());
        if (names.some((each) => taken.has(each))) continue;
        for (const each of names) taken.add(each);
        untried.set(key, number + 1);
        return stem;
      }
      throw new BadInputError('Too many pictures have the same name.', { hint: 'Add {n}, {seed} or {id} to it.' });
    },
    has: (name) => taken.has(name),
  };
}
