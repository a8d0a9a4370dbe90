import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canMake } from '#shared/graph/callKinds';
import type { JsonObject, JsonValue } from '#shared/graph/Field';
import type { ImageRef } from '#shared/graph/generation';
import { findFamily } from '#shared/providers/families/index';
import { google } from '#shared/providers/google';
import type { HttpCall } from '#shared/providers/HttpCall';
import { openai } from '#shared/providers/openai';
import { openrouter } from '#shared/providers/openrouter';
import type { Effective } from '#shared/providers/Effective';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { laidOver } from '../../../support/providers/askRouter.ts';
import { BY_GOOGLE, BY_OPENROUTER, geminiCells } from '../../../support/providers/cells/geminiCells.ts';
import {
  CAPABILITIES,
  OF_GEMINI,
  OF_OPENAI,
  type Ask,
  type Capability,
  type Cell,
} from '../../../support/providers/cells/Cell.ts';
import { openAiCells } from '../../../support/providers/cells/openAiCells.ts';
import { routerCells } from '../../../support/providers/cells/routerCells.ts';
import { startGoogleServer } from '../../../support/providers/googleServer.ts';
import { MODEL_FACTS } from '../../../support/providers/modelFacts.ts';
import { OPENAI_FACTS } from '../../../support/providers/openAiFacts.ts';
import { startOpenAiServer } from '../../../support/providers/openAiServer.ts';
import { startOpenRouterServer } from '../../../support/providers/openRouterServer.ts';
import type { ProviderServer } from '../../../support/providers/providerServer.ts';
import { ROUTER_FACTS } from '../../../support/providers/routerFacts.ts';
import { MASK_ID, postCall } from '../../../support/providers/postCall.ts';

const FOX: ImageRef = { id: 'f', width: 96, height: 64, mime: 'image/png' };
const CUT = /left out|instead|takes no |before the prompt/;

