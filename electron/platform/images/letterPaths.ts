import { LETTER_TABLE } from './letterTable.ts';

interface Letter {
  /** From it to the next, in heights of letters. */
  readonly advance: number;
  /** In thousandths of that. */
  readonly path: string;
}

const THOUSAND = 1000;
let letters: ReadonlyMap<string, Letter> | undefined;

/** A line of words as outlines. */
export interface LetterPaths {
  /** Each letter, and how far it stands from the start of the line, in heights of letters. */
  readonly letters: readonly { readonly path: string; readonly at: number }[];
}

/**
 * The outlines of a line's letters; `undefined` where it holds one that we have no outline of, such as Chinese or an emoji: then the system's
 * fonts must draw it.
 */
export function letterPaths(line: string): LetterPaths | undefined {
  const known = (letters ??= readTable());
  const found: { path: string; at: number }[] = [];
  let at = 0;
  for (const sign of line.normalize('NFC')) {
    const letter = known.get(sign);
    if (!letter) return undefined;
    if (letter.path !== '') found.push({ path: letter.path, at });
    at += letter.advance;
  }
  return { letters: found };
}

function readTable(): ReadonlyMap<string, Letter> {
  const lines = LETTER_TABLE.slice(1, -1).split('\n');
  return new Map(
    lines.map((line) => {
      const [sign = ''] = line;
      const [advance, path = ''] = line.slice(sign.length).split(/ (?=M)/, 2);
      return [sign, { advance: Number(advance) / THOUSAND, path }];
    }),
  );
}
