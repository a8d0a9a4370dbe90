import { describe, expect, it } from 'vitest';
import { sharedFields } from '#shared/workflow/sharedFields';
import { aGraph } from '../../../support/builders.ts';
import { palette } from '../../../support/shipped.ts';

const graph = aGraph()
  .node('c1', 'gemini-config', { numImages: 4, aspectRatio: '16:9' })
  .node('c2', 'gemini-config', { numImages: 2, aspectRatio: '16:9' })
  .node('n', 'image-processor', { seed: 7 })
  .node('t', 'text-processor', { seed: 7 })
  .node('s', 'seed')
  .node('x', 'from-the-future', { seed: 7 })
  .wire('s.integer', 'n.seed')
  .build();
const shared = (...ids: string[]) =>
  sharedFields(
    graph,
    graph.nodes.filter(({ id }) => ids.includes(id)),
    palette,
  );

describe('the fields several nodes share', () => {
  it('are those of one name and kind, alike or mixed', () => {
    const { fields, others } = shared('c1', 'c2');
    expect(others).toBe(0);
    expect(fields.find(({ name }) => name === 'numImages')?.value).toBeUndefined();
    expect(fields.find(({ name }) => name === 'aspectRatio')?.value).toEqual({ of: '16:9' });
    expect(fields.find(({ name }) => name === 'temperature')?.value).toEqual({ of: undefined });
  });

  it('are shared by nodes of unlike types too, and the rest is counted', () => {
    const { fields, others } = shared('n', 't');
    expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['prompt', 'instructions', 'seed']));
    expect(fields.find(({ name }) => name === 'seed')?.wired).toBe(1);
    expect(others).toBeGreaterThan(0);
  });

  it('are none where one of the nodes is not known, or they have nothing in common', () => {
    expect(shared('n', 'x').fields).toEqual([]);
    expect(shared('c1', 's').fields).toEqual([]);
  });

  it('offer only what all of them take', () => {
    const other = palette.get('gemini-config')!;
    const images = other.fields['numImages']!;
    const narrow = { ...other, type: 'narrow', fields: { numImages: { ...images, kind: 'integer' as const, max: 3 } } };
    const both = sharedFields(
      { edges: [] },
      aGraph().node('a', 'gemini-config').node('b', 'narrow').build().nodes,
      new Map([...palette, ['narrow', narrow as typeof other]]),
    );
    expect(both.fields.map(({ name, field }) => [name, field.kind === 'integer' && field.max])).toEqual([
      ['numImages', 3],
    ]);
    expect(both.others).toBe(9);
  });
});
