import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#shared/graph/Field';
import { wiredSettings } from '#shared/nodes/wiredSettings';
import { aGraph } from '../../../support/builders.ts';
import { palette } from '../../../support/shipped.ts';

function aRouterGraph(model?: string) {
  return aGraph('Foxes')
    .node('provider', 'openrouter-provider', model === undefined ? {} : { model })
    .node('config', 'openrouter-config', {})
    .node('generate', 'image-processor', {})
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config');
}

const wired = (graph: ReturnType<typeof aRouterGraph>) => wiredSettings(graph.build(), palette, 'config');

describe('what settings can be made for', () => {
  it('is what the model takes whose provider is wired where they are, without what is no setting', () => {
    const { models, parameters = {} } = wired(aRouterGraph('bytedance-seed/seedream-4.5'));
    expect(models).toMatchObject([{ title: 'Seedream 4.5' }]);
    expect(Object.keys(parameters)).toEqual(['resolution', 'aspect_ratio']);
    expect(parameters['resolution']).toEqual({ type: 'enum', values: ['1K', '2K', '4K'] });
  });

  it('is seen through reroutes', () => {
    const graph = aGraph('Foxes')
      .node('provider', 'openrouter-provider', { model: 'recraft/recraft-v4' })
      .node('config', 'openrouter-config', {})
      .node('bend', 'reroute', {})
      .node('generate', 'image-processor', {})
      .wire('provider.provider', 'bend.in')
      .wire('bend.out', 'generate.provider')
      .wire('config.config', 'generate.config');
    expect(wired(graph).models).toMatchObject([{ title: 'Recraft v4' }]);
  });

  it('is what the models take that an axis of a sweep names, of those whose settings these are', () => {
    const swept = (axes: JsonValue) =>
      aGraph('Foxes')
        .node('config', 'openrouter-config', {})
        .node('sweep', 'sweep', { axes })
        .wire('config.config', 'sweep.config');
    const models = ['google:gemini-3-pro-image', 'openrouter:recraft/recraft-v4'];
    expect(wired(swept([{ of: 'provider', values: models }])).models).toMatchObject([{ title: 'Recraft v4' }]);
    expect(wired(swept([{ of: 'provider' }])).models).toEqual([]);
  });

  it('is all that one of several models takes', () => {
    const graph = aRouterGraph('bytedance-seed/seedream-4.5')
      .node('other', 'openrouter-provider', { model: 'openai/gpt-5-image' })
      .node('again', 'image-processor', {})
      .wire('other.provider', 'again.provider')
      .wire('config.config', 'again.config');
    const { models, parameters = {} } = wired(graph);
    expect(models).toHaveLength(2);
    expect(Object.keys(parameters)).toEqual(expect.arrayContaining(['resolution', 'quality']));
  });

  it.each([
    ['the model tells nothing', aRouterGraph('black-forest-labs/flux-3-image'), 1],
    ['the model is in no list', aRouterGraph('acme/brush-9'), 1],
    ['nothing is wired', aGraph('Foxes').node('config', 'openrouter-config', {}), 0],
  ])('is not told where %s', (_, graph, count) => {
    expect(wired(graph).models).toHaveLength(count);
    expect(wired(graph)).not.toHaveProperty('parameters');
  });
});
