import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/graph/Field';
import { canMake } from '#shared/graph/callKinds';
import { google } from '#shared/providers/google';
import { openrouter } from '#shared/providers/openrouter';
import { believedCost } from '#shared/providers/believedCost';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { startGoogleServer } from '../../../support/providers/googleServer.ts';
import { MODEL_FACTS } from '../../../support/providers/modelFacts.ts';
import type { ProviderServer } from '../../../support/providers/providerServer.ts';

let server: ProviderServer;
beforeAll(async () => {
  server = await startGoogleServer({ scale: 0.05 });
});
afterAll(() => server.close());

function effective(options: JsonObject, model = google.models[0].id, provider: HttpProvider = google) {
  return provider.effective({
    provider: { provider: provider.id, model, family: 'gemini' },
    config: { family: 'gemini', batch: 1, options },
    prompt: 'a red fox',
    instructions: '',
    references: [],
    seed: 7,
  });
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-goog-api-key': server.key, ...headers },
    body: JSON.stringify(body),
  });
  const told = (await response.json()) as { readonly error?: { readonly message: string } };
  return { status: response.status, headers: Object.fromEntries(response.headers), body: told };
}

function wire({ request }: ReturnType<typeof effective>): { path: string; json: Record<string, unknown> } {
  const { path, body } = google.encode(request);
  if (!('json' in body)) throw new Error('It is no JSON.');
  return { path, json: body.json as Record<string, unknown> };
}

const DRAWERS = google.models.filter((model) => canMake(model, 'image')).map(({ id, title }) => [id, title] as const);
const ALL = { search: 'web-images', modalities: 'pictures', safety: 'few', serviceTier: 'flex' };

describe('what Google’s service is asked for beside a picture', () => {
  it.each(DRAWERS)('is what %s takes, and what it would refuse is left out and said', async (id, title) => {
    const { searches, tiers } = MODEL_FACTS.get(id)!;
    const asked = effective(ALL, id);
    const { path, json } = wire(asked);
    const reply = await post(path, json);
    expect(reply.status).toBe(200);
    expect(google.decode(reply, asked.request).picture.source).not.toBe('');
    expect(json).toMatchObject({ safetySettings: Array.from({ length: 4 }, () => ({ threshold: 'BLOCK_ONLY_HIGH' })) });
    expect('tools' in json).toBe(searches.length > 0);
    expect(json['serviceTier']).toBe(tiers.length > 0 ? 'flex' : undefined);
    // Pictures only goes with no search.
    const modalities = searches.length > 0 ? ['TEXT', 'IMAGE'] : ['IMAGE'];
    expect(json['generationConfig']).toMatchObject({ responseModalities: modalities });
    const told = asked.notes.filter((note) => note.startsWith(title));
    expect(told).toEqual([
      ...(searches.length === 0 ? [`${title} makes no searches here: search is left out.`] : []),
      ...(searches.length === 1 ? [`${title} searches for no pictures: it will search the web only.`] : []),
      ...(searches.length > 0
        ? [
            `${title} is charged for each search apart, which the estimate does not count.`,
            `${title} draws nothing where it searches and may not write: text comes as well.`,
          ]
        : []),
      ...(tiers.length === 0 ? [`${title} takes no service tier here: flex is left out.`] : []),
    ]);
  });

  it.each(DRAWERS)('is refused by the service where %s is asked for more than it has', async (id) => {
    const { searches, tiers } = MODEL_FACTS.get(id)!;
    const { path, json } = wire(effective({}, id));
    const images = { googleSearch: { searchTypes: { webSearch: {}, imageSearch: {} } } };
    expect((await post(path, { ...json, tools: [images] })).status).toBe(searches.includes('images') ? 200 : 400);
    expect((await post(path, { ...json, tools: [{ googleSearch: {} }] })).status).toBe(searches.length > 0 ? 200 : 400);
    expect((await post(path, { ...json, serviceTier: 'flex' })).status).toBe(tiers.length > 0 ? 200 : 400);
  });

  it.each<[string, (json: Record<string, unknown>) => Record<string, unknown>]>([
    ['a tier among the settings of the picture', (json) => inConfig(json, { serviceTier: 'flex' })],
    ['a tier in capitals', (json) => ({ ...json, serviceTier: 'FLEX' })],
    ['filters among the settings of the picture', (json) => inConfig(json, { safetySettings: [] })],
    ['a kind of harm of another service', (json) => ({ ...json, safetySettings: [harm('IMAGE_HATE')] })],
    ['one kind of harm twice', (json) => ({ ...json, safetySettings: [harm('HARASSMENT'), harm('HARASSMENT')] })],
    ['a search that is no object', (json) => ({ ...json, tools: [{ googleSearch: true }] })],
    ['a search in other words', (json) => ({ ...json, tools: [{ googleSearchRetrieval: {} }] })],
    ['pictures of people one knows', (json) => inConfig(json, { imageConfig: { prominentPeople: 'ALLOW' } })],
  ])('in its own place and spelling only: not %s', async (_, spoil) => {
    const { path, json } = wire(effective({}));
    expect((await post(path, spoil(json))).status).toBe(400);
  });

  it('has no place on OpenRouter, which is said', () => {
    const plain = effective({}, 'google/gemini-nano-banana-2.1', openrouter);
    const asked = effective(ALL, 'google/gemini-nano-banana-2.1', openrouter);
    expect(asked.request).toEqual(plain.request);
    expect(asked.estimate).toEqual(plain.estimate);
    expect(asked.notes.filter((note) => !plain.notes.includes(note))).toHaveLength(4);
  });
});

