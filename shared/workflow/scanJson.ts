/** What keeps a text from being read as JSON, or from being read faithfully. */
export type JsonFault = {
  readonly kind: 'no-json' | 'cut-off' | 'not-a-number' | 'too-large' | 'twice' | 'too-deep';
  /** From 1. */
  readonly line: number;
  /** The name that stands twice, or the number. */
  readonly word: string;
};

/** Levels within one another: far above any graph, far below where recursion over them ends a program. */
export const MAX_DEPTH = 1000;
const BARE = /[^\s{}[\],:"]+/y;
const COLON = /\s*:/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORDS = ['true', 'false', 'null'];
const NOT_NUMBERS = ['NaN', 'Infinity', '-Infinity'];

interface Level {
  readonly closes: '}' | ']';
  readonly names: Set<string>;
}

/**
 * Looks through a text before it is parsed, with no recursion: the first fault, or `undefined`. Whether commas and colons stand where they
 * should is left to the parser.
 */
export function scanJson(text: string): JsonFault | undefined {
  const levels: Level[] = [];
  let hasBegun = false;
  const fault = (kind: JsonFault['kind'], at: number, word = ''): JsonFault => ({ kind, line: lineAt(text, at), word });
  for (let at = 0; at < text.length;) {
    const sign = text.charAt(at);
    if (/[\s,:]/.test(sign)) {
      at += 1;
      continue;
    }
    if (levels.length === 0 && hasBegun) return fault('no-json', at);
    hasBegun = true;
    if (sign === '{' || sign === '[') {
      levels.push({ closes: sign === '{' ? '}' : ']', names: new Set() });
      if (levels.length > MAX_DEPTH) return fault('too-deep', at);
      at += 1;
    } else if (sign === '}' || sign === ']') {
      if (levels.pop()?.closes !== sign) return fault('no-json', at);
      at += 1;
    } else if (sign === '"') {
      const end = endOfString(text, at);
      if (end === undefined) return fault('cut-off', at);
      const names = levels.at(-1)?.closes === '}' ? levels.at(-1)?.names : undefined;
      COLON.lastIndex = end;
      if (names && COLON.test(text)) {
        const name = text.slice(at, end);
        if (names.has(name)) return fault('twice', at, name.slice(1, -1));
        names.add(name);
      }
      at = end;
    } else {
      BARE.lastIndex = at;
      const word = BARE.exec(text)?.[0] ?? sign;
      const end = at + word.length;
      const isAtEnd = end === text.length && levels.length > 0;
      if (NOT_NUMBERS.includes(word)) return fault('not-a-number', at, word);
      if (NUMBER.test(word)) {
        if (!Number.isFinite(Number(word))) return fault('too-large', at, word.slice(0, 40));
      } else if (!WORDS.includes(word)) {
        const isBegun = WORDS.some((whole) => whole.startsWith(word)) || /^-?[\d.eE+-]*$/.test(word);
        return fault(isAtEnd && isBegun ? 'cut-off' : 'no-json', at);
      }
      at = end;
    }
  }
  return levels.length > 0 ? fault('cut-off', text.length) : hasBegun ? undefined : fault('no-json', 0);
}

/** Where what follows the closing quote begins. */
function endOfString(text: string, start: number): number | undefined {
  let at = start;
  do {
    at = text.indexOf('"', at + 1);
    if (at < 0) return undefined;
  } while (isEscaped(text, at));
  return at + 1;
}

/** Whether an odd number of backslashes leads up to it. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before -= 1;
  return (at - before) % 2 === 1;
}

function lineAt(text: string, at: number): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line += 1;
  return line;
}

/** Whether a value that came as no text is nested deeper than any graph; so is one that holds itself. */
export function isTooDeep(value: unknown): boolean {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth > MAX_DEPTH) return true;
    for (const inner of Object.values(next.value)) {
      if (typeof inner === 'object' && inner !== null) waiting.push({ value: inner, depth: next.depth + 1 });
    }
  }
  return false;
}
