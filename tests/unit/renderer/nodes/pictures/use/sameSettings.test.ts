import { describe, expect, it } from 'vitest';
import { canMake } from '#shared/graph/callKinds';
import type { Field, JsonObject, JsonValue } from '#shared/graph/Field';
import type { ImageRef, Turn } from '#shared/graph/generation';
import { isRouterOption } from '#shared/providers/families/openrouter/routerOptions';
import type { EffectiveRequest } from '#shared/providers/Effective';
import type { Model } from '#shared/providers/Model';
import type { ProviderAdapter } from '#shared/providers/ProviderAdapter';
import { newNode } from '#shared/workflow/newNode';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { previewPlan } from '../../../../../../electron/engine/previewPlan.ts';
import { withSeed } from '../../../../../../renderer/src/nodes/pictures/use/withSeed.ts';
import { withSettings } from '../../../../../../renderer/src/nodes/pictures/use/withSettings.ts';
import { aGraph, type GraphBuilder } from '../../../../../support/builders.ts';
import { planOf } from '../../../../../support/runs.ts';
import { catalogue, palette } from '../../../../../support/shipped.ts';

/** Ids that no list has any more, or never had. */
const GONE: readonly (readonly [provider: string, model: string])[] = [
  ['google', 'gemini-3-pro-image-preview'],
  ['google', 'gemini-2.0-flash-preview-image-generation'],
  ['google', 'gemini-5-brush'],
  ['openrouter', 'google/gemini-3-pro-image-preview'],
  ['openrouter', 'openai/gpt-image-1'],
  ['openrouter', 'acme/brush-9'],
  ['openai', 'gpt-image-1'],
  ['openai', 'dall-e-3'],
  ['openai', 'gpt-image-9'],
];
const LISTED = catalogue.providers.flatMap((provider) =>
  provider.models.filter((model) => canMake(model, 'image')).map(({ id }) => [provider.id, id] as const),
);
/** What there may be to set where a model does not tell. */
const OFTEN_SET = { aspect_ratio: '16:9', resolution: '2K', quality: 'high', strength: 0.4, prompt_extend: true };

const PICTURES: readonly ImageRef[] = ['a', 'b', 'c'].map((sign) => ({
  id: sign.repeat(64),
  width: 96,
  height: 64,
  mime: 'image/png',
}));
const [FOX, HARE, MASK] = PICTURES as [ImageRef, ImageRef, ImageRef];

describe('the settings of a picture, taken over into a graph of the same words and pictures', () => {
  it.each([...LISTED, ...GONE])('ask %s, %s for the very same again, whatever was set', async (id, modelId) => {
    const provider = catalogue.find(id) ?? expect.fail();
    const model = provider.model(modelId);
    for (const { config, routing } of everySetting(provider, model)) {
      const ran = asKept(asked(provider, model, config, routing));
      const sent = await sentBy(ran);
      const again = withSeed(takenOver(ran, model), 'here', 41);
      expect(await sentBy(again), JSON.stringify({ config, routing })).toEqual(sent);
    }
  });

  it('are proven to be sent: each field changes what is asked for where it is set', async () => {
    const provider = catalogue.find('openai') ?? expect.fail();
    const [model] = provider.models;
    const plain = await sentBy(asked(provider, model, {}, {}));
    const changed = await sentBy(asked(provider, model, { outputFormat: 'webp', compression: 50 }, {}));
    expect(changed).not.toEqual(plain);
    expect(plain[0]).toMatchObject({
      mask: MASK,
      references: [FOX, HARE],
      instructions: 'Keep the fur.',
      wireSeed: 41,
    });
  });

  it('bring along how its first reference went, and leave aside what was muted or bypassed', async () => {
    const provider = catalogue.find('google') ?? expect.fail();
    const [model] = provider.models;
    const ran = asked(provider, model, { aspectRatio: '16:9' }, {}, { firstReference: 'earlier-turn' });
    const sent = await sentBy(ran);
    expect(sent[0]?.turns).toHaveLength(1);
    expect(await sentBy(withSeed(takenOver(ran, model), 'here', 41))).toEqual(sent);
    for (const mode of ['mute', 'bypass'] as const) {
      const nodes = ran.nodes.map((node) => (node.id === 'config' ? { ...node, mode } : node));
      const without = { ...ran, nodes };
      expect(await sentBy(withSeed(takenOver(without, model), 'here', 41))).toEqual(await sentBy(without));
    }
  });

  it('go into the nodes there are, also where wires are bent on the way', () => {
    const provider = catalogue.find('google') ?? expect.fail();
    const ran = asked(provider, provider.models[1] ?? provider.models[0], { aspectRatio: '16:9' }, {});
    const open = aGraph()
      .node('mine', 'google-provider', { keyName: 'MY_API_KEY' })
      .node('bend', 'reroute')
      .node('here', 'image-processor')
      .wire('mine.provider', 'bend.in')
      .wire('bend.out', 'here.provider')
      .build();
    const now = taken(open, ran);
    expect(now.nodes.filter(({ type }) => type === 'google-provider')).toMatchObject([
      { id: 'mine', fields: { keyName: 'MY_API_KEY', model: 'gemini-3-pro-image' } },
    ]);
  });
});

