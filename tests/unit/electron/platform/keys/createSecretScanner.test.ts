import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretFoundError } from '#shared/errors/inputErrors';
import { createSecretScanner } from '../../../../../electron/platform/keys/createSecretScanner.ts';

const CANARY = 'canary-value-0123456789';
const scanner = (...secrets: string[]) => createSecretScanner({ secrets: () => secrets });

function refusal(text: string, ...secrets: string[]): SecretFoundError {
  try {
    scanner(...secrets).assertClean(text, 'The graph');
  } catch (caught) {
    if (caught instanceof SecretFoundError) return caught;
    throw caught;
  }
  throw new Error('It was let through.');
}

describe('assertClean', () => {
  it('refuses a live key anywhere in a text and does not repeat it', () => {
    const secret = fc.stringMatching(/^[\x21-\x7e]{8,40}$/);
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (key, before, after) => {
        const error = refusal(before + key + after, key);
        expect(error.message).toMatch(/^The graph holds/);
        expect(JSON.stringify(error.report())).not.toContain(key);
      }),
    );
  });

  it('refuses a live key inside JSON, where its quotes are escaped', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x21-\x7e]{8,40}$/), (key) => {
        refusal(JSON.stringify({ value: `x${key}y` }), key);
      }),
    );
  });

  it.each(['AIzaSyA1234567890123456789012345678901', 'sk-or-v1-0123456789abcdef', 'sk-proj-abcdefghijklmnopqrstuvwx'])(
    'refuses %s by its shape alone',
    (key) => {
      expect(JSON.stringify(refusal(`my key is ${key}`).report())).not.toContain(key);
    },
  );

  it('lets names of keys, short values and plain text pass', () => {
    expect(() => {
      scanner(CANARY, 'fox').assertClean('a red fox, keyName GOOGLE_API_KEY, sk-1', 'The graph');
    }).not.toThrow();
  });
});

describe('redact', () => {
  it('removes live keys, the longer of two that overlap first, and key shapes', () => {
    const { redact } = scanner('canary-value', CANARY);
    expect(redact(`a ${CANARY} b canary-value c AIzaSyA1234567890123456789012345678901`)).toBe(
      'a [key removed] b [key removed] c [key removed]',
    );
  });

  it('removes a live key as an address or base64 spells it', () => {
    const key = 'canary/value+012345?6789';
    const { redact, isClean } = scanner(key);
    const spelled = [encodeURIComponent(key), Buffer.from(key).toString('base64'), JSON.stringify(key).slice(1, -1)];
    for (const text of spelled) {
      expect(redact(`<${text}>`)).toBe('<[key removed]>');
      expect(isClean(Buffer.from(`<${text}>`))).toBe(false);
    }
  });

  it('leaves nothing of any live key, whatever surrounds it', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9+=-]{8,40}$/);
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 4 }), fc.string(), (keys, text) => {
        const redacted = scanner(...keys).redact(keys.join(text));
        for (const key of keys) if (!'[key removed]'.includes(key)) expect(redacted).not.toContain(key);
      }),
    );
  });
});

describe('isClean', () => {
  it('finds a live key in bytes', () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0x00]), Buffer.from(CANARY), Buffer.from([0x80])]);
    expect(scanner(CANARY).isClean(bytes)).toBe(false);
    expect(scanner('another-value').isClean(bytes)).toBe(true);
    expect(scanner(CANARY).isClean(new Uint8Array(bytes).subarray(0, 10))).toBe(true);
  });
});
