import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors/AppError';
import type { ImageRef } from '#shared/graph/generation';
import type { RouterValues } from '#shared/providers/families/openrouter/routerOptions';
import { openrouter } from '#shared/providers/openrouter';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { laidOver, postRouter, routerRequest, sendRouter } from '../../../../support/providers/askRouter.ts';
import { startOpenRouterServer } from '../../../../support/providers/openRouterServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { ROUTER_FACTS, type FactParameter } from '../../../../support/providers/routerFacts.ts';
import type { Scenario } from '../../../../support/providers/scenario.ts';

/** By model, by what is asked for: what is sent beside the words, and what is said of what is not. */
type Capabilities = Readonly<
  Record<string, Readonly<Record<string, { asked: RouterValues; sent: object; notes: readonly string[] }>>>
>;

const CAPABILITIES = JSON.parse(
  readFileSync(new URL('../../../../fixtures/providers/openrouter/images/capabilities.json', import.meta.url), 'utf8'),
) as Capabilities;
const CASES = Object.entries(CAPABILITIES).flatMap(([model, cases]) =>
  Object.entries(cases).map(([name, each]) => ({ model, name, ...each })),
);
const OTHERS = openrouter.models.filter(({ family }) => family === 'openrouter');
const FOX: ImageRef = { id: 'a', width: 96, height: 64, mime: 'image/png' };
const FLUX = 'black-forest-labs/flux-3-image';
const SEEDREAM = 'bytedance-seed/seedream-4.5';
const GPT = 'openai/gpt-5-image';

let server: ProviderServer;
let live: HttpProvider;
beforeAll(async () => {
  server = await startOpenRouterServer({ scale: 0.1 });
  live = await laidOver(server);
});
afterEach(() => {
  server.respondWith('picture');
});
afterAll(() => server.close());

describe('what is known of OpenRouter’s models without asking', () => {
  it('does not tell of all whether they take a seed: none is sent, and that is said as it is', () => {
    const { request, notes } = openrouter.effective(routerRequest('qwen/qwen-image-3'));
    expect(notes).toContain(
      'Whether Qwen Image 3 takes a seed is not told: none is sent, here it only tells pictures of one prompt apart.',
    );
    expect(openrouter.encode(request).body).not.toHaveProperty('json.seed');
    const told = openrouter.effective(routerRequest('openai/gpt-image-2')).notes;
    expect(told).toEqual(['GPT Image 2 takes no seed: here it only tells pictures of one prompt apart.']);
  });

  it('is written down for every one', () => {
    expect(Object.keys(CAPABILITIES)).toEqual(OTHERS.map(({ id }) => id));
  });

  it.each(CASES)('$model, $name: it is sent to the endpoint for pictures and accepted, or said', async (each) => {
    const { request, notes } = openrouter.effective(routerRequest(each.model, each.asked));
    expect(notes.filter((note) => !/takes (?:no|a) seed/.test(note))).toEqual(each.notes);
    const { path, body } = openrouter.encode(request);
    expect({ path, body }).toEqual({
      path: '/api/v1/images',
      body: { json: { model: each.model, prompt: 'a red fox', ...each.sent } },
    });
    expect((await sendRouter(server, request)).status).toBe(200);
  });

  it.each(CASES.filter(({ notes }) => notes.length > 0))(
    '$model, $name: the server refuses what was not sent',
    async ({ model, asked }) => {
      const reply = await postRouter(server, '/api/v1/images', { model, prompt: 'a red fox', ...asked });
      expect(reply.status).toBe(400);
      expect(errorOf(reply)).toMatchObject({ code: 'request-refused', hint: expect.any(String) as string });
    },
  );

  it.each(CASES)('$model, $name: the same settings are sent again from what was sent', ({ model, asked }) => {
    const first = openrouter.effective(routerRequest(model, asked)).request;
    const again = openrouter.effective({
      ...routerRequest(model),
      config: { family: 'openrouter', batch: 1, options: first.options },
    });
    expect(again.request).toEqual(first);
  });
});

