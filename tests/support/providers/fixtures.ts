import { readdirSync, readFileSync } from 'node:fs';
import type { JsonObject } from '#shared/graph/Field';
import type { EffectiveRequest, Generated, HttpCall, HttpReply, ReplyCost } from '#shared/providers/ProviderAdapter';

export interface RequestFixture {
  readonly effective: EffectiveRequest;
  readonly call: HttpCall;
}

/** A reply and what must be read out of it: a picture, or an error. */
export interface ReplyFixture {
  readonly reply: HttpReply;
  readonly generated?: Generated;
  readonly error?: Readonly<Record<string, unknown>>;
  readonly cost: ReplyCost;
}

/** Name and content of every golden file of one provider. */
export function requestFixtures(provider: string): [string, RequestFixture][] {
  return fixtures(provider, '.request.json').map(([name, content]) => {
    const { effective, call } = content as RequestFixture & { readonly effective: JsonObject };
    return [name, { effective: nested(effective) as unknown as EffectiveRequest, call }];
  });
}

export function replyFixtures(provider: string): [string, ReplyFixture][] {
  return fixtures(provider, '.response.json') as [string, ReplyFixture][];
}

/** A request as libraries had it before its options were its family's: among the rest. */
export function nested({
  provider,
  model,
  prompt,
  instructions,
  references,
  wireSeed,
  ...options
}: JsonObject): JsonObject {
  return { provider, model, prompt, instructions, references, wireSeed, options } as JsonObject;
}

function fixtures(provider: string, ending: string): [string, unknown][] {
  const folder = new URL(`../../fixtures/providers/${provider}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => [file.slice(0, -ending.length), JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as unknown]);
}
