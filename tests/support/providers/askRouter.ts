import type { GenerateRequest, ImageRef } from '#shared/graph/generation';
import type { EffectiveRequest } from '#shared/providers/Effective';
import type { HttpReply } from '#shared/providers/HttpReply';
import { openrouter } from '#shared/providers/openrouter';
import type { RouterValues } from '#shared/providers/families/openrouter/routerOptions';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { requestBody } from '../../../electron/platform/http/requestBody.ts';
import { pngPicture } from '../pngPicture.ts';
import { SMALL_JPEG, SMALL_WEBP } from './drawnPictures.ts';
import type { ProviderServer } from './providerServer.ts';

/** A picture of the model, in these settings. */
export function routerRequest(
  model: string,
  options: RouterValues = {},
  more: Partial<Omit<GenerateRequest, 'provider' | 'config'>> & { readonly routing?: EffectiveRequest['routing'] } = {},
): GenerateRequest {
  const { routing, ...words } = more;
  return {
    provider: { provider: 'openrouter', model, family: 'openrouter', ...(routing && { routing }) },
    config: { family: 'openrouter', batch: 1, options: { options } },
    prompt: 'a red fox',
    instructions: '',
    references: [],
    seed: 7,
    ...words,
  };
}

/** Sends a request as the app does, pictures included. */
export function sendRouter(server: ProviderServer, request: EffectiveRequest): Promise<HttpReply> {
  const { path, body } = openrouter.encode(request);
  if (!('json' in body)) throw new Error('It is a form.');
  return postRouter(server, path, body.json);
}

export async function postRouter(server: ProviderServer, path: string, json: unknown): Promise<HttpReply> {
  const { contentType, pieces } = await requestBody({ json }, readPicture, 100e6);
  const headers = { ...openrouter.authorize(server.key), 'content-type': contentType };
  return replyOf(await fetch(server.url + path, { method: 'POST', headers, body: Buffer.concat(pieces) }));
}

/** Its models as such a server lists them. */
export async function laidOver(server: ProviderServer, read = '2026-11-30T08:00:00.000Z'): Promise<HttpProvider> {
  const { listing } = openrouter;
  if (!listing) throw new Error('OpenRouter has no list.');
  const models = await listing.read(async (path) => replyOf(await fetch(server.url + path)));
  return listing.lay({ provider: 'openrouter', read, models });
}

async function replyOf(response: Response): Promise<HttpReply> {
  const text = await response.text();
  return { status: response.status, headers: Object.fromEntries(response.headers), body: json(text) };
}

function readPicture({ width, height, mime }: ImageRef, as = mime): Promise<Buffer> {
  if (/jpe?g$/.test(as)) return Promise.resolve(Buffer.from(SMALL_JPEG, 'base64'));
  return Promise.resolve(as === 'image/webp' ? Buffer.from(SMALL_WEBP, 'base64') : pngPicture({ width, height }));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
