import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/graph/Field';
import type { GenerationConfig, ProviderChoice } from '#shared/graph/generation';
import {
  ASPECT_RATIOS,
  RESOLUTIONS,
  SAFETY_LEVELS,
  SEARCHES,
  SERVICE_TIERS,
  THINKING_LEVELS,
} from '#shared/providers/families/gemini/geminiOptions';
import type { NewNodes } from '#shared/graph/placedFields';
import { newNode } from '#shared/workflow/newNode';
import type { Workflow } from '#shared/workflow/Workflow';
import { edgesInto, nodeById } from '#shared/workflow/lookups';
import { withSeed } from '../../../../../../renderer/src/nodes/pictures/use/withSeed.ts';
import { withSettings } from '../../../../../../renderer/src/nodes/pictures/use/withSettings.ts';
import { aGraph } from '../../../../../support/builders.ts';
import { catalogue, palette } from '../../../../../support/shipped.ts';

let made = 0;
const question = (workflow: Workflow, ran: Workflow, wanted?: NewNodes) => ({
  workflow,
  palette,
  ran,
  maker: 'draw',
  processor: 'here',
  make: (type: string) => newNode({ id: `new${String(++made)}`, type, position: { x: 0, y: 0 } }, palette, wanted),
});

/** What a processor of a graph would send for a fox. */
async function sentBy(workflow: Workflow, processor: string, words = 'a fox') {
  const valueOf = async (socket: string): Promise<unknown> => {
    const wire = edgesInto(workflow, processor).find(({ to }) => to.socket === socket);
    const node = wire && nodeById(workflow, wire.from.node);
    const definition = node && palette.get(node.type);
    if (!node || !definition) return undefined;
    const defaults = Object.entries(definition.fields).map(([name, field]) => [
      name,
      'default' in field ? field.default : undefined,
    ]);
    const fields = { ...Object.fromEntries(defaults), ...node.fields } as JsonObject;
    const given = (await definition.run?.({}, fields, {} as never)) as Record<string, readonly unknown[]>;
    return given[wire.from.socket]?.[0];
  };
  const provider = (await valueOf('provider')) as ProviderChoice;
  const config = ((await valueOf('config')) ?? { family: provider.family, batch: 1, options: {} }) as GenerationConfig;
  const { request } = catalogue
    .find(provider.provider)!
    .effective({ provider, config, prompt: words, instructions: '', references: [], seed: 7 });
  return request;
}

const MODELS = catalogue.providers.flatMap((provider) =>
  provider.models
    .filter(({ makes = ['image'] }) => makes.includes('image'))
    .map(({ id }) => [provider.id, id] as const),
);
const SETTINGS = [
  {
    aspectRatio: ASPECT_RATIOS.at(-1),
    resolution: RESOLUTIONS.at(-1),
    temperature: 0.3,
    topP: 0.5,
    thinking: THINKING_LEVELS.at(-1),
    search: SEARCHES.at(-1),
    modalities: 'pictures',
    safety: SAFETY_LEVELS.at(-1),
    serviceTier: SERVICE_TIERS.at(-1),
    numImages: 16,
  },
  { aspectRatio: '16:9' },
  {},
];

