/**
 * Signs that are no text: controls (C0, DEL, C1), breaks of lines, and those that turn the direction of writing. In a terminal they clear
 * the screen, write the clipboard or forge a line; in a name they hide its end. What joins letters and emoji is not among them.
 * @see https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 */
export const UNPRINTABLE = String.raw`\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF`;

const RUN = new RegExp(`[${UNPRINTABLE}]+`, 'gu');
const EACH = new RegExp(`[${UNPRINTABLE}]`, 'gu');

/** The text as it may stand in one line of a terminal or a message: what cannot be printed is a blank. */
export function printable(text: string): string {
  return text.toWellFormed().replaceAll(RUN, ' ');
}

/** The same with each of them written out, as `\u001b`: for a path, and for JSON, where it means the same. */
export function escaped(text: string): string {
  return text.replaceAll(EACH, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}
