import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeKey, looksLikeKeyName, redactKeys } from '#shared/graph/keyShapes';

const letters = (length: number) => fc.stringMatching(new RegExp(`^[0-9A-Za-z]{${String(length)}}$`));
const key = fc.oneof(
  letters(35).map((tail) => `AIza${tail}`),
  letters(64).map((tail) => `sk-or-v1-${tail}`),
  letters(12).map((tail) => `sk-or-${tail}`),
  letters(48).map((tail) => `sk-proj-${tail}`),
  letters(48).map((tail) => `sk-${tail}`),
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