describe('settings that are taken over', () => {
  it.each(MODELS)('send the same to %s %s but for the words, whatever the graph had', async (provider, model) => {
    for (const settings of SETTINGS) {
      const ran = aGraph()
        .node('p', `${provider}-provider`, { model })
        .node('c', 'gemini-config', settings as JsonObject)
        .node('draw', 'image-processor', { prompt: 'a fox', seed: 7 })
        .wire('p.provider', 'draw.provider')
        .wire('c.config', 'draw.config')
        .build();
      const others = [
        aGraph().node('here', 'image-processor').build(),
        aGraph()
          .node('q', 'openrouter-provider', { model: 'google/gemini-2.5-flash-image', keyName: 'MY_KEY' })
          .node('d', 'gemini-config', { aspectRatio: '1:4', temperature: 1.9, numImages: 3 })
          .node('here', 'image-processor', { prompt: 'a hare' })
          .wire('q.provider', 'here.provider')
          .wire('d.config', 'here.config')
          .build(),
      ];
      for (const workflow of others) {
        const now = withSettings(question(workflow, ran));
        expect(await sentBy(now, 'here')).toEqual(await sentBy(ran, 'draw'));
        expect(nodeById(now, 'here')?.fields).toEqual(nodeById(workflow, 'here')?.fields);
      }
    }
  });

  const ran = aGraph()
    .node('p', 'google-provider', { model: 'gemini-3-pro-image', keyName: 'THEIR_API_KEY' })
    .node('c', 'gemini-config', { aspectRatio: '16:9', numImages: 16 })
    .node('draw', 'image-processor')
    .wire('p.provider', 'draw.provider')
    .wire('c.config', 'draw.config')
    .build();
  const open = (more = false) => {
    const graph = aGraph()
      .node('q', 'google-provider', { model: 'gemini-2.5-flash-image', keyName: 'MY_API_KEY' })
      .node('d', 'gemini-config', { aspectRatio: '1:1', temperature: 1, numImages: 2 })
      .node('here', 'image-processor')
      .wire('q.provider', 'here.provider')
      .wire('d.config', 'here.config');
    return (more ? graph.node('other', 'image-processor').wire('d.config', 'other.config') : graph).build();
  };

  it('come with as many pictures as new ones are to ask for where there were none, and with the model that was asked', () => {
    const bare = aGraph().node('here', 'image-processor').build();
    const wanted = { pictures: 4, models: { 'google-provider': 'gemini-2.5-flash-image' } };
    const { nodes } = withSettings(question(bare, ran, wanted));
    const fieldsOf = (type: string) => nodes.find((node) => node.type === type)?.fields;
    expect(fieldsOf('gemini-config')).toEqual({ aspectRatio: '16:9', numImages: 4 });
    expect(fieldsOf('google-provider')).toEqual({ model: 'gemini-3-pro-image' });
  });

  it('go into the nodes there are, which keep their key and how many pictures they ask for', () => {
    const now = withSettings(question(open(), ran));
    expect(now.nodes.map(({ id }) => id)).toEqual(['q', 'd', 'here']);
    expect(nodeById(now, 'q')?.fields).toEqual({ model: 'gemini-3-pro-image', keyName: 'MY_API_KEY' });
    expect(nodeById(now, 'd')?.fields).toEqual({ aspectRatio: '16:9', numImages: 2 });
    expect(withSettings(question(now, ran))).toEqual(now);
  });

  it('leave a node alone that serves others too', () => {
    const workflow = open(true);
    const now = withSettings(question(workflow, ran));
    expect(nodeById(now, 'd')).toEqual(nodeById(workflow, 'd'));
    expect(edgesInto(now, 'other')).toEqual(edgesInto(workflow, 'other'));
    const config = edgesInto(now, 'here').find(({ to }) => to.socket === 'config')?.from.node ?? '';
    expect(nodeById(now, config)).toMatchObject({
      type: 'gemini-config',
      fields: { aspectRatio: '16:9', numImages: 2 },
    });
  });

  it('are the model’s own where the picture was made without any', () => {
    const bare = aGraph()
      .node('p', 'google-provider')
      .node('draw', 'image-processor')
      .wire('p.provider', 'draw.provider')
      .build();
    expect(edgesInto(withSettings(question(open(), bare)), 'here').map(({ to }) => to.socket)).toEqual(['provider']);
  });
});

describe('a seed that is taken over', () => {
  it('stays, in the processor or in the seed node that is its own', () => {
    const alone = aGraph().node('here', 'image-processor', { seed: 1, control: 'randomise' }).build();
    expect(nodeById(withSeed(alone, 'here', 42), 'here')?.fields).toEqual({ seed: 42, control: 'fixed' });
    const wired = aGraph()
      .node('s', 'seed', { value: 1, control: 'increment' })
      .node('here', 'image-processor')
      .wire('s.integer', 'here.seed')
      .build();
    expect(nodeById(withSeed(wired, 'here', 42), 's')?.fields).toEqual({ value: 42, control: 'fixed' });
    const shared = aGraph()
      .node('s', 'seed', { value: 1 })
      .node('here', 'image-processor')
      .node('other', 'image-processor')
      .wire('s.integer', 'here.seed')
      .wire('s.integer', 'other.seed')
      .build();
    const now = withSeed(shared, 'here', 42);
    expect(nodeById(now, 's')?.fields).toEqual({ value: 1 });
    expect(edgesInto(now, 'here')).toEqual([]);
    expect(nodeById(now, 'here')?.fields).toMatchObject({ seed: 42, control: 'fixed' });
  });
});
