import { describe, expect, it } from 'vitest';
import { placeTakers, swapNode } from '#shared/workflow/swapNode';
import { aGraph } from '../../../support/builders.ts';
import { palette } from '../../../support/shipped.ts';

const graph = aGraph('Fox')
  .node('p', 'google-provider', { model: 'gemini-3-pro-image', keyName: 'MY_KEY' })
  .node('c', 'gemini-config', { numImages: 4 })
  .node('n', 'image-processor', { prompt: 'a fox' })
  .wire('p.provider', 'n.provider')
  .wire('c.config', 'n.config')
  .build();
const swapped = (type: string, from = graph) => swapNode(from, 'p', type, palette);

describe('a provider in the place of another', () => {
  it('keeps the place, the wires and the model, by the id it has there', () => {
    const { nodes, edges } = swapped('openrouter-provider');
    expect(edges).toBe(graph.edges);
    expect(nodes[0]).toEqual({
      ...graph.nodes[0],
      type: 'openrouter-provider',
      fields: { model: 'google/gemini-3-pro-image' },
    });
    expect(nodes.slice(1)).toEqual(graph.nodes.slice(1));
  });

  it('comes back with what it had, but for the name of its key', () => {
    const there = swapped('openrouter-provider');
    expect(swapped('google-provider', there).nodes[0]?.fields).toEqual({ model: 'gemini-3-pro-image' });
  });

  it('takes its own first model where it has not that one', () => {
    expect(swapped('sample-provider').nodes[0]).not.toHaveProperty('fields');
  });

  it('changes nothing where it is that one already, or there is none of the kind', () => {
    expect(swapped('google-provider')).toBe(graph);
    expect(swapped('no-such-provider')).toBe(graph);
  });

  it('is any other provider; settings are for settings, and all else for nothing', () => {
    const takers = (type: string) => placeTakers(palette.get(type)!, palette).map((each) => each.type);
    expect(takers('sample-provider')).toEqual(['google-provider', 'openrouter-provider', 'sample-provider']);
    expect(takers('gemini-config')).toEqual(['gemini-config']);
    expect(takers('image-processor')).toEqual([]);
  });
});