interface Settings {
  readonly config: JsonObject;
  readonly routing: JsonObject;
}

/** Every value of every field but its default, alone, and all fields at once. */
function everySetting(provider: ProviderAdapter, model: Model): readonly Settings[] {
  const fields = palette.get(`${model.family}-config`)?.fields ?? {};
  const own = Object.entries(fields).filter(([name]) => name !== 'numImages');
  const configs = own.flatMap(([name, field]) =>
    valuesOf(field, model).map((value): JsonObject => ({ [name]: value })),
  );
  const routing = provider.kind === 'http' ? Object.entries(provider.routing?.fields ?? {}) : [];
  const ways = routing.flatMap(([name, field]) =>
    valuesOf(field, model).map((value): JsonObject => ({ [name]: value })),
  );
  const all = { config: joined(configs), routing: joined(ways) };
  const alone = configs.map((config) => ({ config, routing: {} }));
  // Who is asked is the same question for each model.
  const asFirst = model.id === provider.models[0].id ? ways.map((way) => ({ config: {}, routing: way })) : [];
  return [...alone, ...asFirst, all];
}

function joined(objects: readonly JsonObject[]): JsonObject {
  return Object.fromEntries(objects.flatMap((each) => Object.entries(each)));
}

function valuesOf(field: Field, { parameters }: Model): readonly JsonValue[] {
  switch (field.kind) {
    case 'choice':
      return field.choices.map(({ value }) => value).filter((value) => value !== field.default);
    case 'integer':
      return [field.max];
    case 'optional-number':
      return [field.min, field.max];
    case 'data': {
      const told = Object.entries(parameters ?? {}).filter(([name]) => isRouterOption(name));
      const named = told.map(([name, each]): [string, JsonValue] => {
        if (each.type === 'enum') return [name, each.values.at(-1) ?? ''];
        return [name, each.type === 'range' ? (each.max ?? 1) : each.type === 'boolean' ? true : 'red'];
      });
      const options = parameters ? Object.fromEntries(named) : OFTEN_SET;
      return [options, ...Object.entries(options).map(([name, value]) => ({ [name]: value }))];
    }
    case 'key-name':
    case 'model':
    case 'pictures':
    case 'text':
    case 'whole':
      throw new Error(`Nobody said what to set in a field of the kind ${field.kind}.`);
  }
}

function asked(
  { id, kind }: ProviderAdapter,
  model: Model,
  config: JsonObject,
  routing: JsonObject,
  own: JsonObject = {},
): Workflow {
  const provider = { model: model.id, ...(kind === 'http' && { keyName: 'THEIR_API_KEY' }), ...routing };
  const start = aGraph()
    .node('provider', `${id}-provider`, provider)
    .node('config', `${model.family === 'any' ? 'gemini' : model.family}-config`, config);
  return withWords(start, 'draw', { seed: 41, ...own }, model)
    .wire('provider.provider', 'draw.provider')
    .wire('config.config', 'draw.config')
    .build();
}

/** With as many pictures as the model takes, of two. */
function withWords(
  graph: GraphBuilder,
  processor: string,
  own: JsonObject,
  { maxReferences }: Pick<Model, 'maxReferences'>,
): GraphBuilder {
  return graph
    .node('pictures', 'image-input', { pictures: [{ id: FOX.id }, { id: HARE.id }].slice(0, maxReferences) })
    .node('where', 'image-input', { pictures: [{ id: MASK.id }] })
    .node(processor, 'image-processor', { prompt: 'a fox', instructions: 'Keep the fur.', ...own })
    .wire('pictures.images', `${processor}.references`)
    .wire('where.images', `${processor}.mask`);
}

/** The library keeps the graph of a run as a file. */
function asKept(workflow: Workflow): Workflow {
  return readWorkflowText(writeWorkflow(workflow));
}

function takenOver(ran: Workflow, model: Model): Workflow {
  return taken(withWords(aGraph(), 'here', {}, model).build(), ran);
}

let made = 0;
function taken(workflow: Workflow, ran: Workflow): Workflow {
  const make = (type: string) => newNode({ id: `new${String(++made)}`, type, position: { x: 0, y: 0 } }, palette);
  return withSettings({ workflow, palette, ran, maker: 'draw', processor: 'here', make });
}

/** The requests a run of it would make, as the engine works them out. */
async function sentBy(workflow: Workflow): Promise<readonly EffectiveRequest[]> {
  const requests: EffectiveRequest[] = [];
  const { problems } = await previewPlan(planOf(workflow), {
    catalogue,
    findPictures: (ids) => Promise.resolve(ids.map((id) => PICTURES.find((picture) => picture.id === id))),
    turnsTo: (picture) => (picture === FOX.id ? [TURN] : []),
    findResult: ({ effective }) => {
      requests.push(effective.request);
      return undefined;
    },
  });
  expect(problems).toEqual([]);
  expect(requests).toHaveLength(1);
  return requests;
}

const TURN: Turn = {
  prompt: 'a fox cub',
  references: [],
  answer: [{ isPicture: true, signature: 'c2lnbmVk' }],
  image: FOX,
};
