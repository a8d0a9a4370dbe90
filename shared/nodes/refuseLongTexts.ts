import { BadInputError } from '../errors/inputErrors.ts';
import { MAX_TEXT } from '../graph/fields/textField.ts';

/** Of all texts that one node makes, in UTF-16 units. */
const MOST_LETTERS = 20_000_000;

/**
 * Asked before texts are made of others, which may be long and many. `title`: of the node; `hint`: what makes
 * them shorter.
 * @throws BadInputError where one, or all of them together, would be longer than is sensible
 */
export function refuseLongTexts(lengths: readonly number[], title: string, hint: string): void {
  let sum = 0;
  for (const length of lengths) {
    sum += length;
    if (length > MAX_TEXT) {
      throw new BadInputError(`A text of “${title}” would be longer than ${String(MAX_TEXT)} characters.`, { hint });
    }
    if (sum > MOST_LETTERS) {
      throw new BadInputError(
        `The texts of “${title}” would be longer than ${String(MOST_LETTERS / 1_000_000)} million characters together.`,
        { hint },
      );
    }
  }
}
