import { describe, expect, it } from 'vitest';
import { replacements } from '#shared/workflow/replacements';
import { aGraph } from '../../../support/builders.ts';
import { palette } from '../../../support/shipped.ts';

describe('what can take the place of a node', () => {
  const graph = aGraph()
    .node('p', 'sample-provider')
    .node('a', 'text', { value: 'a fox' })
    .node('n', 'image-processor', { seed: 7 })
    .node('g', 'gallery')
    .node('free', 'text', { value: 'alone' })
    .node('note', 'note')
    .wire('p.provider', 'n.provider')
    .wire('a.text', 'n.prompt')
    .wire('n.images', 'g.images')
    .build();
  const types = (id: string) => replacements(graph, id, palette).map(({ definition }) => definition.type);

  it('comes with the one first that keeps most wires, and never itself', () => {
    expect(types('n')[0]).toBe('text-processor');
    expect(types('n')).not.toContain('image-processor');
    const kept = replacements(graph, 'n', palette).map(({ wires }) => wires);
    expect(kept).toEqual(kept.toSorted((one, other) => other - one));
    expect(Math.min(...kept)).toBeGreaterThan(0);
  });

  it('is another provider for a provider', () => {
    expect(types('p')).toEqual(['google-provider', 'openrouter-provider', 'openai-provider']);
  });

  it('has something in common with a node that has no wires', () => {
    expect(types('free')).toContain('prompt-list');
    expect(types('free')).not.toContain('gallery');
  });

  it('is nothing for a note', () => {
    expect(types('note')).toEqual([]);
  });
});
