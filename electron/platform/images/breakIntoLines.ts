/** Wide letters fill a square; the rest take about this part of one, in a bold sans. */
const NARROW = 0.56;
const WIDE = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3ffff}]/u;

/**
 * Breaks a text into lines of about this many ems. What does not fit in `maxLines` is cut, with `…`. An estimate: the page's renderer
 * chooses the font.
 */
export function breakIntoLines(text: string, ems: number, maxLines: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text
    .trim()
    .split(/\s+/)
    .flatMap((part) => pieces(part, ems))) {
    const width = widthOf(word);
    const gap = line === '' ? 0 : NARROW / 2;
    if (line !== '' && used + gap + width > ems) {
      lines.push(line);
      if (lines.length === maxLines) return [...lines.slice(0, -1), `${shortened(line, ems)}…`];
      line = word;
      used = width;
    } else {
      line += (gap > 0 ? ' ' : '') + word;
      used += gap + width;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** A word longer than a line, or one of wide letters, may break anywhere. */
function pieces(word: string, ems: number): readonly string[] {
  if (widthOf(word) <= ems) return [word];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const letter of word) {
    const width = widthOf(letter);
    if (part !== '' && used + width > ems) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += letter;
    used += width;
  }
  return [...parts, part];
}

function shortened(line: string, ems: number): string {
  const letters = Array.from(line);
  while (letters.length > 1 && widthOf(letters.join('')) > ems - 1) letters.pop();
  return letters.join('').trimEnd();
}

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += WIDE.test(letter) ? 1 : NARROW;
  return width;
}
