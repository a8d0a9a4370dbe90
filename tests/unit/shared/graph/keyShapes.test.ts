import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeKey, looksLikeKeyName, redactKeys } from '#shared/graph/keyShapes';
import { growthOf, LINEAR } from '../../../support/growthOf.ts';
import { catalogue } from '../../../support/shipped.ts';

const letters = (length: number) => fc.stringMatching(new RegExp(`^[0-9A-Za-z]{${String(length)}}$`));
const base64url = (length: number) => fc.stringMatching(new RegExp(`^[0-9A-Za-z_-]{${String(length)}}$`));
const key = fc.oneof(
  letters(35).map((tail) => `AIza${tail}`),
  letters(64).map((tail) => `sk-or-v1-${tail}`),
  letters(12).map((tail) => `sk-or-${tail}`),
  letters(48).map((tail) => `sk-proj-${tail}`),
  letters(48).map((tail) => `sk-${tail}`),
  base64url(44).map((tail) => `AQ.Ab8RN6${tail}`),
  base64url(80).map((tail) => `sk-ant-api03-${tail}`),
  base64url(80).map((tail) => `sk-proj-${tail}`),
);

describe('keyShapes', () => {
  it('finds a key anywhere in a text, each time it is asked', () => {
    const around = fc.stringMatching(/^[ -/:-@ A-Za-z]*[ "'=:,]$/);
    fc.assert(
      fc.property(around, key, (before, one) => {
        expect(looksLikeKey(before + one)).toBe(true);
        expect(looksLikeKey(`${before}${one}"`)).toBe(true);
        expect(redactKeys(`${before}${one} ${one}`)).not.toContain(one);
      }),
    );
  });

  it('finds a key behind an escape of JSON or of an address, though that ends in a letter', () => {
    const before = fc.constantFrom('a red fox\\n', '\\t', '\\u003d', 'key%3D', 'a%0Ab%0a');
    fc.assert(
      fc.property(before, key, (escape, one) => {
        expect(looksLikeKey(escape + one)).toBe(true);
        expect(redactKeys(escape + one)).toBe(`${escape}[key removed]`);
      }),
    );
  });

  it('finds whatever begins as the keys of a provider', () => {
    const prefixes = catalogue.providers.flatMap((provider) =>
      provider.kind === 'http' ? (provider.keyPrefixes ?? []) : [],
    );
    expect(prefixes).toContain('AQ.');
    for (const prefix of prefixes) {
      const one = prefix + 'aB3x9Kq0'.repeat(5);
      expect(looksLikeKey(`a red fox ${one}`), prefix).toBe(true);
      expect(redactKeys(`(${one})`)).toBe('([key removed])');
    }
  });

  it.each([
    ['sk-', 'sk-'],
    ['sk-or-', 'sk-or-'],
    ['sk-ant-', 'sk-ant-'],
    ['sk- and a short word', 'sk-a-bc-def-'],
    ['sk- and a long word', `sk-${'a'.repeat(23)}-`],
    ['AIza', 'AIza '],
    ['AQ.', 'AQ.'],
    ['AQ. and a short word', ' AQ.abc'],
    ['backslashes', '\\n\\u0041'],
    ['percent signs', '%41%sk-'],
    ['keys', `AQ.${'a'.repeat(44)} `],
  ])('looks in time that grows with the text only, however hostile: %s', async (_, piece) => {
    const hostile = (size: number) => piece.repeat(size / piece.length);
    expect(await growthOf(hostile, 250_000, looksLikeKey)).toBeLessThan(LINEAR);
    expect(await growthOf(hostile, 250_000, redactKeys)).toBeLessThan(LINEAR);
  });

  it('finds a whole OpenRouter key even where a letter stands before it', () => {
    expect(looksLikeKey('Bearersk-or-v1-0123456789abcdef0123456789abcdef')).toBe(true);
  });

  it.each([
    'a red fox',
    'GOOGLE_API_KEY',
    'AIza',
    'sk-short',
    'a desk-or-chair-like-thing',
    'the task-or-question-list',
    'risk-management-for-everyone-who-asks',
    'ask-me-anything-and-everything-please',
    '0'.repeat(64),
    'AQ. is a short name, and AQ.abc as well',
    'the FAQ.html-of-everything-you-ever-asked',
    'the task-proj-with-a-name-that-has-no-end',
  ])('leaves %j alone', (text) => {
    expect(looksLikeKey(text)).toBe(false);
    expect(redactKeys(text)).toBe(text);
  });

  it('redacts secrets that have no shape, and takes an empty one for none', () => {
    expect(redactKeys('my hunter2 and hunter2', ['', 'hunter2'])).toBe('my [key removed] and [key removed]');
  });

  it.each(['GOOGLE_API_KEY', 'A_KEY', 'X1_TOKEN', 'MY_SECRET'])('takes %s for a name', (name) => {
    expect(looksLikeKeyName(name)).toBe(true);
  });

  it.each(['PATH', 'A_KEY_', 'a_KEY', '1_KEY', 'A KEY', 'A_KEYS', 'KEY', 'A_KEY\n'])('takes %j for no name', (name) => {
    expect(looksLikeKeyName(name)).toBe(false);
  });
});
