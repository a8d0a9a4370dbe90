/**
 * An FTS5 query for what a person typed: every word must occur, as itself or as a beginning. Words are quoted, so nothing typed is
 * an operator; signs that no word holds are left out. `undefined`: there is nothing to look for.
 * @see https://www.sqlite.org/fts5.html#full_text_query_syntax
 */
export function searchQuery(typed: string): string | undefined {
  const words = typed.toWellFormed().match(/[\p{L}\p{N}\p{M}]+/gu);
  return words?.map((word) => `"${word}"*`).join(' ');
}
