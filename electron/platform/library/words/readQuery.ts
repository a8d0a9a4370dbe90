import { wordsOf } from './wordsOf.ts';

/** Words that stand together, the last of them perhaps only a beginning. */
export interface Term {
  readonly words: readonly string[];
  readonly isBeginning: boolean;
}

/** What a person typed: which terms must occur, and which must not. */
export interface WordQuery {
  readonly must: readonly Term[];
  readonly mustNot: readonly Term[];
}

/** Words, `word*`, `"a phrase"`, each perhaps with a `-` before it. A quotation mark without another is a plain sign. */
const TERM = /(-?)"([^"]*)"|(\S+)/g;

/**
 * Reads a query as people type it: every word must occur, `word*` is a beginning, `"a phrase"` stands together, `-word` must not occur; all other
 * signs are plain. Nothing typed is an operator, and nothing is refused. What was typed as one term may be several words of the index; they
 * stand together then.
 */
export function readQuery(typed: string): WordQuery {
  const must: Term[] = [];
  const mustNot: Term[] = [];
  for (const [, sign, quoted, word = ''] of typed.matchAll(TERM)) {
    const isNot = quoted === undefined ? word.startsWith('-') : sign === '-';
    const words = wordsOf(quoted ?? word);
    const isBeginning = quoted === undefined && /[^*]\*$/.test(word);
    if (words.length > 0) (isNot ? mustNot : must).push({ words, isBeginning });
  }
  return { must, mustNot };
}
