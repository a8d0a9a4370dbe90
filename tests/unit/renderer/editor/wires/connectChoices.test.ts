import { describe, expect, it } from 'vitest';
import { socketsOf, targetsOf, wireName, wiresOf } from '../../../../../renderer/src/editor/wires/connectChoices.ts';
import { aGraph, wire } from '../../../../support/builders.ts';
import { palette } from '../../../../support/shipped.ts';

const graph = aGraph()
  .node('t', 'text')
  .node('w', 'wrap-text')
  .node('p', 'image-processor')
  .node('g', 'gallery')
  .wire('t.text', 'w.text')
  .wire('w.text', 'p.prompt')
  .build();
const open = { end: 'from', socket: { node: 't', socket: 'text' }, type: 'text' } as const;

describe('what can be connected by lists', () => {
  it('is every socket of a node, outputs first, with what it carries and is wired to', () => {
    expect(socketsOf(graph, palette, 'w').map(({ label, hint }) => `${label}: ${hint}`)).toEqual([
      'Text: gives text, to Generate images',
      'Text: takes text, from Text',
    ]);
  });

  it('leads to every socket that fits, the nearest first, but where it leads already', () => {
    const choices = targetsOf(graph, palette, open);
    expect(choices.map(({ label, hint }) => `${label} ${hint}`.trim())).toEqual([
      'Generate images · Prompt in place of Wrap text',
      'Generate images · Instructions',
    ]);
    expect(choices[1]?.edge).toEqual(wire('t.text', 'p.instructions'));
  });

  it('leads in order of names where nodes are as near', () => {
    const alike = aGraph()
      .node('t', 'text')
      .node('b', 'wrap-text', {}, { title: 'Birch' })
      .node('a', 'wrap-text', {}, { title: 'Alder' })
      .build();
    const near = { ...alike, nodes: alike.nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } })) };
    expect(targetsOf(near, palette, open).map(({ label }) => label)).toEqual(['Alder · Text', 'Birch · Text']);
  });

  it('leads backwards from an input, never around in a loop', () => {
    const input = { end: 'to', socket: { node: 'w', socket: 'text' }, type: 'text' } as const;
    expect(targetsOf(graph, palette, input)).toEqual([]);
    const instructions = { end: 'to', socket: { node: 'p', socket: 'instructions' }, type: 'text' } as const;
    expect(targetsOf(graph, palette, instructions).map(({ label }) => label)).toEqual([
      'Wrap text · Text',
      'Text · Text',
    ]);
  });
});

describe('wires that can be taken away', () => {
  it('are all of a node, those from sockets and nodes no one knows too', () => {
    const strays = { ...graph, edges: [...graph.edges, wire('t.mood', 'w.flavour'), wire('gone.text', 'w.suffix')] };
    expect(wiresOf(strays, palette, 'w').map(({ label, hint }) => `${label}, ${hint}`)).toEqual([
      'Remove the wire to Generate images · Prompt, at Text',
      'Remove the wire from Text · Text, at Text',
      'Remove the wire from Text · mood, at flavour',
      'Remove the wire from a node that is gone (gone) · text, at suffix',
    ]);
  });

  it('are named by both their ends', () => {
    expect(wireName(graph, palette, wire('w.text', 'p.prompt'))).toBe('Wrap text · Text to Generate images · Prompt');
  });
});
