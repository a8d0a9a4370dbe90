import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeName } from '../../../../../electron/platform/files/safeName.ts';

describe('safeName', () => {
  it.each([
    ['a/b\\c:d', 'a-b-c-d'],
    ['  two   words ', 'two words'],
    ['..hidden', 'hidden'],
    ['ends. . ', 'ends'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['Lpt9', '_Lpt9'],
    ['console', 'console'],
    ['', 'picture'],
    ['...', 'picture'],
    ['fox\u202Egnp.exe', 'fox-gnp.exe'],
    ['狐狸', '狐狸'],
  ])('makes %j into %j', (text, name) => {
    expect(safeName(text, 120, 'picture')).toBe(name);
  });

  it('gives for any text a name that every system takes', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ unit: fc.constantFrom('.', ' ', '/', 'c', 'o', 'n', '~', '\ud83e', '\0'), maxLength: 300 }),
    );
    fc.assert(
      fc.property(text, (given) => {
        const name = safeName(given, 120, 'picture');
        expect(name).not.toMatch(/[\0-\x1f<>:"/\\|?*\x7f]/);
        expect(name).not.toMatch(/^[.\s]|[.\s]$/u);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(name.isWellFormed()).toBe(true);
        expect(name).not.toBe('');
        expect(Array.from(name).length).toBeLessThanOrEqual(121);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(201);
      }),
    );
  });
});
