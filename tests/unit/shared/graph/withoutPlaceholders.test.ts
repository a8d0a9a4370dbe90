import { describe, expect, it } from 'vitest';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { GraphBuilder } from '../../../support/builders.ts';
import { sampleGraph } from '../../../support/runs.ts';
import { palette } from '../../../support/shipped.ts';

const sample = sampleGraph(1);

/** What would run, or `node code` of every problem. */
function check(graph: GraphBuilder, targets?: readonly string[]) {
  const checked = validateGraph(graph.build(), palette, targets);
  return checked.ok
    ? checked.graph.nodes.map(({ id }) => id)
    : checked.problems.map(({ node, code }) => `${node} ${code}`);
}
const all = sample.build().nodes.map(({ id }) => id);

describe('a node of an unknown type that nothing known waits for', () => {
  it.each<[string, GraphBuilder]>([
    ['alone', sample.node('x', 'strange')],
    ['behind a processor', sample.node('x', 'strange').wire('generate.images', 'x.image')],
    ['behind an output the processor has not', sample.node('x', 'strange').wire('generate.latent', 'x.image')],
    [
      'in a chain',
      sample.node('x', 'strange').node('y', 'odd').wire('generate.images', 'x.image').wire('x.image', 'y.image'),
    ],
    [
      'in a cycle',
      sample
        .node('x', 'strange')
        .node('y', 'odd')
        .wire('generate.images', 'x.in')
        .wire('x.out', 'y.in')
        .wire('y.out', 'x.in'),
    ],
    ['wired to itself', sample.node('x', 'strange').wire('x.out', 'x.in')],
    ['wired to a socket there is none of', sample.node('x', 'strange').wire('x.depth', 'generate.depth')],
    ['wired to a socket of a name every object has', sample.node('x', 'strange').wire('x.a', 'generate.constructor')],
    ['wired to a node there is none of', sample.node('x', 'strange').wire('x.out', 'nobody.in')],
    [
      'feeding a muted node',
      sample.node('x', 'strange').node('s', 'show-text', {}, { mode: 'mute' }).wire('x.t', 's.text'),
    ],
    ['called as every object’s own', sample.node('__proto__', '__proto__').wire('__proto__.a', '__proto__.b')],
  ])('keeps nothing from running: %s', (_where, graph) => {
    expect(check(graph)).toEqual(all);
    const { nodes, edges } = graph.build();
    expect(readWorkflowText(writeWorkflow(graph.build()))).toMatchObject({ nodes, edges });
  });

  it('does not bring what feeds it into a run of a target', () => {
    const graph = sample
      .node('t', 'text')
      .node('x', 'strange')
      .wire('t.text', 'x.in')
      .wire('x.depth', 'generate.depth');
    expect(check(graph, ['generate'])).not.toContain('t');
  });
});

describe('a node of an unknown type that something known waits for', () => {
  it('is a problem, with all unknown that feeds it, also on an input that need not be wired', () => {
    const graph = sample
      .node('x', 'strange')
      .node('y', 'odd')
      .node('z', 'idle')
      .wire('y.out', 'x.in')
      .wire('x.out', 'generate.references')
      .wire('x.out', 'z.in');
    expect(check(graph)).toEqual(['x unknown-type', 'y unknown-type']);
  });

  it('is one also where a wire is at a bypassed node', () => {
    const around = sample
      .node('x', 'strange')
      .node('w', 'wrap-text', {}, { mode: 'bypass' })
      .wire('x.out', 'w.text')
      .wire('w.text', 'generate.instructions');
    expect(check(around)).toEqual(['x unknown-type']);
  });

  it('is none for a run that does not need what waits', () => {
    const graph = sample.node('x', 'strange').node('s', 'show-text').wire('x.t', 's.text');
    expect(check(graph)).toEqual(['x unknown-type']);
    expect(check(graph, ['generate'])).toEqual(expect.not.arrayContaining(['s', 'x']));
  });

  it('is a problem where it was asked for by its id', () => {
    expect(check(sample.node('x', 'strange'), ['x'])).toEqual(['x unknown-type']);
  });
});
