import { afterEach, describe, expect, it } from 'vitest';
import { liveModel } from '#shared/api/modelSchemas';
import { NetworkError } from '#shared/errors/providerErrors';
import { openrouter } from '#shared/providers/openrouter';
import type { HttpReply } from '#shared/providers/HttpReply';
import { laidOver, routerRequest, sendRouter } from '../../../../support/providers/askRouter.ts';
import { startOpenRouterServer } from '../../../../support/providers/openRouterServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';

const FLUX = 'black-forest-labs/flux-3-image';
const SEEDREAM = 'bytedance-seed/seedream-4.5';
const open: ProviderServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

async function aServer(retired: readonly string[] = []) {
  const server = await startOpenRouterServer({ scale: 0.1, retired });
  open.push(server);
  return server;
}

const read = (ask: (path: string) => Promise<HttpReply>) => openrouter.listing?.read(ask) ?? Promise.resolve([]);
const answer = (body: unknown, status = 200): HttpReply => ({ status, headers: {}, body });

describe('what OpenRouter says of its models', () => {
  it('is asked without a key, some at once, and is kept whole', async () => {
    const server = await aServer();
    const models = await read(async (path) => answer(await (await fetch(server.url + path)).json()));
    expect(server.maxInFlight).toBeLessThanOrEqual(6);
    expect(server.requests.every(({ headers }) => headers['authorization'] === undefined)).toBe(true);
    for (const model of models) expect(liveModel.parse(model)).toEqual(model);
    expect(models.find(({ id }) => id === 'acme/brush-9')).toMatchObject({
      title: 'Acme Brush 9',
      makes: ['image'],
      prices: [
        { unit: 'image', usd: 0.02, of: 'output_image' },
        { unit: 'cubic-inch', usd: 3, of: 'output_hologram' },
      ],
    });
    expect(models.find(({ id }) => id === 'recraft/recraft-v4')?.parameters?.['rgb_colors']).toEqual({ type: 'other' });
    expect(models.find(({ id }) => id === 'openai/gpt-5-image')?.makes).toEqual(['image', 'text']);
    // Who neither draws nor writes is no model for us.
    expect(models.some(({ id }) => id === 'acme/singer')).toBe(false);
  });

  it('tells what words cost: less the discount, by the dearest hour, and not where it is told later only', async () => {
    const live = await laidOver(await aServer());
    expect(live.model('acme/scribe-2').prices?.perMillion).toEqual({ input: 3, textOutput: 6 });
    expect(live.model('acme/router').prices).toBeUndefined();
    const { isPriced } = live.text?.effective({ ...routerRequest('acme/scribe-2'), seed: 1 }) ?? {};
    expect(isPriced).toBe(true);
  });

  it('tells what becomes of what a model is sent, where OpenRouter tells who keeps nothing, and without that all the rest', async () => {
    const server = await aServer();
    const live = await laidOver(server);
    expect(
      [FLUX, SEEDREAM, 'google/gemini-nano-banana-2.1', 'acme/scribe-2'].map((id) => live.model(id).policy),
    ).toEqual(['ZDR: Black Forest Labs, Fal', 'no ZDR', 'ZDR: Google Vertex', 'ZDR: Acme']);
    const refused = [
      answer({ error: { message: 'No auth credentials found' } }, 401),
      answer({ data: [{ model_id: 7 }] }),
    ];
    for (const reply of refused) {
      const models = await read(async (path) =>
        path.endsWith('/zdr') ? reply : answer(await (await fetch(server.url + path)).json()),
      );
      expect(models.length).toBeGreaterThan(20);
      expect(models.filter(({ policy }) => policy !== undefined)).toEqual([]);
    }
    // What is sent to a Gemini model stays what it was.
    const asked = routerRequest('google/gemini-nano-banana-2.1');
    expect(live.effective(asked).request).toEqual(openrouter.effective(asked).request);
  });

  it('is known without what those say who serve a model, where they are not heard', async () => {
    const server = await aServer();
    let asked = 0;
    const models = await read(async (path) => {
      if (!path.endsWith('/endpoints')) return answer(await (await fetch(server.url + path)).json());
      asked += 1;
      if (asked > 3) throw new NetworkError('Nobody answers.');
      return answer({ error: { message: 'Oh.' } }, 500);
    });
    const seedream = models.find(({ id }) => id === SEEDREAM);
    expect(seedream?.parameters).toHaveProperty('resolution');
    expect(seedream?.prices).toBeUndefined();
    // It is not asked of everyone that nobody answers.
    expect(asked).toBeLessThan(12);
  });

  it.each([
    ['nothing', answer({})],
    ['an empty list', answer({ data: [] })],
    ['a page', answer('<html><title>Just a moment...</title>', 403)],
    ['an error', answer({ error: { code: 500, message: 'Internal Server Error' } }, 500)],
  ])('is no list where the answer is %s', async (_, reply) => {
    await expect(read(() => Promise.resolve(reply))).rejects.toMatchObject({ code: expect.any(String) as string });
  });

  it('lets pass what is odd in it', async () => {
    const data = [
      {
        id: 'a/b',
        supported_parameters: { size: 7, mood: { type: 'enum' }, n: null, '': {} },
        architecture: { output_modalities: ['image'] },
      },
      { id: '../../key?x=1', architecture: { output_modalities: ['image'] } },
      { id: 7 },
      null,
    ];
    const paths: string[] = [];
    const models = await read((path) => {
      paths.push(path);
      return Promise.resolve(
        answer(
          path.endsWith('/endpoints') ? { endpoints: [{ pricing: [{ unit: 'image', cost_usd: null }] }] } : { data },
        ),
      );
    });
    expect(models).toEqual([
      { id: 'a/b', makes: ['image'], parameters: { size: { type: 'other' }, mood: { type: 'other' } } },
    ]);
    expect(
      paths.every((path) => /^\/api\/v1\/(?:models|endpoints\/zdr|images\/models(?:\/a\/b\/endpoints)?)$/.test(path)),
    ).toBe(true);
  });
});

describe('a model that OpenRouter lists no more', () => {
  it('stays, is sent as it is, and is said to be gone from when', async () => {
    const server = await aServer([SEEDREAM]);
    const live = await laidOver(server);
    const { request, notes } = live.effective(routerRequest(SEEDREAM, { resolution: '2K' }));
    expect(request).toMatchObject({ model: SEEDREAM, options: { options: { resolution: '2K' } } });
    expect(notes).toContainEqual(expect.stringContaining('OpenRouter did not list it on 2026-11-30'));
    const reply = await sendRouter(server, request);
    expect(reply.status).toBe(404);
  });

  it('was shut down before the list that is shipped: its graphs open, with a successor', () => {
    const { request, notes } = openrouter.effective(routerRequest('openai/gpt-image-1', { quality: 'low' }));
    expect(request).toMatchObject({ model: 'openai/gpt-image-1', options: { options: { quality: 'low' } } });
    expect(notes).toContainEqual(expect.stringMatching(/Shut down on 2026-10-23\. Choose openai\/gpt-image-2\.5/));
  });
});
