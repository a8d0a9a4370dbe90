import { CST, Lexer } from 'yaml';

/** Levels within one another: three times what lists may lie in, and far from what breaks the reader. */
const MAX_LEVELS = 64;
/** Each on a line of its own is a level of what follows on that line: `- - a`, `? ? a`, `a: b: c`. */
const OPENS: ReadonlySet<string | null> = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);

/**
 * Whether a YAML text nests deeper than its reader bears, which the depth of its stack ends, and at worst the whole program. Looks at its
 * signs one after another and stops where it is too deep.
 */
export function nestsTooDeep(yaml: string): boolean {
  const indents: number[] = [];
  let brackets = 0;
  let onLine = 0;
  let isLineStart = true;
  let isText = false;
  for (const token of new Lexer().lex(yaml)) {
    const type: string | null = isText ? 'text' : CST.tokenType(token);
    isText = type === 'scalar';
    if (type === 'newline' || (type === 'text' && token.endsWith('\n'))) {
      isLineStart = true;
      if (brackets === 0) onLine = 0;
      continue;
    }
    if (isLineStart) {
      const width = type === 'space' ? token.length : 0;
      while ((indents.at(-1) ?? -1) >= width) indents.pop();
      indents.push(width);
      isLineStart = false;
    }
    if (type === 'flow-map-start' || type === 'flow-seq-start') brackets += 1;
    else if (type === 'flow-map-end' || type === 'flow-seq-end') brackets = Math.max(0, brackets - 1);
    if (OPENS.has(type)) onLine += 1;
    else if (type === 'comma' || type === 'flow-map-end' || type === 'flow-seq-end') onLine = 0;
    if (indents.length + brackets + onLine > MAX_LEVELS) return true;
  }
  return false;
}
