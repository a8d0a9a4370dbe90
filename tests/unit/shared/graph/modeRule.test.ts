import { describe, expect, it } from 'vitest';
import type { NodeMode } from '#shared/graph/Graph';
import { modeEffect } from '#shared/graph/modeEffect';
import { modeRule } from '#shared/graph/modeRule';
import { aGraph } from '../../../support/builders.ts';
import { palette } from '../../../support/shipped.ts';

const graph = aGraph()
  .node('p', 'sample-provider')
  .node('a', 'text', { value: 'a fox' })
  .node('r', 'image-input')
  .node('n', 'image-processor')
  .node('g', 'gallery')
  .node('s', 'save-images')
  .wire('p.provider', 'n.provider')
  .wire('a.text', 'n.prompt')
  .wire('r.images', 'n.references')
  .wire('n.images', 'g.images')
  .wire('g.images', 's.images')
  .build();
const withMode = (mode: NodeMode, ids: readonly string[], from = graph) => ({
  ...from,
  nodes: from.nodes.map((node) => (ids.includes(node.id) ? { ...node, mode } : node)),
});
const words = (id: string, mode: NodeMode, from = graph) =>
  modeRule(withMode(mode, [id], from), new Set([id]), palette);

describe('what a mode of a node does, in words', () => {
  it('says what a bypassed node passes on', () => {
    expect(words('n', 'bypass')).toBe('Bypassed: Images passes what comes into References on.');
  });

  it('says where nothing can pass, and what does not run for want of it', () => {
    const bare = { ...graph, edges: graph.edges.filter(({ to }) => to.socket !== 'references') };
    expect(words('n', 'bypass', bare)).toBe('Bypassed: nothing comes out of Images. 2 nodes that need it do not run.');
    expect(words('a', 'bypass')).toBe('Bypassed: nothing comes out of Text. 3 nodes that need it do not run.');
    expect(words('s', 'bypass')).toBe('Bypassed: nothing takes from it.');
  });

  it('counts what depends on a muted node', () => {
    expect(words('n', 'mute')).toBe('Muted: this and what depends on it (2 nodes) do not run.');
    expect(words('s', 'mute')).toBe('Muted: this does not run.');
  });

  it('leaves out what did not run anyway', () => {
    const muted = {
      ...graph,
      nodes: graph.nodes.map((node) => (node.id === 'g' ? { ...node, mode: 'mute' as const } : node)),
    };
    expect(modeEffect(muted, new Set(['n']), 'mute', palette).stops).toEqual([]);
  });

  it('sums up what it does that several are, each mode by itself', () => {
    const both = withMode('mute', ['s'], withMode('bypass', ['n', 'a']));
    expect(modeRule(both, new Set(['n', 'a', 's']), palette)).toBe(
      '2 bypassed: nothing comes out of 1 of 2 outputs, the others pass on what comes in. 1 muted: it does not run.',
    );
    const muted = withMode('mute', ['a', 'p']);
    expect(modeRule(muted, new Set(['a', 'p']), palette)).toBe(
      '2 muted: they and what depends on them (3 nodes) do not run.',
    );
    expect(modeRule(withMode('bypass', ['n']), new Set(['n', 'g']), palette)).toBe(
      '1 bypassed: what comes in passes on.',
    );
    expect(modeRule(graph, new Set(['n', 'g']), palette)).toBe('');
  });
});
