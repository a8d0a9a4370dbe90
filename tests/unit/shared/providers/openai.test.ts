import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/graph/Field';
import type { ImageRef } from '#shared/graph/generation';
import { openai } from '#shared/providers/openai';
import type { EffectiveRequest } from '#shared/providers/Effective';
import type { HttpBody } from '#shared/providers/HttpCall';
import type { HttpReply } from '#shared/providers/HttpReply';
import { codeOf } from '../../../support/codeOf.ts';
import { startOpenAiServer } from '../../../support/providers/openAiServer.ts';
import { postCall } from '../../../support/providers/postCall.ts';
import type { ProviderServer } from '../../../support/providers/providerServer.ts';
import type { Scenario } from '../../../support/providers/scenario.ts';

/** By model, by what is asked for: what is sent beside the prompt, and what is said of what is not. */
type Capabilities = Readonly<
  Record<
    string,
    Readonly<
      Record<string, { readonly asked: JsonObject; readonly sent: JsonObject; readonly notes: readonly string[] }>
    >
  >
>;

const CAPABILITIES = JSON.parse(
  readFileSync(new URL('../../../fixtures/providers/openai/capabilities.json', import.meta.url), 'utf8'),
) as Capabilities;
const CASES = Object.entries(CAPABILITIES).flatMap(([model, cases]) =>
  Object.entries(cases).map(([name, each]) => ({ model, name, ...each })),
);
const CUT = /left out|instead/;
const FOX: ImageRef = { id: 'a', width: 96, height: 64, mime: 'image/png' };

let server: ProviderServer;
beforeAll(async () => {
  server = await startOpenAiServer({ scale: 0.1 });
});
afterEach(() => {
  server.respondWith('picture');
});
afterAll(() => server.close());

describe('what OpenAI’s models can do', () => {
  it('is written down for every model', () => {
    expect(Object.keys(CAPABILITIES)).toEqual(openai.models.map(({ id }) => id));
  });

  it.each(CASES)('$model, $name: what it can do is sent and accepted, the rest is said', async (each) => {
    const { request, notes } = effective(each.model, each.asked);
    expect(notes.filter((note) => !note.includes('takes no seed'))).toEqual(each.notes);
    const { path, body } = openai.encode(request);
    expect({ path, body }).toEqual({
      path: '/v1/images/generations',
      body: { json: { model: each.model, prompt: 'a red fox', ...each.sent } },
    });
    expect((await send(request)).status).toBe(200);
  });

  it.each(CASES.filter(({ notes }) => notes.some((note) => CUT.test(note))))(
    '$model, $name: the server refuses what was not sent',
    async ({ model, asked }) => {
      const reply = await send({ ...effective(model, {}).request, options: asked });
      expect(reply.status).toBe(400);
      expect(codeOf(() => openai.decode(reply, effective(model, {}).request))).toBe('request-refused');
    },
  );

  it.each(CASES)('$model, $name: the same settings are sent again from what was sent', (each) => {
    const first = effective(each.model, each.asked);
    const again = effective(each.model, first.request.options);
    expect(again.request).toEqual(first.request);
    expect(again.notes.filter((note) => CUT.test(note))).toEqual([]);
  });
});

describe('an edit', () => {
  it.each(openai.models.map(({ id }) => id))('of %s is accepted with sixteen pictures of any type', async (model) => {
    const mimes = ['image/png', 'image/jpg', 'image/webp', 'image/gif', 'image/avif'];
    const references = Array.from({ length: 16 }, (_, at) => ({
      ...FOX,
      id: String(at),
      mime: mimes[at % mimes.length] ?? 'image/png',
    }));
    const { request, notes } = effective(model, { quality: 'low', outputFormat: 'webp', compression: 50 }, references);
    expect(notes).toContainEqual(expect.stringContaining('first frame'));
    const reply = await send(request);
    expect(reply.status).toBe(200);
    const { body } = server.requests.at(-1) ?? {};
    expect(
      (body as { name: string; type?: string }[]).flatMap(({ name, type }) => (name === 'image[]' ? type : [])),
    ).toEqual(
      references.map(({ mime }) => ({ 'image/jpg': 'image/jpeg', 'image/webp': 'image/webp' })[mime] ?? 'image/png'),
    );
  });

  it('has the instructions before the prompt, and says so', async () => {
    const { request, notes } = openai.effective({ ...asking('gpt-image-2', {}, [FOX]), instructions: 'Keep the fur.' });
    expect(notes).toContain('GPT Image 2 takes no instructions apart: they are put before the prompt.');
    await send(request);
    expect(server.requests.at(-1)?.body).toContainEqual({ name: 'prompt', value: 'Keep the fur.\n\na red fox' });
  });

  it('says that a seed is not sent, whatever it is', async () => {
    const { request, notes, settings } = openai.effective({ ...asking('gpt-image-2', {}), seed: 2 ** 40 });
    expect(notes).toEqual(['GPT Image 2 takes no seed: here it only tells pictures of one prompt apart.']);
    expect(settings).toEqual([
      ['Size', 'auto'],
      ['Quality', 'auto'],
    ]);
    await send(request);
    expect(server.requests.at(-1)?.body).toEqual({ model: 'gpt-image-2', prompt: 'a red fox' });
  });

  it('says that a prompt is too long before it is refused', async () => {
    const { request, notes } = openai.effective({ ...asking('gpt-image-2', {}), prompt: 'x'.repeat(32_001) });
    expect(notes).toContainEqual(expect.stringContaining('32,001 will be refused'));
    expect((await send(request)).status).toBe(400);
  });
});