describe('a service tier', () => {
  it('is estimated, priced and waited for as what it is', () => {
    const [plain, flex, priority] = ['standard', 'flex', 'priority'].map((serviceTier) => effective({ serviceTier }));
    expect(flex!.estimate.microUsd / plain!.estimate.microUsd).toBeCloseTo(0.5, 3);
    expect(priority!.estimate.microUsd / plain!.estimate.microUsd).toBeCloseTo(2, 3);
    expect([plain!.share, flex!.share, priority!.share]).toEqual([undefined, 0.5, 2]);
    expect(flex!.price).toContain('(50 % of the list price)');
    expect(flex!.settings).toContainEqual(['Service tier', 'flex']);
    expect(flex!.timeoutMs).toBeGreaterThan(plain!.timeoutMs);
  });

  it('is charged as it was served, and said where that is another than was asked for', async () => {
    const asked = effective({ serviceTier: 'priority' });
    const { path, json } = wire(asked);
    const same = await post(path, json);
    server.respondWith(['downgraded']);
    const lower = await post(path, json);
    const charged = [same, lower].map((reply) => google.cost(reply, asked.request, asked.share));
    expect(charged).toMatchObject([
      { tier: 'priority', share: 2, cost: { kind: 'estimate' } },
      { tier: 'standard', share: 1, cost: { kind: 'actual' } },
    ]);
    expect(charged[0]!.cost!.microUsd).toBe(2 * charged[1]!.cost!.microUsd);
    expect(google.decode(same, asked.request).notes).toBeUndefined();
    expect(google.decode(lower, asked.request).notes).toEqual([
      'Asked for at the priority tier, it was served at the standard tier, and is charged as that.',
    ]);
    const { cost, share } = charged[1]!;
    const pictures = [asked.pixels!];
    const model = google.model(asked.request.model);
    expect(believedCost(cost, { ...asked, share: share! }, model, pictures)).toEqual(cost);
    // Half of what its own tier costs is no price of it.
    expect(believedCost(cost, asked, model, pictures)).toBeUndefined();
  });
});

describe('a search', () => {
  it('gives its pages and questions with the picture, and no exact cost', async () => {
    const asked = effective({ search: 'web-images' });
    const { path, json } = wire(asked);
    const reply = await post(path, json);
    expect(google.decode(reply, asked.request).sources).toEqual({
      queries: ['red fox in snow', 'red fox'],
      links: [
        {
          title: 'wikipedia.org',
          url: 'https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZIYQ1',
        },
        { title: 'Foxes', url: 'https://fieldguide.example/foxes' },
      ],
    });
    expect(google.cost(reply, asked.request).cost?.kind).toBe('estimate');
  });
});

function inConfig(json: Record<string, unknown>, more: object): Record<string, unknown> {
  return { ...json, generationConfig: { ...(json['generationConfig'] as object), ...more } };
}

function harm(category: string) {
  return { category: `HARM_CATEGORY_${category}`, threshold: 'OFF' };
}
