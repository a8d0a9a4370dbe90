import { BadInputError } from '#shared/errors/inputErrors';
import { looksLikeKeyName } from '#shared/graph/keyShapes';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';

/** No provider issues one shorter; a shorter one would also not be looked for by the secret scanner. Characters. */
const MIN_KEY_LENGTH = 12;
const MAX_KEY_LENGTH = 4_096;
/** Invisible signs that come along from web pages: zero-width ones, and the byte order mark. */
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF]/g;
const ASSIGNMENT = /^(?:export\s+)?[A-Z][A-Z0-9_]*\s*=\s*/;
const QUOTES = /^(["'`“‘«])(.*)["'`”’»]$/s;

/** A pasted key without what came along: blanks, line breaks, quotes, the `NAME=` of a `.env` line. */
export function tidyKey(pasted: string): string {
  const line = pasted.replace(INVISIBLE, '').trim().replace(ASSIGNMENT, '');
  const bare = (QUOTES.exec(line)?.[2] ?? line).trim();
  // Line by line: an expression for the blanks around a line end would try each blank of a long row anew.
  return bare
    .split(/[\r\n]/)
    .map((part) => part.trim())
    .join('');
}

/**
 * Refuses what cannot be a key of this provider.
 * @throws BadInputError that says why and never repeats the value.
 */
export function assertKey(value: string, provider: HttpProvider, others: readonly HttpProvider[]): void {
  const fault = faultOf(value, provider, others);
  if (fault !== undefined) {
    throw new BadInputError(fault, { hint: `Copy the key from ${provider.keysUrl} and paste it as it is.` });
  }
}

/** Another provider whose mark the value bears; `undefined`: none. Where several begin alike, as `sk-` and `sk-or-`, the longest tells. */
export function foreignOwner(
  value: string,
  provider: HttpProvider,
  others: readonly HttpProvider[],
): HttpProvider | undefined {
  const marked = [provider, ...others]
    .map((owner) => ({ owner, length: markLength(value, owner) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length);
  const owner = marked[0]?.owner;
  return owner?.id === provider.id ? undefined : owner;
}

function markLength(value: string, { keyPrefixes = [] }: HttpProvider): number {
  return Math.max(0, ...keyPrefixes.filter((prefix) => value.startsWith(prefix)).map((prefix) => prefix.length));
}

/** @throws BadInputError for what is no name of a key. */
export function assertKeyName(name: string): void {
  if (looksLikeKeyName(name)) return;
  throw new BadInputError('This is not the name of a key.', {
    hint: 'Names look like an environment variable and end in _KEY, _TOKEN or _SECRET.',
  });
}

function faultOf(value: string, provider: HttpProvider, others: readonly HttpProvider[]): string | undefined {
  if (value === '') return 'There is no key in what was pasted.';
  if (looksLikeKeyName(value)) return 'This is the name of a key. The key itself is needed here.';
  if (/^[a-z]+:\/\//i.test(value)) return 'This is an address. The key itself is needed here.';
  if (/\s/.test(value)) return 'A key holds no blanks.';
  if (!/^[\x21-\x7e]+$/.test(value)) return 'This holds a letter or a sign that no key has.';
  if (value.length < MIN_KEY_LENGTH) return 'This is too short to be a whole key.';
  if (value.length > MAX_KEY_LENGTH) return 'This is too long to be a key.';
  if (/^(?:(?:your|my)[-_]|x{3,}|\.{3,}|<)/i.test(value)) return 'This stands for a key and is none.';
  const foreign = foreignOwner(value, provider, others);
  return foreign && `This looks like a key of ${foreign.title}, not of ${provider.title}.`;
}
