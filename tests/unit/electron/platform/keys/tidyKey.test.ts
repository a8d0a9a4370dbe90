import { describe, expect, it } from 'vitest';
import { BadInputError } from '#shared/errors/inputErrors';
import { google } from '#shared/providers/google';
import { openrouter } from '#shared/providers/openrouter';
import { assertKey, assertKeyName, foreignOwner, tidyKey } from '../../../../../electron/platform/keys/tidyKey.ts';
import { growthOf, LINEAR } from '../../../../support/growthOf.ts';

const KEY = 'AIzaSyA-0123456789_0123456789';

describe('tidyKey', () => {
  it.each([
    ['as it is', KEY],
    ['blanks and line ends', `\r\n \t${KEY} \n`],
    ['double quotes', `"${KEY}"`],
    ['single quotes and blanks', ` ' ${KEY} ' `],
    ['a letter’s quotes', `“${KEY}”`],
    ['a line of a .env file', `GOOGLE_API_KEY=${KEY}`],
    ['a line of a shell script', `export GOOGLE_API_KEY = "${KEY}"`],
    ['a line break in the middle', `${KEY.slice(0, 9)}\n   ${KEY.slice(9)}`],
    ['signs nobody sees', `\uFEFF\u200B${KEY}\u200D`],
  ])('gives the key itself from %s', (_what, pasted) => {
    expect(tidyKey(pasted)).toBe(KEY);
  });
});

describe('tidyKey, given a hostile text', () => {
  it.each([
    ['blanks', (size: number) => `a${' '.repeat(size)}b`],
    ['line ends', (size: number) => `a${'\n'.repeat(size)}b`],
    ['blanks and line ends', (size: number) => ' \r\n'.repeat(size / 3)],
    ['quotes', (size: number) => '"'.repeat(size)],
    ['names', (size: number) => `export ${'A'.repeat(size)}${' '.repeat(size)}`],
  ])('takes time that grows with it only: %s', async (_, hostile) => {
    expect(await growthOf(hostile, 40_000, tidyKey)).toBeLessThan(LINEAR);
  });
});

describe('foreignOwner', () => {
  const [shop, market] = [
    { ...google, id: 'shop', keyPrefixes: ['sk-'] },
    { ...google, id: 'market', keyPrefixes: ['sk-or-', 'mk_'] },
  ] as const;
  const all = [google, shop, market];

  it('goes by the longest mark, and knows every mark of a provider', () => {
    expect(foreignOwner('sk-or-v1-0123456789', shop, all)).toBe(market);
    expect(foreignOwner('sk-or-v1-0123456789', market, all)).toBeUndefined();
    expect(foreignOwner('sk-0123456789abcdef', market, all)).toBe(shop);
    expect(foreignOwner('AQ.Ab8RN6Kx0123456789', market, all)).toBe(google);
    expect(foreignOwner('AIzaSyA0123456789', shop, all)).toBe(google);
    expect(foreignOwner('mk_0123456789', google, all)).toBe(market);
    expect(foreignOwner('no-mark-at-all-0123', google, all)).toBeUndefined();
  });
});

describe('assertKey', () => {
  const check = (value: string) => {
    assertKey(value, google, [google, openrouter]);
  };

  it('lets keys pass, also those of a shape nobody has seen yet', () => {
    for (const value of [KEY, 'AQ.Ab8RN6Kx0123456789', 'test-key-0123456789']) {
      expect(() => {
        check(value);
      }).not.toThrow();
    }
  });

  it.each([
    ['', /no key/],
    ['GOOGLE_API_KEY', /name of a key/],
    ['https://aistudio.google.com/apikey', /address/],
    ['the key I was given', /blanks/],
    ['AIzaSyÄ0123456789', /letter or a sign/],
    ['AIzaSy', /too short/],
    ['x'.repeat(5000), /too long/],
    ['your-api-key-here', /stands for a key/],
    ['<paste your key here>'.replaceAll(' ', '-'), /stands for a key/],
    ['sk-or-v1-0123456789abcdef', /key of OpenRouter, not of Google AI/],
  ])('refuses “%.24s” in words that do not repeat it', (value, words) => {
    let error: unknown;
    try {
      check(value);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(BadInputError);
    const { message, hint } = error as BadInputError;
    expect(message).toMatch(words);
    if (value) expect(`${message} ${(hint ?? '').replace(google.keysUrl, '')}`).not.toContain(value);
  });
});

describe('assertKeyName', () => {
  it('refuses what is no name of a key', () => {
    expect(() => {
      assertKeyName('PATH');
    }).toThrow(BadInputError);
    expect(() => {
      assertKeyName('TEAM_API_KEY');
    }).not.toThrow();
  });
});