describe('with OpenRouter’s own list laid over it', () => {
  const asks = [...ROUTER_FACTS].flatMap(([model, { parameters }]) =>
    Object.entries(parameters).flatMap(([name, parameter]) =>
      good(parameter).map((value) => ({ model, name, value: value })),
    ),
  );

  it.each(asks)('$model takes $name $value', async ({ model, name, value }) => {
    const { request, notes } = live.effective(routerRequest(model, { [name]: value }));
    expect(notes.filter((note) => /left out|instead/.test(note))).toEqual([]);
    expect(request.options).toMatchObject({ options: { [name]: value } });
    expect((await sendRouter(server, request)).status).toBe(200);
  });

  const wrong = [...ROUTER_FACTS].flatMap(([model, { parameters }]) =>
    Object.entries(parameters).flatMap(([name, parameter]) => bad(parameter).map((value) => ({ model, name, value }))),
  );

  it.each(wrong)('$model is not sent $name $value, which is said and would be refused', async (each) => {
    const { model, name, value } = each;
    const { request, notes } = live.effective(routerRequest(model, { [name]: value }));
    expect(notes).toContainEqual(expect.stringMatching(/left out\.|instead of/));
    expect((await sendRouter(server, request)).status).toBe(200);
    const raw = await postRouter(server, '/api/v1/images', { model, prompt: 'a red fox', [name]: value });
    expect(raw.status).toBe(400);
  });

  it('a setting of a kind nobody knows is sent as it is written', () => {
    const { request } = live.effective(routerRequest('recraft/recraft-v4', { rgb_colors: '#ff0000' }));
    expect(request.options).toMatchObject({ options: { rgb_colors: '#ff0000' } });
  });

  it('a setting that not all take who serve the model is asked of those that do', async () => {
    const { request, notes, settings } = live.effective(routerRequest(FLUX, { output_format: 'png' }));
    expect(notes).toContain('FLUX 3 Image is asked of black-forest-labs: nobody else takes these settings.');
    expect(settings).toContainEqual(['Asked of', 'black-forest-labs']);
    await sendRouter(server, request);
    expect(server.requests.at(-1)?.body).toMatchObject({ provider: { only: ['black-forest-labs'] } });
    expect(live.effective(routerRequest(FLUX, { resolution: '2K' })).request.options).not.toHaveProperty('only');
  });
});

