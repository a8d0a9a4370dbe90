import { describe, expect, it } from 'vitest';
import { proposeForm } from '#shared/workflow/form/proposeForm';
import { aGraph } from '../../../../support/builders.ts';
import { palette } from '../../../../support/shipped.ts';

const drawing = aGraph()
  .node('draw', 'image-processor', {}, { position: { x: 900, y: 0 } })
  .node('words', 'text', { value: 'a fox' }, { title: 'Subject' })
  .node('look', 'text', { value: 'in ink' })
  .node('provider', 'sample-provider')
  .node('config', 'gemini-config')
  .node('pictures', 'image-input')
  .node('apart', 'text', { value: 'wired to nothing' })
  .node('note', 'note')
  .wire('provider.provider', 'draw.provider')
  .wire('config.config', 'draw.config')
  .wire('words.text', 'draw.prompt')
  .wire('look.text', 'draw.instructions')
  .wire('pictures.images', 'draw.references');

describe('a form that is proposed', () => {
  it('asks for words, then pictures, then what is changed most, and folds seeds', () => {
    const { fields, results } = proposeForm(drawing.build(), palette);
    expect(fields.map(({ node, field, folded }) => [`${node}.${field}`, folded ?? false])).toEqual([
      ['words.value', false],
      ['look.value', false],
      ['pictures.pictures', false],
      ['config.aspectRatio', false],
      ['config.numImages', false],
      ['provider.model', false],
      ['draw.seed', true],
    ]);
    expect(fields.slice(0, 2).map(({ label }) => label)).toEqual(['Subject', 'Instructions']);
    expect(results).toBeUndefined();
  });

  it('leaves out what a wire fills in, what is muted, and what takes no part', () => {
    const wired = drawing.node('seed', 'seed').wire('seed.value', 'draw.seed').build();
    const seeds = proposeForm(wired, palette).fields.filter(({ folded }) => folded);
    expect(seeds.map(({ node }) => node)).not.toContain('draw');
    const { nodes } = wired;
    const muted = {
      ...wired,
      nodes: nodes.map((node) => (node.id === 'pictures' ? { ...node, mode: 'mute' as const } : node)),
    };
    expect(proposeForm(muted, palette).fields.map(({ node }) => node)).not.toContain('pictures');
  });

  it('shows the results of the node that draws last, where one draws on from another', () => {
    const twice = drawing
      .node('again', 'image-processor', { prompt: 'larger' }, { position: { x: 1800, y: 0 } })
      .wire('provider.provider', 'again.provider')
      .wire('draw.images', 'again.references')
      .build();
    expect(proposeForm(twice, palette).results).toBe('again');
  });

  it('is empty of an empty graph', () => {
    expect(proposeForm(aGraph().build(), palette)).toEqual({ fields: [] });
  });
});
