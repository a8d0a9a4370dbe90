import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors/AppError';
import { RateLimitedError } from '#shared/errors/providerErrors';
import { google } from '#shared/providers/google';
import { openai } from '#shared/providers/openai';
import { openrouter } from '#shared/providers/openrouter';
import type { EffectiveRequest } from '#shared/providers/Effective';
import type { HttpReply } from '#shared/providers/HttpReply';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { replyFixtures, requestFixtures } from '../../../support/providers/fixtures.ts';
import { catalogue } from '../../../support/shipped.ts';

const KEY = 'AIzaSyA-canary-canary-canary-canary-123';

describe('the registry', () => {
  it('offers Google AI, OpenRouter, OpenAI and the sample, in this order', () => {
    expect(catalogue.providers.map((provider) => provider.id)).toEqual(['google', 'openrouter', 'openai', 'sample']);
    expect(catalogue.find('openrouter')).toBe(openrouter);
    expect(catalogue.find('constructor')).toBeUndefined();
  });

  it('offers Nano Banana 2.1 first', () => {
    expect(google.models[0].id).toBe('gemini-nano-banana-2.1');
    expect(openrouter.models[0].id).toBe('google/gemini-nano-banana-2.1');
  });
});

/** A model of each that is gone, and what to use instead. */
const GONE = new Map<HttpProvider, readonly [id: string, successor: string]>([
  [google, ['gemini-3-pro-image-preview', 'gemini-3-pro-image']],
  [openrouter, ['google/gemini-3-pro-image-preview', 'google/gemini-3-pro-image']],
  [openai, ['gpt-image-1', 'gpt-image-2.6-sunburst']],
]);

for (const provider of [google, openrouter, openai]) {
  describe(provider.title, () => {
    it.each(requestFixtures(provider.id))('encodes as the golden request “%s”', (_, { effective, call }) => {
      expect(provider.encode(effective)).toEqual(call);
    });

    it.each(replyFixtures(provider.id))('reads the golden reply “%s”', (_, { reply, generated, error, cost }) => {
      const read = readReply(provider, reply);
      expect(read).toEqual(generated ? { generated } : { error });
      expect(provider.cost(reply, requestOf(provider))).toEqual(cost);
    });

    it('throws nothing but AppErrors, whatever JSON comes with whatever status', () => {
      fc.assert(
        fc.property(anyReply(provider), (reply) => {
          readReply(provider, reply);
          provider.checkKey.decode(reply);
          const { microUsd } = provider.cost(reply, requestOf(provider)).cost ?? { microUsd: 0 };
          expect(Number.isInteger(microUsd) && microUsd >= 0).toBe(true);
        }),
        { numRuns: 1500 },
      );
    });

    it('reads a reply nested deeper than the stack without failing', () => {
      const body = JSON.parse('{"error":{"details":' + '['.repeat(200_000) + ']'.repeat(200_000) + '}}') as unknown;
      expect(readReply(provider, { status: 500, headers: {}, body })).toHaveProperty(
        'error.code',
        'provider-unavailable',
      );
    });

    it.each([
      [301, 'provider-response'],
      [400, 'request-refused'],
      [401, 'key-refused'],
      [402, 'billing'],
      [403, 'key-refused'],
      [404, 'model-not-found'],
      [413, 'request-refused'],
      [422, 'request-refused'],
      [429, 'rate-limited'],
      [500, 'provider-unavailable'],
      [503, 'provider-unavailable'],
      [524, 'provider-unavailable'],
      [529, 'provider-unavailable'],
    ])('calls a bare status %i “%s” and gives a hint', (status, code) => {
      const { error } = readReply(provider, { status, headers: {}, body: '' });
      expect(error).toMatchObject({ code });
      expect(error?.['hint']).toBeTruthy();
    });

    it('never repeats a key, a URL query or pasted data of an error', () => {
      const data = 'iVBORw0KGgo'.repeat(50);
      const message = `Bad ${KEY} at https://x.test/v1?key=hunter2 Bearer abc123xyz value "${data}"`;
      for (const body of [
        { error: { code: 400, message } },
        [{ error: { message } }],
        message,
        `<html><p>${message}</p>`,
      ]) {
        const text = JSON.stringify(readReply(provider, { status: 400, headers: {}, body }));
        expect(text).toContain('https://x.test/v1');
        for (const secret of [KEY, 'hunter2', 'abc123xyz', data]) expect(text).not.toContain(secret);
      }
    });

    it('keeps the key out of the call and puts it into the headers', () => {
      expect(JSON.stringify(provider.encode(requestOf(provider)))).not.toContain(KEY);
      expect(JSON.stringify(provider.authorize(KEY))).toContain(KEY);
    });

    it('names the successor when a retired model is not found', () => {
      const [model, successor] = GONE.get(provider) ?? ['', 'none'];
      const request = { ...requestOf(provider), model };
      const reply = { status: 404, headers: {}, body: { error: { code: 404, message: 'not found' } } };
      expect(readReply(provider, reply, request).error?.['hint']).toContain(`Choose ${successor} instead.`);
    });

    it('does not stumble over half a surrogate pair in a model id or a prompt', () => {
      const call = provider.encode({ ...requestOf(provider), model: 'x\ud800', prompt: '\udc00' });
      expect(() => JSON.stringify(call)).not.toThrow();
    });

    it('measures a Retry-After date against the clock of the server', () => {
      const headers = { 'retry-after': 'Sun, 22 Nov 2026 12:01:00 GMT', date: 'Sun, 22 Nov 2026 12:00:30 GMT' };
      expect(readReply(provider, { status: 429, headers, body: '' }).error).toMatchObject({ retryAfterMs: 30_000 });
    });

    it('sends a model id that is no path of its own', () => {
      const { path } = provider.encode({ ...requestOf(provider), model: '../../v1/keys?x=1#' });
      expect(new URL(path, 'https://x.test').pathname).toMatch(
        /^\/(v1beta\/models\/[^/]+:generateContent|api\/v1\/chat\/completions|v1\/images\/generations)$/,
      );
      expect(new URL(path, 'https://x.test').search).toBe('');
    });
  });
}

