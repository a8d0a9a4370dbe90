import { describe, expect, it } from 'vitest';
import { displayName, displayNames } from '#shared/graph/displayName';
import type { Workflow } from '#shared/workflow/Workflow';
import { aGraph } from '../../../support/builders.ts';
import { growthOf, LINEAR } from '../../../support/growthOf.ts';
import { palette } from '../../../support/shipped.ts';

const names = (graph: { build(): Workflow }) => Object.fromEntries(displayNames(graph.build(), palette));

describe('displayName', () => {
  it('calls a text as the one input it feeds, however many nodes have it', () => {
    const graph = aGraph()
      .node('a', 'text')
      .node('b', 'text')
      .node('c', 'text')
      .node('g', 'image-processor')
      .node('h', 'image-processor')
      .wire('a.text', 'g.instructions')
      .wire('b.text', 'g.prompt')
      .wire('b.text', 'h.prompt');
    expect(names(graph)).toEqual({
      a: 'Instructions',
      b: 'Prompt',
      c: 'Text',
      g: 'Generate images',
      h: 'Generate images 2',
    });
    expect(names(graph.wire('a.text', 'h.prompt'))).toMatchObject({ a: 'Text', b: 'Prompt', c: 'Text 2' });
  });

  it('sees through reroutes', () => {
    const graph = aGraph()
      .node('a', 'text')
      .node('r', 'reroute', { carries: 'text' })
      .node('g', 'image-processor')
      .wire('a.text', 'r.in')
      .wire('r.out', 'g.instructions');
    expect(names(graph)).toMatchObject({ a: 'Instructions', r: 'Reroute' });
  });

  it('tells texts of one name apart by their first words, and what has none by a number', () => {
    const graph = aGraph()
      .node('a', 'text', { value: 'a red fox' })
      .node('b', 'text', { value: '  a blue\n heron over the lake, at dawn' })
      .node('c', 'text')
      .node('d', 'text', { value: 'a red fox' })
      .node('e', 'text', { value: 'Donaudampfschifffahrtsgesellschaft' })
      .node('f', 'text');
    expect(names(graph)).toEqual({
      a: 'Text · a red fox',
      b: 'Text · a blue heron over…',
      c: 'Text',
      d: 'Text · a red fox 2',
      e: 'Text · Donaudampfschifffahrtsgesell…',
      f: 'Text 2',
    });
  });

  it('leaves titles that people gave as they are, and keeps clear of them', () => {
    const graph = aGraph()
      .node('a', 'text', {}, { title: 'Prompt' })
      .node('b', 'text')
      .node('c', 'gallery', {}, { title: 'Gallery' })
      .node('d', 'gallery', {}, { title: 'Gallery' })
      .node('e', 'gallery')
      .node('f', 'gallery', {}, { title: 'Gallery 2' })
      .node('g', 'image-processor')
      .wire('b.text', 'g.prompt');
    expect(names(graph)).toEqual({
      a: 'Prompt',
      b: 'Prompt 2',
      c: 'Gallery',
      d: 'Gallery',
      e: 'Gallery 3',
      f: 'Gallery 2',
      g: 'Generate images',
    });
  });

  it('calls what is not known by its type, and one that is not in the graph by its own', () => {
    const graph = aGraph().node('x', 'from-the-future').node('y', '__proto__').build();
    expect(displayName(graph, palette, graph.nodes[0]!)).toBe('from-the-future');
    expect(displayName(graph, palette, graph.nodes[1]!)).toBe('__proto__');
    expect(displayName(graph, palette, { id: 'gone', type: 'gallery' })).toBe('Gallery');
  });

  it('is made once for a graph, in time that grows with it only', async () => {
    const many = (count: number): Workflow => {
      const ids = Array.from({ length: count }, (_, at) => `t${String(at)}`);
      const position = { x: 0, y: 0 };
      const texts = ids.map((id) => ({ id, type: 'text', position, fields: { value: 'the same words' } }));
      const to = { node: 'g', socket: 'prompt' };
      return {
        name: '',
        nodes: [{ id: 'g', type: 'image-processor', position }, ...texts],
        edges: ids.map((id) => ({ from: { node: id, socket: 'text' }, to })),
      };
    };
    const graph = many(10);
    expect(displayNames(graph, palette)).toBe(displayNames({ nodes: graph.nodes, edges: graph.edges }, palette));
    expect(
      await growthOf(many, 3_000, (given) => displayNames({ ...given, nodes: [...given.nodes] }, palette)),
    ).toBeLessThan(LINEAR);
  });
});
