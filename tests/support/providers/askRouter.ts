import type { GenerateRequest } from '#shared/graph/generation';
import type { EffectiveRequest } from '#shared/providers/Effective';
import type { HttpReply } from '#shared/providers/HttpReply';
import { openrouter } from '#shared/providers/openrouter';
import type { RouterValues } from '#shared/providers/families/openrouter/routerOptions';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { postCall, replyOf } from './postCall.ts';
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
  return postCall(server, openrouter, openrouter.encode(request));
}

export function postRouter(server: ProviderServer, path: string, json: unknown): Promise<HttpReply> {
  return postCall(server, openrouter, { path, body: { json } });
}

/** Its models as such a server lists them. */
export async function laidOver(server: ProviderServer, read = '2026-11-30T08:00:00.000Z'): Promise<HttpProvider> {
  const { listing } = openrouter;
  if (!listing) throw new Error('OpenRouter has no list.');
  const models = await listing.read(async (path) => replyOf(await fetch(server.url + path)));
  return listing.lay({ provider: 'openrouter', read, models });
}
