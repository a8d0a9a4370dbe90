import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretFoundError } from '#shared/errors/inputErrors';
import { createSecretScanner } from '../../../../../electron/platform/keys/createSecretScanner.ts';
import { growthOf, LINEAR } from '../../../../support/growthOf.ts';

const CANARY = 'canary-value-0123456789';
/** With signs that every spelling escapes in its own way. */
const KEY = 'canary/value+012345?"<&>\'=6789';
const SPELLED: Readonly<Record<string, (key: string) => string>> = {
  'as it is': (key) => key,
  'as JSON does': (key) => JSON.stringify(key).slice(1, -1),
  'as JSON inside of JSON does': (key) => JSON.stringify(JSON.stringify(key)).slice(3, -3),
  'as JSON with escaped slashes does': (key) => JSON.stringify(key).slice(1, -1).replaceAll('/', '\\/'),
  'as an address does': encodeURIComponent,
  'as an address in lower case does': (key) => encodeURIComponent(key).replaceAll(/%../g, (one) => one.toLowerCase()),
  'as the path of an address does': encodeURI,
  'as a page does': (key) =>
    key
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  'in base64': (key) => Buffer.from(key).toString('base64'),
  'in the base64 of addresses': (key) => Buffer.from(key).toString('base64url'),
  'in hexadecimal digits': (key) => Buffer.from(key).toString('hex'),
  'in large hexadecimal digits': (key) => Buffer.from(key).toString('hex').toUpperCase(),
};
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
        // True of a file that is not saved, and of a run that does not begin.
        expect(error.hint).toMatch(/^Nothing was sent or written\./);
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

  it.each(Object.entries(SPELLED))('removes a live key that is spelled %s, alone and inside of more', (_, spell) => {
    const { redact, assertClean } = scanner(KEY);
    const text = spell(KEY);
    expect(redact(`<${text}>`)).toBe('<[key removed]>');
    expect(() => {
      assertClean(`<${text}>`, 'The graph');
    }).toThrow(SecretFoundError);
  });

  it.each(['base64', 'base64url'] as const)('removes a live key in the midst of what is %s', (encoding) => {
    for (const before of ['', 'a', 'ab', 'abc']) {
      const redacted = scanner(KEY).redact(Buffer.from(`${before}${KEY}xyz`).toString(encoding));
      // A letter at either end belongs to what stands beside it as well.
      const left = Buffer.from(redacted.replace('[key removed]', ''), encoding).toString('latin1');
      expect(redacted).toContain('[key removed]');
      expect(KEY).not.toContain(left.slice(before.length + 2, -4) || '\0');
    }
  });

  it.each(['', '…'])('removes the beginning of a live key that the end of a text cuts off, before “%s”', (end) => {
    const { redact } = scanner(CANARY, KEY);
    for (const key of [CANARY, KEY]) {
      expect(redact(`you sent ${key.slice(0, 8)}${end}`)).toBe(`you sent [key removed]${end}`);
      expect(redact(`you sent ${key.slice(0, -1)}${end}`)).toBe(`you sent [key removed]${end}`);
      expect(redact(`you sent ${key.slice(0, 9)} ${end}`)).toBe(`you sent ${key.slice(0, 9)} ${end}`);
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

describe('redactor', () => {
  it('asks for the keys once, however many texts it is given', () => {
    let asked = 0;
    const { redactor } = createSecretScanner({ secrets: () => [`${CANARY}-${String(++asked)}`] });
    const redact = redactor();
    for (let text = 0; text < 1000; text++) expect(redact(`a ${CANARY}-1 b`)).toBe('a [key removed] b');
    expect(asked).toBe(1);
    expect(redactor()(`a ${CANARY}-2 b`)).toBe('a [key removed] b');
  });

  it('takes time that does not depend on how many keys there are', async () => {
    const texts = Array.from({ length: 50_000 }, (_, at) => `the text ${String(at)} of a reply with many of them`);
    const many = (count: number) =>
      scanner(...Array.from({ length: count }, (_, at) => `secret-${String(at * 7919)}-value`)).redactor();
    expect(await growthOf(many, 250, (redact) => texts.map(redact))).toBeLessThan(2.5);
  });

  it.each([
    ['a key again and again', (size: number) => CANARY.repeat(size / CANARY.length)],
    ['the beginning of a key', (size: number) => CANARY.slice(0, 9).repeat(size / 9)],
    ['nothing of it', (size: number) => 'a red fox '.repeat(size / 10)],
  ])('takes time that grows with the text only: %s', async (_, hostile) => {
    const redact = scanner(CANARY, KEY).redactor();
    expect(await growthOf(hostile, 500_000, redact)).toBeLessThan(LINEAR);
  });
});

describe('scan', () => {
  const hasFound = (bytes: Uint8Array, step: number, ...secrets: string[]) => {
    const scan = scanner(...secrets).scan();
    for (let at = 0; at < bytes.length; at += step) scan.addBytes(bytes.subarray(at, at + step));
    return scan.hasFound;
  };

  it.each(Object.entries({ ...SPELLED, 'in UTF-16': (key: string) => Buffer.from(key, 'utf16le').toString('latin1') }))(
    'finds a live key in bytes that is spelled %s, wherever they are cut',
    (_, spell) => {
      const text = Buffer.from(spell(KEY), 'latin1');
      const bytes = Buffer.concat([Buffer.from([0xff, 0x00]), text, Buffer.from([0x80])]);
      for (const step of [1, 2, 7, 16, bytes.length]) {
        expect(hasFound(bytes, step, KEY)).toBe(true);
        expect(hasFound(bytes, step, 'another-value')).toBe(false);
        expect(hasFound(bytes.subarray(0, text.length), step, KEY)).toBe(false);
      }
    },
  );

  it('finds a key by its shape in the texts of a file, and in no other bytes', () => {
    const text = Buffer.from('Comment: AIzaSyA1234567890123456789012345678901');
    expect(hasFound(text, 5)).toBe(false);
    for (const bytes of [text, Buffer.from(text.toString(), 'utf16le')]) {
      const scan = scanner().scan();
      for (let at = 0; at < bytes.length; at += 5) scan.addText(bytes.subarray(at, at + 5));
      expect(scan.hasFound).toBe(true);
    }
    const parted = scanner().scan();
    parted.addText(text.subarray(0, 20));
    parted.endText();
    parted.addText(text.subarray(20));
    expect(parted.hasFound).toBe(false);
  });

  it('takes time that grows with the file only', async () => {
    const look = (bytes: Buffer) => hasFound(bytes, 65_536, CANARY);
    expect(await growthOf((size) => Buffer.alloc(size, CANARY.slice(0, 9)), 1_000_000, look)).toBeLessThan(LINEAR);
  });
});
