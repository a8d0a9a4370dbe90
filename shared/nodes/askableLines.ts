import { BadInputError } from '../errors/inputErrors.ts';
import type { ImageRef } from '../graph/generation.ts';
import { leftOutWords } from '../graph/rows/leftOutWords.ts';
import type { NodeContext } from '../graph/NodeDefinition.ts';
import { picturesByRow } from '../graph/rows/picturesByRow.ts';
import { nameOfRow, type Row } from '../graph/rows/Row.ts';

interface Line {
  readonly prompt: string | undefined;
  readonly row: Row | undefined;
}

/** A line that can be asked for, with the pictures that go with it. */
type AskableLine<L extends Line> = L & { readonly prompt: string; readonly pictures: readonly ImageRef[] };

/**
 * The lines of `broadcast` that a call can be made of: an empty prompt, or a row that has none of the pictures others have, costs itself
 * alone, and is told as left out.
 * @param socket the input the pictures come from
 * @throws BadInputError where every prompt is empty
 */
export function askableLines<L extends Line>(
  lines: readonly L[],
  { pictures, socket }: { readonly pictures: readonly ImageRef[]; readonly socket: string },
  context: Pick<NodeContext, 'rows' | 'note'>,
): readonly AskableLine<L>[] {
  const picturesOf = picturesByRow(pictures, context.rows(socket));
  const empty: string[] = [];
  const withoutPictures: string[] = [];
  const asked = lines.flatMap((line, at): AskableLine<L>[] => {
    const { prompt, row } = line;
    const name = row ? nameOfRow(row) : `Prompt ${String(at + 1)}`;
    if (prompt === undefined) return [];
    if (prompt.trim() === '') {
      empty.push(name);
      return [];
    }
    const own = picturesOf(row);
    if (!own) withoutPictures.push(name);
    return own ? [{ ...line, prompt, pictures: own }] : [];
  });
  if (empty.length > 0 && empty.length === lines.length) {
    throw new BadInputError('The prompt is empty.', { hint: 'Nothing was sent. Write what to ask for.' });
  }
  tell(
    leftOutWords(empty, (them) => `there is no prompt for ${them}`),
    context,
  );
  tell(
    leftOutWords(withoutPictures, (them) => `there is no picture of ${them} here`),
    context,
  );
  return asked;
}

function tell(words: string | undefined, { note }: Pick<NodeContext, 'note'>): void {
  if (words !== undefined) note(words);
}
