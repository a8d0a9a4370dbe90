import type { Term } from './readQuery.ts';

/**
 * The FTS5 query of texts in which all terms occur; `undefined`: there are none.
 * @see https://www.sqlite.org/fts5.html#full_text_query_syntax
 */
export function withAll(terms: readonly Term[]): string | undefined {
  return terms.length === 0 ? undefined : terms.map(phrase).join(' ');
}

/** The same of texts in which any occurs. */
export function withAny(terms: readonly Term[]): string | undefined {
  return terms.length === 0 ? undefined : terms.map(phrase).join(' OR ');
}

/** Whether a term occurs among the words of a text, by the same rules. */
export function occurs({ words, isBeginning }: Term, text: readonly string[]): boolean {
  const last = words.length - 1;
  return text.some((_, from) =>
    words.every((word, at) => {
      const there = text[from + at];
      return there === word || (isBeginning && at === last && there?.startsWith(word) === true);
    }),
  );
}

/** Words of the index have no sign that means something within quotes. */
function phrase({ words, isBeginning }: Term): string {
  return `"${words.join(' ')}"${isBeginning ? '*' : ''}`;
}
