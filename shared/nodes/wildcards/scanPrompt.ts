import { BadInputError } from '../../errors/inputErrors.ts';

/** Far deeper than anybody writes by hand, far below where recursion ends a program. */
const MAX_NESTED = 100;
/** Signs of a wildcard's name, and of what is set for it in parentheses. */
const MAX_NAME = 500;

const VARIABLE_IN_NAME = /\$\{\s*([A-Za-z_-][\w-]{0,99})\s*(?::([^{}]{0,500}))?\}/y;
const SET_FOR_NAME = new RegExp(`\\s{0,20}\\(([^)]{1,${String(MAX_NAME)}})\\)`, 'y');

/** What stands between a pair of braces. */
export interface Braces {
  /** Where the closing one is. */
  readonly end: number;
  /** Where the first `$$` of its own is. */
  readonly dollars?: number;
}

/** `__name__` as it is written. */
export interface WrittenWildcard {
  /** Behind it. */
  readonly end: number;
  readonly sign: string;
  readonly path: readonly (string | { readonly variable: string; readonly fallback?: string })[];
  /** What stands in its parentheses. */
  readonly set?: string;
}

/** Where things stand in a text. */
export interface Scan {
  /** The pairs of braces, by where they open. A closing one that closes nothing is none. */
  readonly braces: ReadonlyMap<number, Braces>;
  /** Behind each comment, by where it begins: `#` to the end of the line, or what stands between slash-star and star-slash. */
  readonly comments: ReadonlyMap<number, number>;
  readonly wildcards: ReadonlyMap<number, WrittenWildcard>;
}

/** Looks a text through once. @throws BadInputError naming the place of a brace that is not closed */
export function scanPrompt(text: string): Scan {
  const braces = new Map<number, Braces>();
  const comments = new Map<number, number>();
  const wildcards = new Map<number, WrittenWildcard>();
  const open: { readonly at: number; dollars?: number }[] = [];
  const lastEnd = text.lastIndexOf('*/');
  for (let at = 0; at < text.length;) {
    const sign = text[at];
    const top = open.at(-1);
    if (sign === '#' || (sign === '/' && text[at + 1] === '*' && at + 2 <= lastEnd)) {
      const end = sign === '#' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2) + 2;
      comments.set(at, end < 0 ? text.length : end);
      at = end < 0 ? text.length : end;
      continue;
    }
    const wildcard = sign === '_' ? readWildcard(text, at) : undefined;
    if (wildcard) {
      wildcards.set(at, wildcard);
      at = wildcard.end;
      continue;
    }
    if (sign === '{') {
      open.push({ at });
      if (open.length > MAX_NESTED) {
        throw new BadInputError(`Braces stand more than ${String(MAX_NESTED)} levels deep at ${placeOf(text, at)}.`, {
          hint: 'Put what is inside into a wildcard file.',
        });
      }
    } else if (sign === '}' && top) {
      open.pop();
      braces.set(top.at, { end: at, ...(top.dollars !== undefined && { dollars: top.dollars }) });
    } else if (sign === '$' && text[at + 1] === '$') {
      if (top) top.dollars ??= at;
      at += 1;
    }
    at += 1;
  }
  const left = open.at(-1);
  if (left) {
    throw new BadInputError(`The { at ${placeOf(text, left.at)} is not closed.`, {
      hint: 'Write a } where its alternatives end.',
    });
  }
  return { braces, comments, wildcards };
}

/** The wildcard that begins here, if one does. */
function readWildcard(text: string, start: number): WrittenWildcard | undefined {
  if (!text.startsWith('__', start)) return undefined;
  const sign = /[~@!]/.test(text[start + 2] ?? '') ? (text[start + 2] ?? '') : '';
  const path: (string | { readonly variable: string; readonly fallback?: string })[] = [];
  let at = start + 2 + sign.length;
  for (let begun = at; ;) {
    const sees = text[at];
    const isOver = sees === undefined || at - start > MAX_NAME || text.startsWith('__', at) || /[({}#|$\n]/.test(sees);
    if (!isOver) {
      at += 1;
      continue;
    }
    if (at > begun) path.push(text.slice(begun, at));
    VARIABLE_IN_NAME.lastIndex = at;
    const found = sees === '$' ? VARIABLE_IN_NAME.exec(text) : null;
    if (!found) break;
    const [whole, variable = '', fallback] = found;
    path.push({ variable, ...(fallback !== undefined && { fallback: fallback.trim() }) });
    at += whole.length;
    begun = at;
  }
  if (path.length === 0) return undefined;
  SET_FOR_NAME.lastIndex = at;
  const set = SET_FOR_NAME.exec(text);
  const end = at + (set?.[0].length ?? 0);
  if (!text.startsWith('__', end)) return undefined;
  return { end: end + 2, sign, path, ...(set?.[1] !== undefined && { set: set[1] }) };
}

/** Line and column, as a person counts them. */
function placeOf(text: string, at: number): string {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return `line ${String(line)}, column ${String(at - before.lastIndexOf('\n'))}`;
}
