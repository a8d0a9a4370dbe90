import { describe, expect, it } from 'vitest';
import { applyModes } from '#shared/graph/applyModes';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { definitionOf } from '#shared/graph/definitionOf';
import { hasSameInputs } from '#shared/graph/hasSameInputs';
import { planRun } from '#shared/graph/planRun';
import { behindReroutes, withoutReroutes } from '#shared/graph/withoutReroutes';
import { takeSeeds } from '#shared/nodes/takeSeeds';
import { aGraph, wire } from '../../../support/builders.ts';
import { growthOf, LINEAR } from '../../../support/growthOf.ts';
import { palette } from '../../../support/shipped.ts';

const nodes = aGraph()
  .node('p', 'sample-provider')
  .node('s', 'gemini-config', { numImages: 3 })
  .node('t', 'text', { value: 'a red fox' })
  .node('one', 'image-processor', { control: 'increment', seed: 5 })
  .node('two', 'image-processor')
  .node('g', 'gallery');
const plain = nodes
  .wire('p.provider', 'one.provider')
  .wire('s.config', 'one.config')
  .wire('t.text', 'one.prompt')
  .wire('p.provider', 'two.provider')
  .wire('t.text', 'two.prompt')
  .wire('one.images', 'g.images')
  .wire('two.images', 'g.images')
  .build();
const bent = nodes
  .node('r1', 'reroute', { carries: 'images' })
  .node('r2', 'reroute', { carries: 'images' }, { mode: 'mute' })
  .node('rs', 'reroute', { carries: 'config', colour: 'red' })
  .wire('r2.out', 'r1.in')
  .wire('p.provider', 'one.provider')
  .wire('rs.out', 'one.config')
  .wire('t.text', 'one.prompt')
  .wire('p.provider', 'two.provider')
  .wire('t.text', 'two.prompt')
  .wire('r1.out', 'g.images')
  .wire('two.images', 'g.images')
  .wire('s.config', 'rs.in')
  .wire('one.images', 'r2.in')
  .build();

function planOf(graph: typeof plain, targets?: readonly string[]) {
  const result = validateGraph(graph, palette, targets);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return planRun(result.graph);
}

describe('a graph with reroutes', () => {
  it('is the graph without them: the same nodes and wires, in the same order', () => {
    expect(withoutReroutes(bent).nodes).toEqual(plain.nodes);
    expect(withoutReroutes(bent).edges).toEqual(plain.edges);
    expect(withoutReroutes(plain)).toBe(plain);
    expect(withoutReroutes(bent)).toBe(withoutReroutes(bent));
  });

  it('is planned, checked and shown as the graph without them, and takes the same seeds', () => {
    expect(planOf(bent)).toEqual(planOf(plain));
    expect(hasSameInputs('g', plain, bent)).toBe(true);
    const seeds = (graph: typeof plain) => takeSeeds(graph, palette, { draw: 'x' });
    expect(seeds(bent)).toEqual(seeds(plain));
    expect(seeds(bent)).toEqual([{ node: 'one', field: 'seed', value: 8 }]);
    expect(applyModes(bent, palette)).toEqual(applyModes(plain, palette));
  });

  it('runs to a reroute as to what feeds it', () => {
    expect(behindReroutes(bent, ['r1', 'r2', 'g'])).toEqual(['one', 'g']);
    expect(planOf(bent, ['r1'])).toEqual(planOf(plain, ['one']));
  });

  it('has no wire where a reroute gets nothing, be it loose or in a circle', () => {
    const loose = aGraph()
      .node('a', 'reroute')
      .node('b', 'reroute')
      .node('c', 'reroute')
      .node('g', 'gallery')
      .wire('a.out', 'b.in')
      .wire('b.out', 'a.in')
      .wire('b.out', 'g.images')
      .wire('c.out', 'g.images')
      .build();
    expect(withoutReroutes(loose).edges).toEqual([]);
    expect(behindReroutes(loose, ['a', 'c'])).toEqual([]);
    const result = validateGraph(loose, palette);
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(['missing-input']);
  });

  it('hands on once what goes both through a reroute and beside it', () => {
    const both = aGraph().node('t', 'image-input').node('r', 'reroute').node('g', 'gallery');
    const graph = both.wire('t.images', 'r.in').wire('t.images', 'g.images').wire('r.out', 'g.images').build();
    expect(withoutReroutes(graph).edges).toEqual([wire('t.images', 'g.images')]);
  });

  it('is asked for what really comes, whatever a reroute says it carries', () => {
    const wrong = aGraph().node('t', 'text').node('r', 'reroute', { carries: 'images' }).node('g', 'gallery');
    const result = validateGraph(wrong.wire('t.text', 'r.in').wire('r.out', 'g.images').build(), palette);
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(['type-mismatch']);
    for (const carries of ['__proto__', 3, null, 'nothing']) {
      expect(definitionOf(palette, { type: 'reroute', fields: { carries } })?.outputs['out']?.type).toBe('images');
    }
  });

  it('is straightened in time that grows with a chain only', async () => {
    const chain = (length: number) => {
      const ids = Array.from({ length }, (_, at) => `r${String(at)}`);
      return {
        nodes: [
          { id: 't', type: 'text' },
          ...ids.map((id) => ({ id, type: 'reroute' })),
          { id: 'w', type: 'show-text' },
        ],
        edges: [
          ...ids.map((id, at) => wire(at === 0 ? 't.text' : `r${String(at - 1)}.out`, `${id}.in`)),
          ...ids.map((id) => wire(`${id}.out`, 'w.text')),
        ].reverse(),
      };
    };
    expect(withoutReroutes(chain(5)).edges).toEqual([wire('t.text', 'w.text')]);
    expect(await growthOf(chain, 2_000, (graph) => withoutReroutes({ ...graph }))).toBeLessThan(LINEAR);
  });
});
