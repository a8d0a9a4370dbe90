import { describe, expect, it } from 'vitest';
import { applyModes } from '#shared/graph/applyModes';
import type { Graph } from '#shared/graph/Graph';
import { aGraph, wire } from '../../../support/builders.ts';
import { growthOf, LINEAR } from '../../../support/growthOf.ts';
import { testPalette } from './testPalette.ts';

const ids = (graph: Graph) => graph.nodes.map((node) => node.id);
const applied = (graph: { build(): Graph }) => applyModes(graph.build(), testPalette);

describe('applyModes', () => {
  it('leaves a graph without modes as it is', () => {
    const graph = aGraph().node('t', 'text').build();
    expect(applyModes(graph, testPalette)).toBe(graph);
  });

  it('puts wires in the place of a bypassed node, by type', () => {
    const graph = aGraph()
      .node('t', 'text')
      .node('more', 'text')
      .node('w', 'wrap', {}, { mode: 'bypass' })
      .node('x', 'wrap')
      .node('y', 'wrap')
      .wire('more.text', 'w.more')
      .wire('t.text', 'w.text')
      .wire('w.text', 'x.text')
      .wire('w.text', 'y.text');
    expect(ids(applied(graph))).toEqual(['t', 'more', 'x', 'y']);
    expect(applied(graph).edges).toEqual([wire('t.text', 'x.text'), wire('t.text', 'y.text')]);
  });

  it('makes no second wire where one goes past the bypassed node already', () => {
    const graph = aGraph()
      .node('t', 'text')
      .node('w', 'wrap', {}, { mode: 'bypass' })
      .node('x', 'wrap')
      .wire('t.text', 'x.text')
      .wire('t.text', 'w.text')
      .wire('w.text', 'x.text');
    expect(applied(graph).edges).toEqual([wire('t.text', 'x.text')]);
  });

  it('passes through a row of bypassed nodes in any order of the file', () => {
    const graph = aGraph()
      .node('last', 'wrap')
      .node('w2', 'wrap', {}, { mode: 'bypass' })
      .node('w1', 'wrap', {}, { mode: 'bypass' })
      .node('t', 'text')
      .wire('t.text', 'w1.text')
      .wire('w1.text', 'w2.text')
      .wire('w2.text', 'last.text');
    expect(applied(graph).edges).toEqual([wire('t.text', 'last.text')]);
  });

  it('drops what fed only a bypassed input of another type, and its own reader', () => {
    const graph = aGraph()
      .node('t', 'text')
      .node('d', 'draw', {}, { mode: 'bypass' })
      .node('g', 'gallery')
      .wire('t.text', 'd.prompt')
      .wire('d.images', 'g.images');
    expect(ids(applied(graph))).toEqual(['t']);
  });

  it('mutes a node and all that cannot run without it, and nothing else', () => {
    const graph = aGraph()
      .node('g', 'gallery')
      .node('w', 'wrap')
      .node('optional', 'wrap')
      .node('t', 'text')
      .node('d', 'draw', {}, { mode: 'mute' })
      .node('d2', 'draw')
      .wire('d.images', 'g.images')
      .wire('d2.images', 'g.images')
      .wire('d.text', 'w.text')
      .wire('t.text', 'optional.text')
      .wire('w.text', 'optional.more');
    const result = applied(graph);
    expect(ids(result)).toEqual(['g', 'optional', 't', 'd2']);
    expect(result.edges).toEqual([wire('d2.images', 'g.images'), wire('t.text', 'optional.text')]);
  });

  it('leaves a node that never had its wire for validation to name', () => {
    expect(ids(applied(aGraph().node('w', 'wrap').node('m', 'text', {}, { mode: 'mute' })))).toEqual(['w']);
  });

  it('leaves no wire to a bypassed node that feeds itself', () => {
    const graph = aGraph()
      .node('w', 'wrap', {}, { mode: 'bypass' })
      .node('v', 'wrap', {}, { mode: 'bypass' })
      .node('x', 'wrap')
      .wire('w.text', 'v.text')
      .wire('v.text', 'w.text')
      .wire('v.text', 'x.text');
    expect(applied(graph)).toMatchObject({ nodes: [], edges: [] });
  });

  it('takes a muted chain away in time that grows with its length only, whatever the order', async () => {
    const chain = (length: number) => {
      const nodes = Array.from({ length }, (_, at) => ({
        id: String(at),
        type: at ? 'wrap' : 'text',
        position: { x: 0, y: 0 },
        ...(at === 0 && { mode: 'mute' as const }),
      })).reverse();
      const edges = Array.from({ length: length - 1 }, (_, at) => wire(`${String(at)}.text`, `${String(at + 1)}.text`));
      return { ...aGraph('chain').build(), nodes, edges };
    };
    expect(applyModes(chain(1_500), testPalette).nodes).toEqual([]);
    expect(await growthOf(chain, 1_500, (graph) => applyModes(graph, testPalette))).toBeLessThan(LINEAR);
  });
});
