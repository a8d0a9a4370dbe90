import { describe, expect, it } from 'vitest';
import { placeTakers, planSwap, swapNode } from '#shared/workflow/swapNode';
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

  it('asks for the model wished for in new ones, unless it keeps one or nobody wished', () => {
    const wanted = { models: { 'openrouter-provider': 'google/gemini-2.5-flash-image' } };
    const modelOf = (from: typeof graph) =>
      swapNode(from, 'p', 'openrouter-provider', palette, wanted).nodes[0]?.fields?.['model'];
    const unset = aGraph('Fox').node('p', 'google-provider').build();
    expect(modelOf(unset)).toBe('google/gemini-2.5-flash-image');
    expect(modelOf(graph)).toBe('google/gemini-3-pro-image');
    expect(swapNode(unset, 'p', 'openrouter-provider', palette).nodes[0]).not.toHaveProperty('fields');
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
    expect(takers('sample-provider')).toEqual([
      'google-provider',
      'openrouter-provider',
      'openai-provider',
      'sample-provider',
    ]);
    expect(takers('gemini-config')).toEqual(['gemini-config', 'openai-config', 'openrouter-config']);
    expect(takers('image-processor')).toEqual([]);
  });
});

describe('a node of any other type in the place of one', () => {
  const told = (from: typeof graph, id: string, type: string) => {
    const swap = planSwap(from, id, type, palette)!;
    const wires = swap.workflow.edges.map(
      ({ from: start, to }) => `${start.node}.${start.socket} → ${to.node}.${to.socket}`,
    );
    return { ...swap, wiresNow: wires, node: swap.workflow.nodes.find((node) => node.id === id) };
  };
  const drawing = aGraph('Fox')
    .node('p', 'sample-provider')
    .node('a', 'text', { value: 'a fox' })
    .node('r', 'image-input')
    .node(
      'n',
      'image-processor',
      { prompt: 'unused', seed: 7, control: 'fixed', firstReference: 'earlier-turn' },
      {
        title: 'Mine',
        mode: 'mute',
      },
    )
    .node('g', 'gallery')
    .node('s', 'show-text')
    .wire('p.provider', 'n.provider')
    .wire('a.text', 'n.prompt')
    .wire('r.images', 'n.references')
    .wire('n.images', 'g.images')
    .wire('n.text', 's.text')
    .build();

  it('draws its seed anew at each run where the one before had none, and keeps one that was fixed', () => {
    const text = aGraph('Fox').node('n', 'text', { value: 'a fox' }).build();
    expect(told(text, 'n', 'image-processor').node?.fields).toMatchObject({ control: 'randomise' });
    const fixed = aGraph('Fox').node('n', 'image-processor', { prompt: 'a fox' }).build();
    expect(told(fixed, 'n', 'text-processor').node?.fields).not.toHaveProperty('control');
  });

  it('keeps every wire its sockets take, where it lies, its title and its mode, and tells what goes', () => {
    const swap = told(drawing, 'n', 'text-processor');
    expect(swap.wiresNow).toContain('p.provider → n.provider');
    expect(swap.wiresNow).toContain('a.text → n.prompt');
    expect(swap.wiresNow).toContain('n.text → s.text');
    expect(swap.lostWires.map(({ from }) => from.socket)).toContain('images');
    expect(swap.node).toMatchObject({ title: 'Mine', mode: 'mute', position: drawing.nodes[3]!.position });
    expect(swap.node?.fields).toMatchObject({ prompt: 'unused' });
    expect(swap.lostFields).toContain('First reference');
  });

  it('finds another socket of the type where none has the name, and gives none two wires that takes one', () => {
    const texts = aGraph()
      .node('a', 'text', { value: 'a' })
      .node('b', 'text', { value: 'b' })
      .node('j', 'join-text')
      .node('s', 'show-text')
      .wire('a.text', 'j.texts')
      .wire('b.text', 'j.texts')
      .wire('j.text', 's.text')
      .build();
    const swap = told(texts, 'j', 'wrap-text');
    expect(swap.wires).toBe(2);
    expect(swap.lostWires).toEqual([texts.edges[1]]);
    expect(swap.wiresNow.filter((wire) => wire.endsWith('s.text'))).toHaveLength(1);
  });

  it('puts the words of one into the words of the other, and a seed into a seed', () => {
    const text = aGraph().node('t', 'text', { value: 'a fox' }).build();
    expect(told(text, 't', 'image-processor').node?.fields).toEqual({ control: 'randomise', prompt: 'a fox' });
    const seed = aGraph().node('t', 'seed', { value: 7, control: 'increment' }).build();
    expect(told(seed, 't', 'image-processor').node?.fields).toEqual({ seed: 7, control: 'increment' });
  });

  it('takes the place of a node of a type nobody knows, by what its wires carry', () => {
    const unknown = aGraph()
      .node('a', 'text')
      .node('x', 'from-the-future', { value: 'kept', other: 1 })
      .node('n', 'image-processor')
      .wire('a.text', 'x.words')
      .wire('x.out', 'n.prompt')
      .build();
    const swap = told(unknown, 'x', 'wrap-text');
    expect(swap.lostWires).toEqual([]);
    expect(swap.wires).toBe(2);
  });
});
