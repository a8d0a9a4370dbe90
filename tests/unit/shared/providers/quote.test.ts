import { describe, expect, it } from 'vitest';
import { quotable, quote } from '#shared/providers/quote';
import { growthOf, LINEAR } from '../../../support/growthOf.ts';

describe('a server’s words', () => {
  it('lose markup, scripts and line breaks', () => {
    const page = '<!doctype html><html><script>alert(1)</script><h1>Bad\n gateway</h1></html>';
    expect(quote(page)).toBe('“Bad gateway”');
  });

  it('lose what controls a terminal or turns the reading direction, and keep what is seen', () => {
    const hidden = '\u001b[31m\u0007Bad\u202e \u2066gate\u2069\u200b\u200e\u061c\ufeff\u00adway\u{e0041}\ud800 ';
    expect(quotable(`${hidden}👩‍🚀 نص`)).toBe('[31m Bad gateway 👩‍🚀 نص');
  });

  it('are no quotation where there are none', () => {
    expect(quote(undefined)).toBe('');
    expect(quote(' \n')).toBe('');
  });

  it('end after 500 characters, never in the middle of one', () => {
    const text = quotable('🦊'.repeat(1000));
    expect(text.length).toBeLessThanOrEqual(501);
    expect(text).toMatch(/^(?:🦊)+…$/u);
  });

  it.each([
    ['tags', (size: number) => `<html>${'<'.repeat(size)}`],
    ['scripts', (size: number) => `<html>${'<script '.repeat(size / 8)}`],
    ['keys', (size: number) => 'Bearer'.repeat(size / 6)],
  ])('are cleaned in time that grows with the text only, however hostile: %s', async (_, hostile) => {
    expect(await growthOf(hostile, 1_000_000, quotable)).toBeLessThan(LINEAR);
  });
});
