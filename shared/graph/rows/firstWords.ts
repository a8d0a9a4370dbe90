/** UTF-16 units looked at, and told. */
const LOOKED_AT = 200;
const TOLD = 60;

/** What people call a row by its text: the beginning, in one line. */
export function firstWords(text: string): string {
  const line = text.slice(0, LOOKED_AT).replaceAll(/\s+/gu, ' ').trim();
  return line.length > TOLD ? `${line.slice(0, TOLD).toWellFormed().trim()}…` : line;
}
