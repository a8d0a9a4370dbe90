import { afterEach, describe, expect, it } from 'vitest';
import { canMake } from '#shared/graph/callKinds';
import type { JsonObject } from '#shared/graph/Field';
import { google } from '#shared/providers/google';
import { openrouter } from '#shared/providers/openrouter';
import type { EffectiveRequest } from '#shared/providers/Effective';
import type { PictureSlot } from '#shared/providers/HttpCall';
import type { HttpReply } from '#shared/providers/HttpReply';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { codeOf } from '../../../support/codeOf.ts';
import { pngPicture } from '../../../support/pngPicture.ts';
import { SMALL_GIF, SMALL_JPEG } from '../../../support/providers/drawnPictures.ts';
import { startGoogleServer } from '../../../support/providers/googleServer.ts';
import { startOpenRouterServer } from '../../../support/providers/openRouterServer.ts';
import { replyOf } from '../../../support/providers/postCall.ts';
import type { ProviderServer } from '../../../support/providers/providerServer.ts';
import type { Scenario } from '../../../support/providers/scenario.ts';

const SCALE = 0.1;
const open: ProviderServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

const SERVICES = [
  { provider: google, start: startGoogleServer, prefix: '' },
  { provider: openrouter, start: startOpenRouterServer, prefix: 'google/' },
];

