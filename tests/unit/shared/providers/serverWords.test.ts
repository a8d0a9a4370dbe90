import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors/AppError';
import { google } from '#shared/providers/google';
import { openrouter } from '#shared/providers/openrouter';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { hear } from '#shared/providers/serverWords';
import { growthOf, LINEAR } from '../../../support/growthOf.ts';

const WORDS = 'The fox is too red.';
const json = JSON.stringify;

function wrapped(levels: number): unknown {
  return levels === 0 ? WORDS : { error: wrapped(levels - 1) };
}

describe('what a server says', () => {
  it.each<[string, unknown]>([
    ['a text', WORDS],
    ['a message', { message: WORDS }],
    ['an error that is a text', { error: WORDS }],
    ['an error', { error: { code: 400, message: WORDS, status: 'INVALID_ARGUMENT' } }],
    ['errors in errors', { error: { message: { error: { message: { error: { code: 400, message: WORDS } } } } } }],
    ['JSON in a string', { error: { message: json({ error: { message: WORDS } }) } }],
    ['JSON in a string in a string', { error: { message: json(json(json({ error: { message: WORDS } }))) } }],
    ['a detail', { detail: WORDS }],
    ['details with places', { detail: [{ loc: ['body', 'prompt'], msg: WORDS, type: 'missing' }] }],
    ['a list of errors', { errors: [{ message: WORDS }] }],
    ['a list of texts', { errors: [WORDS] }],
    ['errors by field', { errors: { prompt: [WORDS] } }],
    ['an error in a list', [{ error: { message: WORDS } }]],
    ['a description of an error', { error: 'too red', error_description: WORDS }],
    ['camel case', { errorMessage: WORDS }],
    ['capitals', { Message: WORDS }],
    ['a fault', { fault: { faultstring: WORDS, detail: { errorcode: 1 } } }],
    ['what was said behind it', { error: { metadata: { raw: json({ error: { message: WORDS } }) } } }],
    ['an object nobody knows', { response: { status: 400, body: { error: { message: WORDS } } } }],
    ['an empty message beside a full one', { error: { message: '' }, message: WORDS }],
    ['a hundred levels', wrapped(100)],
    ['the same twice', { error: { message: WORDS }, message: WORDS }],
    ['JSON that was cut off', `{"error":{"code":400,"message":"${WORDS}","details":[{"@ty`],
    ['JSON with escapes in it', `{\\"error\\":{\\"message\\":\\"${WORDS}\\",\\"x`],
    ['JSON in quotes, cut off', `"{\\"error\\":{\\"message\\":\\"${WORDS}\\",\\"x`],
  ])('is found in %s', (_, body) => {
    expect(hear(body).words).toBe(WORDS);
  });

  it('is told whole where several say something', () => {
    expect(hear({ title: 'Bad request', detail: WORDS, status: 400 }).words).toBe(`Bad request — ${WORDS}`);
    expect(hear({ error: { message: `HTTP 400: ${json({ error: { message: WORDS } })}` } }).words).toBe(
      `HTTP 400: ${WORDS}`,
    );
  });

  it.each<[string, unknown]>([
    ['the prompt that was flagged', { error: { metadata: { flagged_input: WORDS } } }],
    ['numbers', { error: { message: 5, code: 400 } }],
    ['nothing', undefined],
    ['an empty error', { error: {} }],
    ['JSON that says nothing', '{"a":1}'],
  ])('is not made of %s', (_, body) => {
    expect(hear(body).words).toBe('');
  });

  it('keeps brackets and quotes that are no JSON', () => {
    for (const words of [`Invalid value at 'contents["a"]' [1] {x}`, '"quality" is no field', '<p>{"a":1}</p>']) {
      expect(hear({ error: { message: words } }).words).toBe(words);
    }
  });

  it.each<[string, (size: number) => unknown]>([
    [
      'objects in objects',
      (size) => JSON.parse('{"error":'.repeat(size / 10) + '1' + '}'.repeat(size / 10)) as unknown,
    ],
    [
      'many keys',
      (size) => Object.fromEntries(Array.from({ length: size / 100 }, (_, at) => [`message${at}`, { at }])),
    ],
    ['many errors', (size) => ({ errors: Array.from({ length: size / 10 }, (_, at) => ({ message: `m${at}` })) })],
    ['brackets', (size) => '{"'.repeat(size / 2)],
    ['backslashes', (size) => `{"message":${'\\'.repeat(size)}`],
    ['messages', (size) => '"message":"'.repeat(size / 11)],
    ['blanks', (size) => `{${' '.repeat(size)}`],
    ['blanks in lists', (size) => `[ `.repeat(size / 2)],
  ])('is found in time that does not grow faster than the answer, however hostile: %s', async (_, hostile) => {
    expect(await growthOf(hostile, 400_000, hear)).toBeLessThan(LINEAR);
  });
});

/** How relays hand an error on. */
const WRAPS: readonly ((inner: unknown) => unknown)[] = [
  (inner) => ({ error: { message: inner } }),
  (inner) => ({ error: inner }),
  (inner) => ({ message: inner }),
  (inner) => ({ detail: inner }),
  (inner) => ({ errors: [inner] }),
  (inner) => ({ detail: [{ msg: inner, loc: ['body'] }] }),
  (inner) => [inner],
  (inner) => JSON.stringify(inner),
  (inner) => JSON.stringify(inner, null, 2),
];

describe.each([google, openrouter])('an error of $title', (provider) => {
  it('shows the innermost words and no JSON, however it is wrapped and with whatever status', () => {
    const wrapped = fc
      .array(fc.constantFrom(...WRAPS), { maxLength: 9 })
      .map((wraps) => wraps.reduce<unknown>((inner, wrap) => wrap(inner), { error: { code: 400, message: WORDS } }))
      .map((body) => ({ error: body }));
    fc.assert(
      fc.property(wrapped, fc.constantFrom(200, 400, 401, 402, 403, 404, 422, 429, 500, 503), (body, status) => {
        expect(messageOf(provider, status, body)).toContain(`“${WORDS}”`);
      }),
      { numRuns: 1000 },
    );
  });
});

describe.each([google, openrouter])('a reply of $title in many parts', (provider) => {
  it('is the error that one of them is', () => {
    const parts = Array.from({ length: 30 }, (_, at) => ({ created: at }));
    expect(messageOf(provider, 200, [...parts, { error: { code: 503, message: WORDS } }])).toContain(`“${WORDS}”`);
  });
});

function messageOf(provider: HttpProvider, status: number, body: unknown): string {
  const { id, models } = provider;
  const request = {
    provider: id,
    model: models[0].id,
    prompt: '',
    instructions: '',
    references: [],
    wireSeed: 1,
    options: {},
  };
  try {
    provider.decode({ status, headers: {}, body }, request);
  } catch (caught) {
    if (caught instanceof AppError) return caught.message;
    throw caught;
  }
  return 'no error';
}
