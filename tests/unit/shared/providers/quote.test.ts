import { describe, expect, it } from 'vitest';
import { quotable, quote } from '#shared/providers/quote';

describe('a server’s words', () => {
  it('lose markup, scripts and line breaks', () => {
    const page = '<!doctype html><html><script>alert(1)</script><h1>Bad\n gateway</h1></html>';
    expect(quote(page)).toBe('“Bad gateway”');
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

  it('are cleaned in no time, however hostile', () => {
    const started = performance.now();
    quotable(`<html>${'<'.repeat(4_000_000)}`);
    quotable(`<html>${'<script '.repeat(500_000)}`);
    quotable('Bearer'.repeat(1_000_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
