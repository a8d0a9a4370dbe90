import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, printable } from '#shared/errors/printable';

const HARMFUL = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

describe('what is printed', () => {
  it('holds nothing that steers a terminal, forges a line or turns the writing', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '\n', '\r', '\u001b', '\u009b', '\u202e', '\u200f', '\u2028', '\ud800'),
    });
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (given) => {
        expect(printable(given)).not.toMatch(HARMFUL);
        expect(escaped(given)).not.toMatch(HARMFUL);
        expect(JSON.parse(escaped(JSON.stringify({ given })))).toEqual({ given });
      }),
    );
  });

  it('keeps what people write: letters of any script, joined emoji', () => {
    for (const text of ['狐狸', 'नमस्ते', 'שלום', '👩‍👩‍👧', 'می‌خواهم']) expect(printable(text)).toBe(text);
  });

  it('shows a path with a break of line in it as it is, in one line', () => {
    expect(escaped('/a\nb/\u001b[2J.png')).toBe('/a\\u000ab/\\u001b[2J.png');
  });
});
