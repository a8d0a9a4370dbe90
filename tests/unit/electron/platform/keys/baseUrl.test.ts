import { describe, expect, it } from 'vitest';
import { BadInputError } from '#shared/errors/inputErrors';
import { baseUrl } from '../../../../../electron/platform/keys/baseUrl.ts';
import { PROVIDER } from './aProvider.ts';

const of = (value: string) => baseUrl(PROVIDER, { LUMI_ACME_BASE_URL: value });

describe('baseUrl', () => {
  it('is the provider’s own where none is set', () => {
    expect(baseUrl(PROVIDER, {})).toBe('https://api.acme.example');
    expect(of('  ')).toBe('https://api.acme.example');
  });

  it.each([
    ['https://proxy.example/acme/', 'https://proxy.example/acme'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://[::1]:8080//', 'http://[::1]:8080'],
  ])('takes %s as %s', (value, url) => {
    expect(of(value)).toBe(url);
  });

  it.each([
    'http://proxy.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://127.0.0.2',
    'ftp://proxy.example',
    'file:///etc/passwd',
    'not an address',
    'https://user:hunter2hunter2@proxy.example',
    'http://user@127.0.0.1',
    'https://proxy.example?key=hunter2hunter2',
    'https://proxy.example#hunter2hunter2',
    'https://proxy.example/?',
  ])('refuses %s and does not repeat it', (value) => {
    let error: unknown;
    try {
      of(value);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(BadInputError);
    expect((error as BadInputError).message).toContain('LUMI_ACME_BASE_URL');
    expect((error as BadInputError).message).not.toMatch(/hunter2|evil/);
  });
});