/** What the facts beside the strict servers say of a model; `undefined`: they do not know it. */
const CELLS: Readonly<Record<string, (id: string) => readonly Cell[] | undefined>> = {
  google: (id) => {
    const facts = MODEL_FACTS.get(id);
    return facts && geminiCells(facts, BY_GOOGLE);
  },
  openrouter: (id) => {
    const facts = MODEL_FACTS.get(id.replace(/^google\//, ''));
    const others = ROUTER_FACTS.get(id);
    return facts ? geminiCells(facts, BY_OPENROUTER) : others && routerCells(others);
  },
  openai: (id) => {
    const facts = OPENAI_FACTS.get(id);
    return facts && openAiCells(facts);
  },
};
const OF_FAMILY: Readonly<Record<string, readonly Capability[]>> = { gemini: OF_GEMINI, openai: OF_OPENAI };
const SERVICES = [
  { shipped: google, start: startGoogleServer },
  { shipped: openrouter, start: startOpenRouterServer },
  { shipped: openai, start: startOpenAiServer },
];

describe.each(SERVICES)('what the models of $shipped.title are asked for', ({ shipped, start }) => {
  const models = shipped.models.filter((model) => canMake(model, 'image')).map(({ id }) => id);
  const golden = new URL(`../../../fixtures/providers/${shipped.id}/cells.jsonl`, import.meta.url);
  let server: ProviderServer;
  let provider: HttpProvider;
  beforeAll(async () => {
    server = await start({ scale: 0.02 });
    provider = shipped === openrouter ? await laidOver(server) : shipped;
  });
  afterAll(() => server.close());

  it.each(models)('is what the service offers, and else is told: %s', async (id) => {
    const cells = CELLS[shipped.id]?.(id) ?? expect.fail(`Nobody wrote down what ${id} offers.`);
    const plain = effective(provider, id, {});
    const answers = new Map<string, number>();
    const statusOf = async (call: HttpCall) => {
      const known = JSON.stringify(call);
      const status = answers.get(known) ?? (await postCall(server, provider, call)).status;
      answers.set(known, status);
      return status;
    };
    for (const cell of cells) {
      const what = `${id}, ${cell.capability} ${cell.asked}`;
      const asked = effective(provider, id, cell.ask ?? {});
      const call = provider.encode(asked.request);
      const said = newNotes(asked, plain).filter((note) => CUT.test(note) || cell.offer === 'told');
      if (cell.offer === 'told') expect(said, what).not.toEqual([]);
      else expect(said, what).toEqual([]);
      if (cell.offer === 'taken' && !cell.isOwn)
        expect(flat(call), what).not.toEqual(flat(provider.encode(plain.request)));
      if (cell.offer === 'no field') expect(hasField(provider.model(id).family, cell), what).toBe(false);
      expect(await statusOf(call), what).toBe(200);
      const raw = cell.raw && withRaw(provider.encode(plain.request), cell.raw);
      if (raw) expect(await statusOf(raw), what).toBe(400);
    }
  });

  it('is written down, cell by cell', async () => {
    const lines = models.flatMap((id) => (CELLS[shipped.id]?.(id) ?? []).map((cell) => line(provider, id, cell)));
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(golden.pathname);
  });

  it('is written down for every model and every capability', () => {
    const written = new Set(
      readFileSync(golden, 'utf8')
        .trim()
        .split('\n')
        .map((each) => JSON.parse(each) as { readonly model: string; readonly capability: string })
        .map(({ model, capability }) => `${model}: ${capability}`),
    );
    const cells = models.flatMap((id) =>
      [...CAPABILITIES, ...(OF_FAMILY[provider.model(id).family] ?? [])].map((capability) => `${id}: ${capability}`),
    );
    expect(cells.filter((cell) => !written.has(cell))).toEqual([]);
  });
});

function effective(provider: HttpProvider, id: string, ask: Ask): Effective {
  const { family } = provider.model(id);
  const { options = {}, references = 0, mask, markup, instructions = '', seed = 7, batch = 1 } = ask;
  return provider.effective({
    provider: { provider: provider.id, model: id, family },
    config: { family, batch, options },
    prompt: 'a red fox',
    instructions,
    references: Array<ImageRef>(references).fill(FOX),
    ...(mask && { mask: { ...FOX, id: MASK_ID } }),
    ...(markup && { markup: { ...FOX, id: MASK_ID } }),
    seed,
  });
}

/** A line of the golden file: what goes with the words, as far as it differs from a request that asks for nothing, and what is said. */
function line(provider: HttpProvider, model: string, { capability, asked, offer, ask = {} }: Cell): string {
  const plain = effective(provider, model, {});
  const own = effective(provider, model, ask);
  const before = flat(provider.encode(plain.request));
  const after = flat(provider.encode(own.request));
  const sent = Object.entries(after).filter(([path, value]) => before[path] !== value);
  return JSON.stringify({
    model,
    capability,
    asked,
    offer,
    sent: Object.fromEntries(sent),
    told: newNotes(own, plain),
  });
}

function newNotes(asked: Effective, plain: Effective): readonly string[] {
  const known = plain.notes.filter((note) => !/takes (?:no|a) seed/.test(note));
  return asked.notes.filter(
    (note) => !known.includes(note) && (asked.request.wireSeed !== 7 || !/takes (?:no|a) seed/.test(note)),
  );
}

/** Every value of a call under its path; pictures are counted. */
function flat(call: HttpCall): Readonly<Record<string, JsonValue>> {
  const found: Record<string, JsonValue> = { endpoint: call.path };
  let pictures = 0;
  const visit = (path: string, value: unknown): void => {
    if (typeof value === 'object' && value !== null) {
      if ('$picture' in value || 'picture' in value) found['pictures'] = ++pictures;
      else if (Object.keys(value).length === 0) found[path] = '{}';
      else for (const [key, item] of Object.entries(value)) visit(path === '' ? key : `${path}.${key}`, item);
    } else if (value === 'image_url') return;
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') found[path] = value;
  };
  const { body } = call;
  if ('json' in body) visit('', body.json);
  else for (const part of body.form) visit(part.name, 'value' in part ? part.value : part);
  return found;
}

function withRaw(call: HttpCall, raw: JsonObject): HttpCall {
  if (!('json' in call.body)) throw new Error('It is a form.');
  return { ...call, body: { json: merged(call.body.json as JsonObject, raw) } };
}

function merged(one: JsonObject, other: JsonObject): JsonObject {
  const both = Object.entries(other).map(([key, value]): [string, JsonValue] => {
    const own = one[key];
    return [key, isObject(own) && isObject(value) ? merged(own, value) : value];
  });
  return { ...one, ...Object.fromEntries(both) };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** By the names the families have for them. */
function hasField(family: string, { capability, asked }: Cell): boolean {
  const names: Readonly<Partial<Record<string, readonly string[]>>> = {
    ratio: ['aspectRatio'],
    transparent: ['background'],
    format: ['outputFormat'],
    number: asked.includes('one call') ? ['n'] : ['numImages'],
  };
  const fields = findFamily(family)?.fields ?? {};
  return (names[capability] ?? [capability]).some((name) => Object.hasOwn(fields, name));
}