describe.each(SERVICES)('against a strict $provider.title', ({ provider, start, prefix }) => {
  const started = async (options = {}) => {
    const server = await start({ scale: SCALE, slowMs: 100, ...options });
    open.push(server);
    return server;
  };

  it('every request the adapter makes is accepted, and the picture has the size it expects', async () => {
    const server = await started();
    for (const model of provider.models.filter((each) => canMake(each, 'image') && each.family === 'gemini')) {
      for (const resolution of ['1K', '4K'] as const) {
        for (const aspectRatio of ['auto', '16:9', '1:8'] as const) {
          const { request, pixels } = effective(provider, model.id, {
            resolution,
            aspectRatio,
            thinking: 'high',
            temperature: 1,
            topP: 0,
          });
          const reply = await send(server, provider, request);
          const { width, height } = pngSize(provider.decode(reply, request).picture.source);
          // Gemini 2.5 has sizes of its own, a few pixels off these.
          expect(width / height).toBeCloseTo(pixels!.width / pixels!.height, 0);
          if (model.sizes !== 'one size') {
            expect([width, height]).toEqual([Math.round(pixels!.width * SCALE), Math.round(pixels!.height * SCALE)]);
          }
        }
      }
    }
  });

  it('reference pictures, instructions and the seed arrive', async () => {
    const server = await started();
    const picture = { id: 'a', width: 40, height: 20, mime: 'image/jpg' };
    const { request } = effective(
      provider,
      provider.models[0].id,
      {},
      { references: [picture], instructions: 'Draw.' },
    );
    const first = await send(server, provider, request);
    const other = await send(server, provider, { ...request, wireSeed: 8 });
    expect(first.status).toBe(200);
    expect(JSON.stringify(server.requests[0]?.body)).toContain('image/jpeg');
    expect(JSON.stringify(first.body)).not.toBe(JSON.stringify(other.body));
    expect(JSON.stringify(first.body)).toBe(JSON.stringify((await send(server, provider, request)).body));
  });

  it.each(['image/gif', 'image/avif', 'image/bmp', 'image/tiff', 'image/svg+xml', 'image/png'])(
    'a reference picture of the type %s arrives as one that is taken, and would be refused otherwise',
    async (mime) => {
      const server = await started();
      const references = [{ id: 'a', width: 24, height: 16, mime }];
      const { request, notes } = effective(provider, provider.models[0].id, {}, { references });
      expect((await send(server, provider, request)).status).toBe(200);
      expect(notes.some((note) => note.includes('first frame'))).toBe(mime !== 'image/png');
      const { path, body } = encoded(provider, request);
      const raw = JSON.stringify(body, fillSlot).replaceAll('image/png', mime);
      const reply = await post(server, provider, path, JSON.parse(raw));
      expect(reply.status).toBe(mime === 'image/png' ? 200 : 400);
      const gif = JSON.stringify(body, (key, value: unknown) =>
        isSlot(value) ? `${value.prefix}${SMALL_GIF}` : fillSlot(key, value),
      );
      expect((await post(server, provider, path, JSON.parse(gif))).status).toBe(400);
    },
  );

  it.each<[Scenario, string]>([
    ['text-only', 'no-image'],
    ['blocked-prompt', 'blocked'],
    ['blocked-picture', 'blocked'],
    ['recitation', 'blocked'],
    ['max-tokens', 'no-image'],
    ['unknown-finish', 'no-image'],
    ['empty', 'provider-response'],
    ['rate-limited', 'rate-limited'],
    ['daily-quota', 'rate-limited'],
    ['quota-zero', 'billing'],
    ['no-credit', 'billing'],
    ['key-invalid', 'key-refused'],
    ['forbidden', 'key-refused'],
    ['spent', 'billing'],
    ['bot-check', 'provider-response'],
    ['retired', 'model-not-found'],
    ['too-large', 'request-refused'],
    ['internal', 'provider-unavailable'],
    ['overloaded', 'provider-unavailable'],
    ['error-in-200', 'provider-unavailable'],
    ['error-array', 'provider-unavailable'],
    ['html', 'provider-unavailable'],
    ['truncated', 'provider-response'],
  ])('the answer “%s” is the error “%s”', async (scenario, code) => {
    const server = await started();
    server.respondWith(scenario);
    const { request } = effective(provider, provider.models[0].id);
    const reply = await send(server, provider, request);
    expect(codeOf(() => provider.decode(reply, request))).toBe(code);
  });

  it.each<[Scenario, number]>([
    ['thought-parts', 0],
    ['only-thoughts', 0],
    ['several-pictures', 2],
    ['duplicate-pictures', 0],
    ['wrong-mime', 0],
    ['long-signature', 0],
    ['gzip', 0],
    ['escaped-base64', 0],
    ['slow-body', 0],
    ['slow-headers', 0],
    ['huge-picture', 0],
  ])('the answer “%s” holds a picture and %i others', async (scenario, others) => {
    const server = await started();
    const { request } = effective(provider, provider.models[0].id);
    const plain = provider.decode(await send(server, provider, request), request);
    server.respondWith(scenario);
    const read = provider.decode(await send(server, provider, request), request);
    expect(read.others).toHaveLength(others);
    if (scenario === 'huge-picture') expect(read.picture.source.length).toBeGreaterThan(39_000_000);
    else if (scenario !== 'wrong-mime') expect(read.picture).toEqual(plain.picture);
  });

  it.each<[string, (body: Record<string, unknown>) => Record<string, unknown>]>([
    ['an unknown field', (body) => ({ ...body, num_images: 4 })],
    ['a seed that is no int32', (body) => withSeed(body, 2 ** 31)],
    ['a size the model lacks', (body) => withSize(body, '512')],
    ['a size in the wrong case', (body) => withSize(body, '2k')],
  ])('the server refuses %s', async (_, spoil) => {
    const server = await started();
    const { request } = effective(provider, provider.models[0].id, { resolution: '2K' });
    const call = encoded(provider, request);
    const reply = await post(server, provider, call.path, spoil(call.body as Record<string, unknown>));
    expect(reply.status).toBe(400);
    expect(codeOf(() => provider.decode(reply, request))).toBe('request-refused');
  });

  it('the server refuses any size on Gemini 2.5, another key, a key in the query, and models that are gone', async () => {
    const server = await started({ retired: [`${prefix}gemini-3-pro-image`] });
    const old = { ...effective(provider, `${prefix}gemini-2.5-flash-image`).request, options: { imageSize: '1K' } };
    const { request } = effective(provider, provider.models[0].id);
    const { path, body } = encoded(provider, request);
    const gone = { ...request, model: `${prefix}gemini-3-pro-image` };
    const replies = await Promise.all([
      send(server, provider, old),
      post(server, provider, path, body, 'another-key'),
      post(server, provider, `${path}?key=${server.key}`, body),
      send(server, provider, gone),
      send(server, provider, { ...request, model: 'constructor' }),
    ]);
    expect(replies.map((reply) => codeOf(() => provider.decode(reply, request)))).toEqual([
      'request-refused',
      'key-refused',
      'request-refused',
      'model-not-found',
      'model-not-found',
    ]);
  });

  it('the server counts requests that are open together, and hears a client leave', async () => {
    const server = await started({ delayMs: 1_000 });
    const { request } = effective(provider, provider.models[0].id);
    await Promise.all([1, 2, 3].map(() => send(server, provider, request)));
    expect(server.maxInFlight).toBe(3);
    server.respondWith(['hang', 'reset']);
    await expect(send(server, provider, request, AbortSignal.timeout(150))).rejects.toThrow();
    await expect.poll(() => server.requests.at(-1)?.wasAborted).toBe(true);
    await expect(send(server, provider, request)).rejects.toThrow();
    expect((await send(server, provider, request)).status).toBe(200);
  });

  it('the endless answer goes on until the client leaves', async () => {
    const server = await started();
    server.respondWith('endless');
    const { request } = effective(provider, provider.models[0].id);
    const { path, body } = encoded(provider, request);
    const response = await fetch(server.url + path, options(server, provider, body));
    let bytes = 0;
    for await (const chunk of response.body!) {
      bytes += (chunk as Uint8Array).length;
      if (bytes > 5_000_000) break;
    }
    expect(bytes).toBeGreaterThan(5_000_000);
    await expect.poll(() => server.requests[0]?.wasAborted).toBe(true);
  });
});

