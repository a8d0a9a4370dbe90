import { describe, expect, it } from 'vitest';
import { whatIsNeeded, isIncomplete } from '../../../../../renderer/src/nodes/needs/whatIsNeeded.ts';
import { aGraph } from '../../../../support/builders.ts';
import { palette } from '../../../../support/shipped.ts';

const needed = (graph: ReturnType<ReturnType<typeof aGraph>['build']>, node: string) =>
  whatIsNeeded(graph, palette, node, 'sample-provider');
const wiresOf = ({ edges }: ReturnType<typeof needed>) =>
  edges.map(({ from, to }) => `${from.node}.${from.socket} ${to.node}.${to.socket}`);

describe('whatIsNeeded', () => {
  it('is provider, prompt, settings and gallery of a lone processor', () => {
    const graph = aGraph().node('draw', 'image-processor').build();
    expect(isIncomplete(graph, palette, 'draw')).toBe(true);
    const found = needed(graph, 'draw');
    expect(found.nodes.map(({ type }) => type)).toEqual(['sample-provider', 'gemini-config', 'text', 'gallery']);
    expect(wiresOf(found)).toEqual([
      'needed-0.provider draw.provider',
      'needed-1.config draw.config',
      'needed-2.text draw.prompt',
      'draw.images needed-3.images',
    ]);
    expect(found.beside.get('needed-3')).toEqual({ of: 'draw', side: 'right' });
  });

  it('takes provider and settings that are there, and leaves a prompt that was typed', () => {
    const graph = aGraph()
      .node('p', 'google-provider')
      .node('c', 'gemini-config')
      .node('draw', 'image-processor', { prompt: 'a fox' })
      .build();
    expect(wiresOf(needed(graph, 'draw'))).toEqual([
      'p.provider draw.provider',
      'c.config draw.config',
      'draw.images needed-0.images',
    ]);
  });

  it('is what makes pictures, and all that needs, of a lone gallery', () => {
    const graph = aGraph().node('g', 'gallery').build();
    const found = needed(graph, 'g');
    expect(found.nodes.map(({ type }) => type)).toEqual([
      'image-processor',
      'sample-provider',
      'gemini-config',
      'text',
    ]);
    expect(wiresOf(found)[0]).toBe('needed-0.images g.images');
  });

  it('shows what a language model writes', () => {
    const found = needed(aGraph().node('w', 'text-processor').build(), 'w');
    expect(found.nodes.map(({ type }) => type)).toEqual(['sample-provider', 'text', 'show-text']);
  });

  it('holds what a person wants new nodes to hold, and seeds that move on', () => {
    const graph = aGraph().node('g', 'gallery').build();
    const { nodes } = whatIsNeeded(graph, palette, 'g', 'sample-provider', { pictures: 3 });
    const fieldsOf = (type: string) => nodes.find((node) => node.type === type)?.fields;
    expect(fieldsOf('image-processor')).toMatchObject({ control: 'randomise' });
    expect(Object.values(fieldsOf('gemini-config') ?? {})).toContain(3);
  });

  it('is nothing where nothing lacks', () => {
    const graph = aGraph().node('t', 'text').build();
    expect(needed(graph, 't')).toMatchObject({ nodes: [], edges: [] });
    expect(isIncomplete(graph, palette, 't')).toBe(false);
  });
});
