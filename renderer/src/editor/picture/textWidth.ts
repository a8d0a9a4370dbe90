/** How wide signs are, of the size of the letters: those of the program's font, a little more for the fonts that stand in for it elsewhere. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\p{Mn}\p{Cf}]/u, 0],
  [/[ijl.,:;|!'`Il]/, 0.29],
  [/[ frt()[\]{}\\/"-]/, 0.37],
  [/[mwMW@%—…]/, 0.92],
  [/[A-Z&#+<>=~]/, 0.7],
  [/[\u0020-\u024f]/, 0.59],
  [/[\u0250-\u10ff]/, 0.66],
];
/** Of writing whose signs are square, and of pictures among the letters. */
const SQUARE = 1.05;
const known = new Map<string, number>();
/** Signs that are remembered. */
const MOST_KNOWN = 5000;
const ELLIPSIS = '…';

/**
 * How wide words are, px, reckoned and not measured: the same on every machine, so that the same graph gives the same picture, and not less
 * than they are.
 */
export function textWidth(words: string, size: number): number {
  let width = 0;
  for (const sign of words) width += widthOf(sign);
  return width * size;
}

function widthOf(sign: string): number {
  const before = known.get(sign);
  if (before !== undefined) return before;
  const width = WIDTHS.find(([signs]) => signs.test(sign))?.[1] ?? SQUARE;
  if (known.size < MOST_KNOWN) known.set(sign, width);
  return width;
}

/** The beginning of a line that there is room for, with `…` where that is not all. Looks no farther than it shows. */
export function fitWords(words: string, width: number, size: number): string {
  const room = width / size;
  let taken = 0;
  let fits = '';
  let cut = '';
  for (const sign of words) {
    taken += widthOf(sign);
    if (taken > room) return `${cut.trimEnd()}${ELLIPSIS}`;
    fits += sign;
    if (taken + widthOf(ELLIPSIS) <= room) cut = fits;
  }
  return fits;
}

/** A text in lines, broken at blanks and where it is; the last one ends in `…` where there was no room for all. */
export function wrapWords(text: string, width: number, size: number, most: number): readonly string[] {
  const lines: string[] = [];
  let rest = text.replaceAll('\r', '').replaceAll('\t', '  ');
  while (lines.length < most && rest !== '') {
    const taken = lengthOfLine(rest, width / size);
    const isLast = lines.length === most - 1 && rest.slice(taken).trim() !== '';
    if (isLast) lines.push(`${rest.slice(0, taken).trimEnd().slice(0, -1)}${ELLIPSIS}`);
    else lines.push(rest.slice(0, taken).trimEnd());
    rest = rest.slice(taken).replace(/^(?: +|\n)/, '');
  }
  return lines;
}

/** How many UTF-16 units of a text go into its first line; at least one sign. */
function lengthOfLine(text: string, room: number): number {
  let taken = 0;
  let at = 0;
  let blank = -1;
  for (const sign of text) {
    if (sign === '\n') return at === 0 ? 0 : at;
    if (sign === ' ') blank = at;
    taken += widthOf(sign);
    if (taken > room && at > 0) return blank > 0 ? blank : at;
    at += sign.length;
  }
  return at;
}