describe('a model that is gone', () => {
  it.each(['gpt-image-1', 'dall-e-3', 'dall-e-2'])(
    '%s is sent as it is, with a warning, and refused',
    async (model) => {
      const { request, notes } = effective(model, {});
      expect(request.model).toBe(model);
      expect(notes).toContainEqual(
        expect.stringMatching(/will be refused\. Shut down on .* Choose gpt-image-2\.6-sunburst/),
      );
      const reply = await send(request);
      expect(codeOf(() => openai.decode(reply, request))).toBe('model-not-found');
    },
  );
});

describe('against a strict OpenAI', () => {
  it.each<[Scenario, string]>([
    ['picture', 'ok'],
    ['several-pictures', 'ok'],
    ['free-picture', 'ok'],
    ['text-only', 'no-image'],
    ['blocked-prompt', 'blocked'],
    ['empty', 'provider-response'],
    ['rate-limited', 'rate-limited'],
    ['daily-quota', 'rate-limited'],
    ['no-credit', 'billing'],
    ['spent', 'billing'],
    ['key-invalid', 'key-refused'],
    ['forbidden', 'key-refused'],
    ['bot-check', 'provider-response'],
    ['retired', 'model-not-found'],
    ['too-large', 'request-refused'],
    ['internal', 'provider-unavailable'],
    ['overloaded', 'provider-unavailable'],
    ['error-in-200', 'provider-unavailable'],
    ['error-array', 'provider-unavailable'],
    ['html', 'provider-unavailable'],
    ['truncated', 'provider-response'],
  ])('the answer “%s” is “%s”', async (scenario, code) => {
    server.respondWith(scenario);
    const { request } = effective('gpt-image-2', {});
    const reply = await send(request);
    expect(codeOf(() => openai.decode(reply, request))).toBe(code);
  });

  it.each([
    ['a field of others', { seed: 7 }],
    ['another number', { n: 0 }],
    ['a mask', { mask: 'x' }],
  ])('the server refuses %s', async (_, more) => {
    const reply = await post('/v1/images/generations', { json: { model: 'gpt-image-2', prompt: 'a fox', ...more } });
    expect(reply.status).toBe(400);
  });

  it('tells for free whether a key is good', async () => {
    const check = async (key: string) => {
      const response = await fetch(server.url + openai.checkKey.path, { headers: openai.authorize(key) });
      return openai.checkKey.decode({ status: response.status, headers: {}, body: (await response.json()) as unknown });
    };
    expect(await check(server.key)).toMatchObject({
      state: 'works',
      hint: expect.stringContaining('credit') as string,
    });
    expect(await check('sk-proj-another')).toMatchObject({ state: 'refused' });
  });
});

describe('a picture that came with an error', () => {
  it('counts, and the words stay beside it', () => {
    const body = { data: [{ b64_json: 'blob:1' }], error: { message: 'A frame is missing.', type: 'server_error' } };
    const generated = openai.decode({ status: 200, headers: {}, body }, effective('gpt-image-2', {}).request);
    expect(generated).toMatchObject({ picture: { source: 'blob:1' }, problem: { code: 'provider-unavailable' } });
  });
});

function asking(model: string, options: JsonObject, references: readonly ImageRef[] = []) {
  return {
    provider: { provider: 'openai', model, family: 'openai' },
    config: { family: 'openai', batch: 1, options },
    prompt: 'a red fox',
    instructions: '',
    references,
    seed: 7,
  };
}

function effective(model: string, options: JsonObject, references: readonly ImageRef[] = []) {
  return openai.effective(asking(model, options, references));
}

function send(request: EffectiveRequest): Promise<HttpReply> {
  const { path, body } = openai.encode(request);
  return post(path, body);
}

function post(path: string, body: HttpBody): Promise<HttpReply> {
  return postCall(server, openai, { path, body });
}
