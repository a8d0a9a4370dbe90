import { readdirSync, readFileSync } from 'node:fs';
import type { EffectiveRequest } from '#shared/providers/Effective';
import type { HttpCall } from '#shared/providers/HttpCall';
import type { Generated, HttpReply, ReplyCost, Written } from '#shared/providers/HttpReply';
import type { TextStream } from '#shared/providers/TextStream';

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

/** Name and content of every golden file of one provider. In older ones options stand among the rest of a request, and a body is JSON without a word. */
export function requestFixtures(provider: string): [string, RequestFixture][] {
  return fixtures(provider, '.request.json').map(([name, content]) => {
    const { effective, call } = content as RequestFixture;
    const { path, headers, body } = call;
    const isNamed = 'json' in body || 'form' in body;
    return [
      name,
      {
        effective: 'options' in effective ? effective : nested(effective),
        call: { path, ...(headers && { headers }), body: isNamed ? body : { json: body } },
      },
    ];
  });
}

export function replyFixtures(provider: string): [string, ReplyFixture][] {
  return fixtures(provider, '.response.json') as [string, ReplyFixture][];
}

/** A reply to a call for a text: at once, or as the events of a stream. */
export interface TextReplyFixture {
  readonly status: number;
  readonly body?: unknown;
  readonly events?: readonly unknown[];
  readonly state?: ReturnType<TextStream['state']>;
  readonly written?: Written;
  readonly error?: Readonly<Record<string, unknown>>;
  readonly said: string;
  readonly cost: ReplyCost;
}

export function textRequestFixtures(provider: string): [string, RequestFixture][] {
  return fixtures(`${provider}/texts`, '.request.json') as [string, RequestFixture][];
}

export function textReplyFixtures(provider: string): [string, TextReplyFixture][] {
  return fixtures(`${provider}/texts`, '.response.json') as [string, TextReplyFixture][];
}

function nested(request: EffectiveRequest): EffectiveRequest {
  const { mask: _mask, markup: _markup, ...rest } = request;
  const { provider, model, prompt, instructions, references, turns, wireSeed, ...options } = rest;
  const sent = { provider, model, prompt, instructions, references, ...(turns && { turns }), wireSeed };
  return { ...sent, options: { ...options } };
}

function fixtures(provider: string, ending: string): [string, unknown][] {
  const folder = new URL(`../../fixtures/providers/${provider}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => [file.slice(0, -ending.length), JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as unknown]);
}
