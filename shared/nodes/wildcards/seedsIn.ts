import { BadInputError } from '../../errors/inputErrors.ts';
import { readWhole, type Whole } from '../../graph/fields/Whole.ts';

/** The seeds that an input carries: numbers of a wire, or the field that stands in for one, which may be digits. @throws BadInputError */
export function seedsIn(items: readonly Whole[]): readonly bigint[] {
  return items.map((item) => {
    const seed = readWhole(item);
    if (seed === undefined) throw new BadInputError('A seed is a whole number from 0.', { hint: 'Another came in.' });
    return seed;
  });
}
