import { describe, expect, it } from 'vitest';
import { drawGraph } from '../../../../../renderer/src/nodes/drawing/drawGraph.ts';
import { aGraph } from '../../../../support/builders.ts';
import { palette } from '../../../../support/shipped.ts';

const GRAPH = aGraph()
  .node('prompt', 'text', { value: 'a fox' }, { title: 'Prompt' })
  .node('config', 'gemini-config', { numImages: 3, aspectRatio: '3:2' })
  .node('draw', 'image-processor', { seed: 7 }, { mode: 'mute' })
  .node('strange', 'from-the-future')
  .wire('prompt.text', 'draw.prompt')
  .wire('config.config', 'draw.config')
  .wire('strange.out', 'draw.seed')
  .build();

describe('drawGraph', () => {
  const drawing = drawGraph(GRAPH, palette);
  const node = (id: string) => drawing.nodes.find((each) => each.id === id);

  it('names every node, one of a kind this program does not know too', () => {
    expect(drawing.nodes.map(({ name }) => name)).toEqual([
      'Prompt',
      'Gemini settings',
      'Generate images',
      'from-the-future',
    ]);
    expect(node('draw')?.mode).toBe('mute');
  });

  it('draws each wire from socket to socket in the colour of what it carries; one without a socket is left out', () => {
    expect(drawing.wires.map(({ type }) => type)).toEqual(['text', 'config']);
    const from = node('prompt')?.sockets.find(({ side }) => side === 'out');
    expect(drawing.wires[0]?.path).toContain(`M ${String(from?.x)} ${String(from?.y)} C`);
  });

  it('shows what was set, by the names people know', () => {
    expect(node('prompt')).toMatchObject({ text: 'a fox', fields: [] });
    expect(node('config')?.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ label: 'Images', value: '3' }),
        expect.objectContaining({ label: 'Ratio', value: '3:2' }),
      ]),
    );
  });

  it('shows a seed and its control, wherever it is set, and other values beside inputs nothing is wired to', () => {
    const drawn = drawGraph(
      aGraph()
        .node('seed', 'seed', { value: 41, control: 'randomise' })
        .node('draw', 'image-processor', { seed: 7, prompt: 'a fox\nin the snow' })
        .node('wired', 'image-processor', { seed: 9 })
        .wire('seed.integer', 'wired.seed')
        .build(),
      palette,
    ).nodes.map(({ fields }) => fields.map(({ value }) => value));
    expect(drawn[0]).toEqual(['41, randomise']);
    expect(drawn[1]).toEqual(expect.arrayContaining(['7, fixed', 'a fox…']));
    expect(drawn[2]).toEqual([]);
  });

  it('has all of it in its box', () => {
    const { x, y, width, height } = drawing.box;
    for (const each of drawing.nodes) {
      expect(each.x).toBeGreaterThanOrEqual(x);
      expect(each.y + each.height).toBeLessThanOrEqual(y + height);
      expect(each.x + each.width).toBeLessThanOrEqual(x + width);
    }
  });

  it('can draw a graph of nothing', () => {
    expect(drawGraph(aGraph().build(), palette).nodes).toEqual([]);
  });
});
