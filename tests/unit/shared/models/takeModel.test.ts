import { expect, it } from 'vitest';
import { takeModel } from '#shared/models/takeModel';
import { aGraph } from '../../../support/builders.ts';
import { palette } from '../../../support/shipped.ts';

const builder = aGraph('Fox')
  .node('p', 'google-provider', { model: 'gemini-3-pro-image' })
  .node('c', 'gemini-config', { numImages: 4 })
  .node('n', 'image-processor', { prompt: 'a fox' })
  .wire('p.provider', 'n.provider')
  .wire('c.config', 'n.config');
const FLUX = { type: 'openrouter-provider', model: 'black-forest-labs/flux.2-pro', family: 'openrouter' };

it('takes a model of another provider, and its settings with it', () => {
  const graph = takeModel(builder.build(), 'p', FLUX, palette);
  expect(graph.nodes.map(({ type }) => type)).toEqual(['openrouter-provider', 'openrouter-config', 'image-processor']);
  expect(graph.nodes[0]?.fields).toEqual({ model: FLUX.model });
  expect(graph.edges).toHaveLength(2);
});

it('leaves settings alone that fit, and those that others share', () => {
  const google = { type: 'google-provider', model: 'gemini-nano-banana-2.1', family: 'gemini' };
  const same = takeModel(builder.build(), 'p', google, palette);
  expect(same.nodes[1]).toEqual(builder.build().nodes[1]);
  // What is usual is not written into a graph.
  expect(same.nodes[0]?.fields?.['model']).toBeUndefined();
  const shared = builder.node('other', 'image-processor').wire('c.config', 'other.config').build();
  expect(takeModel(shared, 'p', FLUX, palette).nodes[1]?.type).toBe('gemini-config');
});

it('carries ratio, resolution and how many into the settings of the other family', () => {
  const asked = aGraph('Fox')
    .node('p', 'google-provider')
    .node('c', 'gemini-config', { aspectRatio: '16:9', resolution: '2K', numImages: 4, thinking: 'high' })
    .node('n', 'image-processor')
    .wire('p.provider', 'n.provider')
    .wire('c.config', 'n.config')
    .build();
  expect(takeModel(asked, 'p', FLUX, palette).nodes[1]).toMatchObject({
    type: 'openrouter-config',
    fields: { options: { aspect_ratio: '16:9', resolution: '2K' }, numImages: 4 },
  });
});

it('leaves the settings of a sweep alone, which says them for each model by itself', () => {
  const swept = aGraph('Fox')
    .node('p', 'google-provider')
    .node('c', 'gemini-config', { aspectRatio: '16:9' })
    .node('s', 'sweep', { axes: [{ of: 'provider' }] })
    .wire('p.provider', 's.provider')
    .wire('c.config', 's.config')
    .build();
  expect(takeModel(swept, 'p', FLUX, palette).nodes.map(({ type }) => type)).toEqual([
    'openrouter-provider',
    'gemini-config',
    'sweep',
  ]);
});
