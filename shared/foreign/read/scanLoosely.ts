import { MAX_DEPTH } from '../../workflow/scanJson.ts';

const NOT_NUMBER = /-?\b(?:NaN|Infinity)\b/g;

export interface Scanned {
  /** With `null` for each word that Python writes as a number and JSON does not know. */
  readonly text: string;
  readonly isTooDeep: boolean;
  /** It ends within a text, a list or an object. */
  readonly isCutOff: boolean;
}

/** Looks through a text before it is parsed, once and without recursion. What stands within quotes is left as it is. */
export function scanLoosely(text: string): Scanned {
  const parts: string[] = [];
  let depth = 0;
  let deepest = 0;
  const outside = (piece: string) => {
    for (let at = 0; at < piece.length; at++) {
      const sign = piece.charCodeAt(at);
      if (sign === 0x7b || sign === 0x5b) deepest = Math.max(deepest, ++depth);
      else if (sign === 0x7d || sign === 0x5d) depth -= 1;
    }
    parts.push(piece.replaceAll(NOT_NUMBER, 'null'));
  };
  let from = 0;
  for (let open = text.indexOf('"'); open >= 0; open = text.indexOf('"', from)) {
    outside(text.slice(from, open));
    const end = endOfText(text, open);
    if (end === undefined) return { text, isTooDeep: deepest > MAX_DEPTH, isCutOff: true };
    parts.push(text.slice(open, end));
    from = end;
  }
  outside(text.slice(from));
  return { text: parts.join(''), isTooDeep: deepest > MAX_DEPTH, isCutOff: depth > 0 };
}

/** Behind the closing quote. */
function endOfText(text: string, open: number): number | undefined {
  for (let at = open + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 0x5c) at++;
    else if (sign === 0x22) return at + 1;
  }
  return undefined;
}