describe('a request for a picture', () => {
  it.each(OTHERS.map(({ id }) => id))(
    'of %s is accepted with as many pictures as it takes, of any type',
    async (id) => {
      const { maxReferences } = live.model(id);
      expect(maxReferences).toBe(ROUTER_FACTS.get(id)?.references);
      const mimes = ['image/png', 'image/jpg', 'image/webp', 'image/gif'];
      const references = Array.from({ length: maxReferences }, (_, at) => ({ ...FOX, mime: mimes[at % 4] ?? '' }));
      const { request } = live.effective(routerRequest(id, {}, { references }));
      expect((await sendRouter(server, request)).status).toBe(200);
      const more = { ...request, references: [...references, FOX] };
      expect((await sendRouter(server, more)).status).toBe(400);
    },
  );

  it('has the instructions before the prompt where the model only draws, and says so; it is not billed when cut off', async () => {
    const effective = live.effective(routerRequest(SEEDREAM, {}, { instructions: 'Keep the fur.' }));
    expect(effective.notes).toContain('Seedream 4.5 takes no instructions apart: they are put before the prompt.');
    expect(effective).toMatchObject({ endpoint: 'unpaid', request: { options: { endpoint: 'images' } } });
    await sendRouter(server, effective.request);
    expect(server.requests.at(-1)?.body).toMatchObject({ prompt: 'Keep the fur.\n\na red fox', seed: 7 });
  });

  it('goes by the chat path where the model writes too and there are instructions, and may be billed when cut off', async () => {
    const effective = live.effective(
      routerRequest(GPT, { quality: 'low' }, { instructions: 'Keep the fur.', references: [FOX] }),
    );
    expect(effective.endpoint).toBe('ask');
    expect(effective.notes.filter((note) => note.includes('instructions'))).toEqual([]);
    expect(effective.settings).toContainEqual(['Endpoint', 'chat, which takes instructions and a temperature']);
    const reply = await sendRouter(server, effective.request);
    expect(live.decode(reply, effective.request).picture.source).toMatch(/^data:image\/png/);
    expect(server.requests.at(-1)).toMatchObject({
      path: '/api/v1/chat/completions',
      body: { image_config: { quality: 'low' }, messages: [{ role: 'system', content: 'Keep the fur.' }, {}] },
    });
    expect(live.effective(routerRequest(GPT)).endpoint).toBe('unpaid');
  });

  it.each([
    ['temperature', 0, 2.5, 'left out|instead'],
    ['top_p', 1, 0, 'instead'],
  ])('goes by the chat path with a %s of its own, which the other does not take', async (name, value, wrong, told) => {
    for (const provider of [openrouter, live]) {
      const { request, endpoint, notes } = provider.effective(routerRequest(GPT, { [name]: value, quality: 'low' }));
      expect(endpoint).toBe('ask');
      expect(notes.filter((note) => note.includes(name.replace('_', ' ')))).toEqual([]);
      expect((await sendRouter(server, request)).status).toBe(200);
      expect(server.requests.at(-1)).toMatchObject({
        path: '/api/v1/chat/completions',
        body: { [name]: value, image_config: { quality: 'low' }, messages: [{ role: 'user' }] },
      });
      expect(server.requests.at(-1)?.body).not.toHaveProperty(`image_config.${name}`);
      const other = provider.effective(routerRequest(GPT, { [name]: wrong }));
      expect(other.notes).toContainEqual(expect.stringMatching(told));
      expect((await sendRouter(server, other.request)).status).toBe(200);
    }
    const raw = await postRouter(server, '/api/v1/images', { model: GPT, prompt: 'a red fox', [name]: value });
    expect(raw.status).toBe(400);
    const { request, notes } = live.effective(routerRequest(SEEDREAM, { [name]: value }));
    expect(notes).toContainEqual(expect.stringContaining(`takes no ${name.replace('_', ' ')}`));
    expect(openrouter.encode(request).path).toBe('/api/v1/images');
  });

  it('of a model that only draws is refused by the chat path, in words with a next step', async () => {
    const { request } = live.effective(routerRequest(SEEDREAM));
    const reply = await sendRouter(server, { ...request, options: { ...request.options, endpoint: 'chat' } });
    expect(reply.status).toBe(404);
    expect(errorOf(reply)).toMatchObject({
      code: 'request-refused',
      hint: expect.stringContaining('list of models') as string,
    });
  });

  it('never lets a setting be a part of the request, whatever a file says', () => {
    const options = { prompt: 'a cat', n: 4, model: 'x', provider: 'y', seed: 1, stream: true, quality: 'low' };
    const { json } = openrouter.encode(openrouter.effective(routerRequest('acme/anything', options)).request).body as {
      json: unknown;
    };
    expect(json).toEqual({ model: 'acme/anything', prompt: 'a red fox' });
  });

  it('of an id in no list goes to the endpoint for pictures with all that is asked for', () => {
    const { request, notes, isPriced } = openrouter.effective(routerRequest('acme/brush-9', { stroke: 'thin' }));
    expect(openrouter.encode(request)).toMatchObject({
      path: '/api/v1/images',
      body: { json: { model: 'acme/brush-9', prompt: 'a red fox', stroke: 'thin' } },
    });
    expect(isPriced).toBe(false);
    expect(notes).toContainEqual(expect.stringContaining('acme/brush-9 is not in the model table'));
  });

  it('of a Gemini model goes as it always did', () => {
    for (const each of [openrouter, live]) {
      const { request } = each.effective({
        ...routerRequest('google/gemini-nano-banana-2.1'),
        config: { family: 'gemini', batch: 1, options: { aspectRatio: '16:9' } },
      });
      expect(request.options).toEqual({ aspectRatio: '16:9' });
      expect(each.encode(request).path).toBe('/api/v1/chat/completions');
    }
  });
});