function effective(
  provider: HttpProvider,
  model: string,
  options: JsonObject = {},
  more: Partial<Pick<EffectiveRequest, 'references' | 'instructions'>> = {},
) {
  return provider.effective({
    provider: { provider: provider.id, model, family: 'gemini' },
    config: { family: 'gemini', batch: 1, options },
    prompt: 'a red fox',
    instructions: '',
    references: [],
    seed: 7,
    ...more,
  });
}

function send(server: ProviderServer, provider: HttpProvider, request: EffectiveRequest, signal?: AbortSignal) {
  const { path, body } = encoded(provider, request);
  return post(server, provider, path, body, server.key, signal);
}

function encoded(provider: HttpProvider, request: EffectiveRequest): { path: string; body: unknown } {
  const { path, body } = provider.encode(request);
  if (!('json' in body)) throw new Error('It is no JSON.');
  return { path, body: body.json };
}

async function post(
  server: ProviderServer,
  provider: HttpProvider,
  path: string,
  body: unknown,
  key = server.key,
  signal?: AbortSignal,
): Promise<HttpReply> {
  const response = await fetch(server.url + path, {
    ...options(server, provider, body, key),
    ...(signal && { signal }),
  });
  return replyOf(response);
}

function options(server: ProviderServer, provider: HttpProvider, body: unknown, key = server.key): RequestInit {
  return {
    method: 'POST',
    headers: { ...provider.authorize(key), 'content-type': 'application/json' },
    body: JSON.stringify(body, fillSlot),
  };
}

/** Puts a picture where the Node side would. */
function fillSlot(_: string, value: unknown): unknown {
  if (!isSlot(value)) return value;
  const isJpeg = /jpe?g$/.test(value.as ?? value.$picture.mime);
  return value.prefix + (isJpeg ? SMALL_JPEG : pngPicture(value.$picture).toString('base64'));
}

function isSlot(value: unknown): value is PictureSlot {
  return typeof value === 'object' && value !== null && '$picture' in value;
}

function pngSize(source: string): { width: number; height: number } {
  const bytes = Buffer.from(source.slice(source.indexOf(',') + 1), 'base64');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function withSeed(body: Record<string, unknown>, seed: number) {
  return 'generationConfig' in body
    ? { ...body, generationConfig: { ...(body['generationConfig'] as object), seed } }
    : { ...body, seed };
}

function withSize(body: Record<string, unknown>, size: string) {
  return 'generationConfig' in body
    ? { ...body, generationConfig: { ...(body['generationConfig'] as object), imageConfig: { imageSize: size } } }
    : { ...body, image_config: { image_size: size } };
}
