import { describe, expect, it } from 'vitest';
import { referenceLimit } from '../../../../../renderer/src/nodes/pictures/useReferenceLimit.ts';
import { aGraph } from '../../../../support/builders.ts';
import { catalogue, palette } from '../../../../support/shipped.ts';

describe('how many pictures a model takes', () => {
  const graph = aGraph()
    .node('p', 'google-provider')
    .node('own', 'image-input')
    .node('show', 'gallery')
    .node('draw', 'image-processor')
    .wire('p.provider', 'draw.provider')
    .wire('own.images', 'show.images');

  it('is found through nodes that only pass pictures on', () => {
    const wired = graph.wire('show.images', 'draw.references').build();
    const model = catalogue.find('google')?.models[0];
    expect(referenceLimit(wired, 'own', { palette, catalogue })).toEqual({
      most: model?.maxReferences,
      model: model?.title,
    });
  });

  it('is not known where they go to no model', () => {
    expect(referenceLimit(graph.build(), 'own', { palette, catalogue })).toBeNull();
  });
});
