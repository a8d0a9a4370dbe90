import fc from 'fast-check';

/** Words that something reads in its own way: terminals, JSON, shells, paths, regular expressions, keys, markup. */
const FRAGMENTS = [
  '',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '\0',
  '\u001b[2J',
  '\u001b]0;title\u0007',
  '\u009b31m',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\ud800',
  '😀',
  'č',
  '狐',
  '"',
  "'",
  '`',
  '\\',
  '/',
  '../',
  '//host/share',
  '\\\\host\\share',
  'CON',
  'con.txt',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '<script>',
  '<!--',
  'data:image/png;base64,',
  'blob:',
  'sk-',
  'sk-or-v1-',
  'AIza',
  'AQ.',
  'Bearer ',
  'https://',
  'file:///',
  '?key=',
  '=',
  '=cmd|',
  '+',
  '-',
  '@',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  'null',
  '1e400',
  '%2e%2e',
  '%00',
  '${x}',
  '{seed}',
  'a',
  'Z',
  '9',
];

/** A short text made of such words. */
export const hostileWord: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ maxLength: 6 })), { maxLength: 4 })
  .map((parts) => parts.join(''));

/** One or two such words over and over: what a pattern that begins anew at each of them is slow at. `length` in UTF-16 units. */
export function repeated(length: number, [head, unit, tail]: readonly [string, string, string]): string {
  return head + (unit || 'a').repeat(Math.max(1, Math.floor(length / Math.max(1, unit.length)))) + tail;
}

/** What `repeated` repeats, and what stands before and behind it. */
export const repetition: fc.Arbitrary<readonly [string, string, string]> = fc.tuple(
  hostileWord,
  fc.oneof(fc.constantFrom(...FRAGMENTS), hostileWord),
  hostileWord,
);

/** Any JSON value, odd numbers and names among its parts. */
export const hostileJson: fc.Arbitrary<fc.JsonValue> = fc.letrec<{ value: fc.JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, 0, -0, 1, -1, 1.5, 1e308, 2 ** 53, 2 ** 31, -(2 ** 31), 1e-9),
    hostileWord,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(hostileWord, tie('value'), { maxKeys: 4 }),
  ),
})).value;
