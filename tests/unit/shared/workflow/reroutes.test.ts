import { describe, expect, it } from 'vitest';
import { connect, extract, insert, removeParts, setMode } from '#shared/workflow/edits';
import { edgeId } from '#shared/workflow/lookups';
import { rerouteWire, wholeWay, withCarried } from '#shared/workflow/reroutes';
import { withoutReroutes } from '#shared/graph/withoutReroutes';
import { aGraph, wire } from '../../../support/builders.ts';
import { palette } from '../../../support/shipped.ts';

const NONE: ReadonlySet<string> = new Set();
const plain = aGraph()
  .node('a', 'image-input')
  .node('b', 'image-input')
  .node('g', 'gallery')
  .wire('a.images', 'g.images')
  .wire('b.images', 'g.images')
  .build();
const labelled = { ...plain, edges: plain.edges.map((edge, at) => (at === 0 ? { ...edge, label: 'foxes' } : edge)) };
const wired = rerouteWire(labelled, palette, edgeId(plain.edges[0]!), { id: 'r', position: { x: 40, y: 60 } });

describe('reroutes', () => {
  it('stand in a wire, which stays where it was among the others, with what is written on it', () => {
    expect(wired.nodes.at(-1)).toEqual({
      id: 'r',
      type: 'reroute',
      position: { x: 40, y: 60 },
      fields: { carries: 'images' },
    });
    expect(wired.edges).toEqual([
      wire('a.images', 'r.in'),
      { ...wire('r.out', 'g.images'), label: 'foxes' },
      plain.edges[1],
    ]);
    expect(withoutReroutes(wired).edges).toEqual(labelled.edges);
    expect(rerouteWire(plain, palette, 'no such wire', { id: 'r', position: { x: 0, y: 0 } })).toBe(plain);
  });

  it('heal the wire when they go, chains of them too, and not where an end goes with them', () => {
    expect(removeParts(wired, new Set(['r']), NONE)).toEqual(labelled);
    const twice = rerouteWire(wired, palette, edgeId(wire('r.out', 'g.images')), { id: 'q', position: { x: 0, y: 0 } });
    expect(removeParts(twice, new Set(['r', 'q']), NONE)).toEqual(labelled);
    expect(removeParts(twice, new Set(['q']), NONE)).toEqual(wired);
    expect(removeParts(wired, new Set(['r', 'a']), NONE).edges).toEqual([plain.edges[1]]);
    const loose = removeParts(wired, NONE, new Set([edgeId(wire('a.images', 'r.in'))]));
    expect(removeParts(loose, new Set(['r']), NONE).edges).toEqual([plain.edges[1]]);
  });

  it('heal to what a run takes: the first of several wires that come in', () => {
    const [first, ...rest] = wired.edges;
    const graph = { ...wired, edges: [first!, ...rest, wire('b.images', 'r.in')] };
    const healed = removeParts(graph, new Set(['r']), NONE);
    expect(healed.edges).toEqual(labelled.edges);
    expect(withoutReroutes(graph).edges).toEqual(healed.edges);
  });

  it('are copied with their wires', () => {
    let count = 0;
    const part = extract(wired, new Set(['a', 'r', 'g']));
    const { workflow } = insert(wired, part, { x: 0, y: 0 }, () => `n${String(count++)}`);
    expect(workflow.edges.slice(3)).toEqual([
      wire('n0.images', 'n2.in'),
      { ...wire('n2.out', 'n1.images'), label: 'foxes' },
    ]);
  });

  it('carry what comes in where the file does not say it, else what they lead to', () => {
    const graph = aGraph()
      .node('t', 'text')
      .node('r', 'reroute')
      .node('q', 'reroute')
      .node('x', 'reroute')
      .node('y', 'reroute')
      .node('z', 'reroute', { carries: 'config' })
      .node('p', 'image-processor')
      .wire('r.out', 'q.in')
      .wire('t.text', 'r.in')
      .wire('x.out', 'y.in')
      .wire('y.out', 'p.provider')
      .build();
    const carried = withCarried(graph, palette).nodes.map(({ fields }) => fields?.['carries']);
    expect(carried).toEqual([undefined, 'text', 'text', 'provider', 'provider', 'config', undefined]);
    expect(withCarried(wired, palette)).toBe(wired);
  });

  it('that are in no wire yet take any, those that are refuse another type in words', () => {
    const graph = aGraph().node('t', 'text').node('r', 'reroute').node('s', 'seed').build();
    const first = connect(graph, palette, wire('t.text', 'r.in'));
    expect(first.ok && first.workflow.nodes[1]?.fields).toEqual({ carries: 'text' });
    expect(first.ok && connect(first.workflow, palette, wire('s.integer', 'r.in'))).toMatchObject({
      ok: false,
      reason: 'Seed carries a number; In takes text.',
    });
  });

  it('are not muted or bypassed: they only bend', () => {
    const modes = (mode: 'mute' | 'bypass') => setMode(wired, new Set(['r', 'a']), mode).nodes.map((node) => node.mode);
    expect(modes('mute').filter((mode) => mode)).toEqual(['mute']);
    expect(setMode(wired, new Set(['r']), 'bypass')).toBe(wired);
  });

  it('tell the whole way of a wire through them', () => {
    const more = connect(wired, palette, wire('r.out', 'g.images'));
    expect(more.ok).toBe(false);
    const way = wholeWay(wired, wired.edges[0]!);
    expect(way.bends).toEqual(['r']);
    expect(way.wires.map(edgeId)).toEqual(wired.edges.slice(0, 2).map(edgeId));
    expect(wholeWay(wired, wired.edges[2]!)).toEqual({ wires: [wired.edges[2]], bends: [] });
  });

  it('learn what they carry in time that grows with their number only, whatever the order of their wires', () => {
    const COUNT = 20_000;
    const chain = {
      name: 'Chain',
      nodes: [
        { id: 'a', type: 'image-input', position: { x: 0, y: 0 } },
        ...Array.from({ length: COUNT }, (_, at) => ({
          id: `r${String(at)}`,
          type: 'reroute',
          position: { x: at, y: 0 },
        })),
      ],
      edges: Array.from({ length: COUNT }, (_, at) =>
        wire(at === 0 ? 'a.images' : `r${String(at - 1)}.out`, `r${String(at)}.in`),
      ).toReversed(),
    };
    const before = performance.now();
    expect(withCarried(chain, palette).nodes.at(-1)?.fields).toEqual({ carries: 'images' });
    // The square of that many would take minutes.
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