describe('who may serve a call', () => {
  const routing = { only: ['black-forest-labs'], ignore: ['fal'], sort: 'price', data_collection: 'deny', zdr: true };

  it.each([SEEDREAM, GPT, 'google/gemini-nano-banana-2.1'])(
    'is sent with one of %s, and shown before',
    async (model) => {
      const instructions = 'Draw.';
      const { request, settings } = live.effective({
        ...routerRequest(model, {}, { routing, instructions }),
        config: { family: live.model(model).family, batch: 1, options: {} },
      });
      expect(settings).toEqual(
        expect.arrayContaining([
          ['Served only by', 'black-forest-labs'],
          ['Never served by', 'fal'],
          ['Preferred', 'price'],
          ['Data policy', 'nobody who keeps it'],
        ]),
      );
      expect((await sendRouter(server, request)).status).toBe(200);
      expect(server.requests.at(-1)?.body).toMatchObject({ provider: routing });
    },
  );

  it.each([
    ['only one that does not take them', { only: ['fal'] }, { only: ['fal'] }, false],
    ['all but the one that takes them', { ignore: ['black-forest-labs'] }, { ignore: ['black-forest-labs'] }, false],
    [
      'one that takes them and one that does not',
      { only: ['Black-Forest-Labs', 'fal'] },
      { only: ['black-forest-labs'] },
      true,
    ],
    ['all but another', { ignore: ['fal'] }, { ignore: ['fal'], only: ['black-forest-labs'] }, true],
  ])('may be %s of the settings: what is told is what is sent', async (_, chosen, sent, isServed) => {
    const { request, notes, settings } = live.effective(
      routerRequest(FLUX, { output_format: 'png' }, { routing: chosen }),
    );
    const asked = notes.filter((note) => note.includes('is asked of'));
    expect(asked).toEqual(
      isServed ? ['FLUX 3 Image is asked of black-forest-labs: nobody else takes these settings.'] : [],
    );
    expect(notes.some((note) => note.includes('leaves out'))).toBe(!isServed);
    expect(settings.some(([label]) => label === 'Asked of')).toBe(isServed);
    await sendRouter(server, request);
    expect(server.requests.at(-1)?.body).toHaveProperty('provider', sent);
  });

  it('is no part of a request where nothing is set', () => {
    const { request } = live.effective(routerRequest(SEEDREAM));
    expect(request).not.toHaveProperty('routing');
    expect(JSON.stringify(openrouter.encode(request))).not.toContain('provider');
  });
});

describe('against a strict endpoint for pictures', () => {
  it.each<[Scenario, string]>([
    ['picture', 'ok'],
    ['several-pictures', 'ok'],
    ['free-picture', 'ok'],
    ['wrong-mime', 'ok'],
    ['text-only', 'no-image'],
    ['blocked-prompt', 'blocked'],
    ['blocked-picture', 'blocked'],
    ['empty', 'provider-response'],
    ['rate-limited', 'rate-limited'],
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
    ['html', 'provider-unavailable'],
    ['truncated', 'provider-response'],
  ])('the answer “%s” is “%s”', async (scenario, code) => {
    server.respondWith(scenario);
    const { request } = live.effective(routerRequest(SEEDREAM));
    const reply = await sendRouter(server, request);
    expect(errorOf(reply)?.code ?? 'ok').toBe(code);
    if (code !== 'ok') expect(errorOf(reply)?.hint).toBeTruthy();
  });

  it.each([
    ['a field of others', { num_images: 4 }],
    ['another number', { n: 4 }],
    ['a size with a ratio', { size: '1024x1024', aspect_ratio: '16:9' }],
    ['a reference that is no picture', { input_references: [{ type: 'image_url', image_url: { url: 'x' } }] }],
  ])('the server refuses %s', async (_, more) => {
    const body = { model: 'qwen/qwen-image-3-pro', prompt: 'a fox', ...more };
    expect((await postRouter(server, '/api/v1/images', body)).status).toBe(400);
  });

  it('a ratio beside a size in pixels is left out, and said', async () => {
    const { request, notes, pixels } = live.effective(
      routerRequest('qwen/qwen-image-3-pro', { size: '1664x928', aspect_ratio: '16:9' }),
    );
    expect(notes).toContainEqual(expect.stringContaining('16:9 beside it is left out'));
    expect(pixels).toEqual({ width: 1664, height: 928 });
    expect((await sendRouter(server, request)).status).toBe(200);
  });
});

function good(parameter: FactParameter): readonly (string | number | boolean)[] {
  switch (parameter.type) {
    case 'enum':
      return parameter.values;
    case 'range':
      return [parameter.min, parameter.max];
    case 'boolean':
      return [true, false];
    case 'colour-list':
      return ['#ff0000,#00ff00'];
  }
}

/** What can be told to be wrong before it is sent. */
function bad(parameter: FactParameter): readonly (string | number | boolean)[] {
  switch (parameter.type) {
    case 'enum':
      return ['7:5', 12];
    case 'range':
      return [parameter.min - 1, parameter.max + 1, 'much'];
    case 'boolean':
      return ['perhaps'];
    case 'colour-list':
      return [];
  }
}

function errorOf(reply: Parameters<HttpProvider['decode']>[0]): AppError | undefined {
  try {
    openrouter.decode(reply, openrouter.effective(routerRequest(SEEDREAM)).request);
    return undefined;
  } catch (caught) {
    if (caught instanceof AppError) return caught;
    throw caught;
  }
}
