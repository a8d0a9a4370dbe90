import { NoImageError, ProviderResponseError, ProviderUnavailableError } from '#shared/errors/providerErrors';
import type { GenerateRequest } from '#shared/graph/generation';
import type { EndpointKind } from '#shared/graph/callKinds';
import { createPalette, defineNode, input, output } from '#shared/graph/NodeDefinition';
import { integerField } from '#shared/graph/fields/integerField';
import { optionalNumberField } from '#shared/graph/fields/optionalNumberField';
import { textField } from '#shared/graph/fields/textField';
import { usd } from '#shared/graph/Money';
import { providerNode } from '#shared/nodes/providerNode';
import { createCatalogue } from '#shared/providers/Catalogue';
import { isSuccess } from '#shared/providers/isSuccess';
import type { Effective, EffectiveRequest } from '#shared/providers/Effective';
import type { HttpReply } from '#shared/providers/HttpReply';
import type { HttpProvider, HttpTextCalls } from '#shared/providers/ProviderAdapter';
import { modelTable } from '#shared/providers/modelTable';
import { textEffective } from '#shared/providers/textEffective';
import { catalogue, palette } from '../shipped.ts';

/** Of one text, and of one picture. USD */
export const TEXT_PRICE = 0.002;
export const PICTURE_PRICE = 0.03;

const model = {
  ...catalogue.find('sample')!.models[0],
  id: 'scribe-1',
  title: 'Scribe 1',
  listPrice: () => PICTURE_PRICE,
};

const table = modelTable([model]);
const TIMEOUT_MS = 20_000;

const text: HttpTextCalls = {
  effective: (request) => ({
    ...textEffective(table, request, scribe),
    estimate: usd(TEXT_PRICE, 'estimate'),
    isPriced: true,
    timeoutMs: TIMEOUT_MS,
  }),
  encode: ({ prompt, wireSeed, options }) => ({
    path: '/write',
    body: { json: { prompt, seed: wireSeed, ...options } },
  }),
  decode: (reply) => {
    refuseFailure(reply);
    const { text, isCut } = reply.body as { text?: string; isCut?: boolean };
    if (!text) throw new ProviderResponseError('It wrote nothing.');
    return { text, ...(isCut && { note: 'The text was cut by its length.' }) };
  },
  said: ({ body }) => (body as { text?: string }).text ?? '',
};

/**
 * A provider that writes, and one that keeps jobs: pictures are handed in and collected, or, of a prompt that begins so, asked for at an
 * endpoint that bills whole answers only.
 */
export const scribe: HttpProvider = {
  kind: 'http',
  id: 'scribe',
  title: 'Scribe',
  help: 'Writes.',
  models: [model],
  model: () => model,
  effective: ({ provider, prompt, instructions, references, seed }: GenerateRequest): Effective => {
    const endpoint: EndpointKind = prompt.startsWith('whole: ') ? 'unpaid' : 'collect';
    return {
      ...effectiveOf({ provider: provider.provider, prompt, instructions, references, wireSeed: seed }),
      pixels: { width: 8, height: 8 },
      estimate: usd(PICTURE_PRICE, 'estimate'),
      price: `scribe-1, $${String(PICTURE_PRICE)} a picture, 2026-11-29`,
      endpoint,
      ...(endpoint === 'collect' && { share: 0.5 }),
    };
  },
  keysUrl: 'https://scribe.test/keys',
  defaultKeyName: 'SCRIBE_API_KEY',
  otherKeyNames: [],
  checkKey: { path: '/key', decode: () => ({ state: 'works', message: 'It works.' }) },
  defaultBaseUrl: 'https://scribe.test',
  baseUrlVariable: 'LUMI_SCRIBE_BASE_URL',
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  referenceTypes: ['image/png'],
  encode: ({ prompt, wireSeed }) => ({ path: '/draw', body: { json: { prompt, seed: wireSeed } } }),
  pictureKeys: ['picture'],
  decode: (reply) => {
    refuseFailure(reply);
    const { picture, refusal } = reply.body as { picture?: string; refusal?: string };
    if (picture === undefined) throw new NoImageError(refusal ?? 'There is no picture.');
    return { picture: { source: picture }, others: [], text: '' };
  },
  cost: ({ body }) => {
    const { cost, tier } = body as { cost?: number; tier?: string };
    return { ...(cost !== undefined && { cost: usd(cost, 'actual') }), ...(tier !== undefined && { tier }) };
  },
  text,
  jobs: {
    submit: ({ prompt, wireSeed }, name) => ({ path: '/jobs', body: { json: { name, prompt, seed: wireSeed } } }),
    submitted: (reply) => {
      refuseFailure(reply);
      return (reply.body as { id: string }).id;
    },
    findPath: (name) => `/jobs?name=${name}`,
    found: (reply, name) => {
      refuseFailure(reply);
      return (reply.body as { jobs: { id: string; name: string }[] }).jobs.find((job) => job.name === name)?.id;
    },
    collectPath: (id) => `/jobs/${id}`,
    isReady: ({ body }) => (body as { state: string }).state === 'done',
    resultOf: (reply) => ({ ...reply, body: (reply.body as { result: unknown }).result }),
  },
};

function effectiveOf(
  request: Omit<EffectiveRequest, 'model' | 'options'>,
): Pick<Effective, 'request' | 'settings' | 'notes' | 'isPriced' | 'timeoutMs'> {
  const sent = { model: model.id, options: {}, ...request };
  return { request: sent, settings: [], notes: [], isPriced: true, timeoutMs: TIMEOUT_MS };
}

function refuseFailure(reply: HttpReply): void {
  if (!isSuccess(reply)) throw new ProviderUnavailableError(`Scribe answered ${String(reply.status)}.`);
}

/** Writes `count` texts of one prompt. */
const write = defineNode({
  type: 'test-write',
  title: 'Write',
  help: 'Writes.',
  category: 'generate',
  inputs: { provider: input('provider', 'Provider', { required: true }), prompt: input('text', 'Prompt') },
  outputs: { text: output('text', 'Text') },
  fields: {
    prompt: textField('Prompt'),
    count: integerField('Count', { default: 1, min: 1, max: 99 }),
    maxTokens: optionalNumberField('Max tokens', { min: 1, max: 9999, step: 1 }),
  },
  run: async ({ provider: [provider], prompt: [prompt = ''] }, { count, maxTokens }, context) => {
    if (!provider) return { text: [] };
    const requests = Array.from({ length: count }, (_, seed) => ({
      provider,
      prompt,
      instructions: '',
      references: [],
      seed,
      ...(maxTokens !== undefined && { maxTokens }),
    }));
    return { text: (await context.write(requests)).map(({ text }) => text) };
  },
});

/** What the application offers with it. */
export const offerWithScribe = {
  catalogue: createCatalogue([...catalogue.providers, scribe]),
  paletteOf: () => withScribe,
};

export const withScribe = createPalette([...palette.values(), providerNode(scribe), write]);