function requestOf(provider: HttpProvider): EffectiveRequest {
  return {
    provider: provider.id,
    model: provider.models[0].id,
    prompt: 'a red fox',
    instructions: '',
    references: [],
    wireSeed: 42,
    options: {},
  };
}

interface Read {
  readonly generated?: unknown;
  readonly error?: Readonly<Record<string, unknown>>;
}

/** Anything but an AppError is a bug and fails the test. */
function readReply(provider: HttpProvider, reply: HttpReply, request = requestOf(provider)): Read {
  try {
    return { generated: provider.decode(reply, request) };
  } catch (caught) {
    if (!(caught instanceof AppError)) throw caught;
    const wait = caught instanceof RateLimitedError ? caught.retryAfterMs : undefined;
    return { error: { name: caught.name, ...caught.report(), ...(wait !== undefined && { retryAfterMs: wait }) } };
  }
}

/** Nonsense, and golden replies with one value, anywhere, replaced by nonsense. */
function anyReply(provider: HttpProvider): fc.Arbitrary<HttpReply> {
  const golden = replyFixtures(provider.id).map(([, { reply }]) => reply);
  const hostile = fc.constantFrom<unknown>(
    { toString: 1, valueOf: 2 },
    'constructor',
    '__proto__',
    -1,
    1e308,
    Number.MAX_SAFE_INTEGER,
    '"{"',
    '[1]',
    '',
    [],
    [null],
  );
  const nonsense = fc.oneof(fc.jsonValue(), hostile);
  const status = fc.constantFrom(200, 200, 204, 302, 400, 403, 404, 429, 500);
  const spoilt = fc
    .tuple(fc.constantFrom(...golden), fc.nat(), nonsense)
    .map(([reply, place, value]) => ({ ...reply, body: replaceOne(reply.body, place, value) }));
  return fc.oneof(fc.record({ status, headers: fc.constant({}), body: nonsense }), spoilt);
}

/** The value with its nth part, counted as JSON visits them, replaced. */
function replaceOne(value: unknown, place: number, replacement: unknown): unknown {
  const text = JSON.stringify(value);
  let parts = 0;
  JSON.parse(text, (_, part: unknown) => ((parts += 1), part));
  let at = 0;
  return JSON.parse(text, (_, part: unknown) => (at++ === place % parts ? replacement : part)) as unknown;
}
