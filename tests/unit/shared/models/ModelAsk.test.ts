import { describe, expect, it } from 'vitest';
import { modelAskOf } from '#shared/models/ModelAsk';
import { aGraph } from '../../../support/builders.ts';
import { palette } from '../../../support/shipped.ts';

const asking = aGraph('Fox')
  .node('p', 'openrouter-provider')
  .node('c', 'gemini-config', { aspectRatio: '16:9', resolution: '2K', numImages: 4 })
  .node('pictures', 'image-input')
  .node('n', 'image-processor', { prompt: 'a fox', instructions: ' ', control: 'randomise' })
  .wire('p.provider', 'n.provider')
  .wire('c.config', 'n.config')
  .wire('pictures.images', 'n.references');
const askOf = (graph: ReturnType<typeof aGraph>, count?: number) =>
  modelAskOf(graph.build(), palette, 'p', () => count);

describe('what a graph asks of a model', () => {
  it('is nothing where nobody uses the provider', () => {
    expect(askOf(aGraph().node('p', 'openrouter-provider'))).toMatchObject({ makes: [], settings: [], references: 0 });
  });

  it('is the settings that are wired and as many references as come', () => {
    expect(askOf(asking, 6)).toEqual({
      makes: ['image'],
      settings: [{ family: 'gemini', batch: 4, options: { aspectRatio: '16:9', resolution: '2K', numImages: 4 } }],
      references: 6,
      hasMask: false,
      hasMarkup: false,
      hasInstructions: false,
      keepsSeed: false,
    });
    expect(askOf(asking).references).toBe(1);
  });

  it('counts a mask apart from the references', () => {
    expect(askOf(asking.wire('pictures.images', 'n.mask'), 2)).toMatchObject({ references: 2, hasMask: true });
    expect(askOf(asking.wire('pictures.images', 'n.markup'), 2)).toMatchObject({ references: 2, hasMarkup: true });
  });

  it('knows instructions by a wire or by words', () => {
    expect(askOf(asking.node('t', 'text').wire('t.text', 'n.instructions')).hasInstructions).toBe(true);
  });

  it('follows a seed to the node that keeps it or moves it on', () => {
    const seeded = (control: string) => asking.node('s', 'seed', { control }).wire('s.seed', 'n.seed');
    expect(askOf(seeded('fixed')).keepsSeed).toBe(true);
    expect(askOf(seeded('increment')).keepsSeed).toBe(false);
  });

  it('sees through reroutes and takes the most of several who ask', () => {
    const graph = asking
      .node('r', 'reroute')
      .node('w', 'text-processor', { control: 'fixed' })
      .wire('p.provider', 'r.in')
      .wire('r.out', 'w.provider');
    expect(askOf(graph, 3)).toMatchObject({ makes: ['image', 'text'], references: 3, keepsSeed: true });
  });
});
