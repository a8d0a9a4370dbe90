import { describe, expect, it } from 'vitest';
import { downstreamOf } from '#shared/graph/downstreamOf';
import { planRun } from '#shared/graph/planRun';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { aGraph } from '../../../support/builders.ts';
import { testPalette } from './testPalette.ts';

/** Two texts, each through wraps of its own; the first line splits in two, the second joins one of them. */
const graph = aGraph()
  .node('end', 'wrap')
  .node('other-end', 'wrap')
  .node('middle', 'wrap')
  .node('start', 'text')
  .node('aside', 'text')
  .node('aside-end', 'wrap')
  .wire('start.text', 'middle.text')
  .wire('middle.text', 'end.text')
  .wire('middle.text', 'other-end.text')
  .wire('aside.text', 'other-end.more')
  .wire('aside.text', 'aside-end.text')
  .build();

function planned(targets: readonly string[]): readonly string[] {
  const valid = validateGraph(graph, testPalette, targets);
  if (!valid.ok) throw new Error(JSON.stringify(valid.problems));
  return planRun(valid.graph).nodes.map(({ id }) => id);
}

describe('downstreamOf', () => {
  it('gives the nodes and all that takes from them, in the order of the file', () => {
    expect(downstreamOf(graph, ['middle'])).toEqual(['end', 'other-end', 'middle']);
    expect(downstreamOf(graph, ['aside', 'end'])).toEqual(['end', 'other-end', 'aside', 'aside-end']);
    expect(downstreamOf(graph, [])).toEqual([]);
  });

  it('ends where wires lead back', () => {
    const circle = aGraph().node('a', 'wrap').node('b', 'wrap').wire('a.text', 'b.text').wire('b.text', 'a.text');
    expect(downstreamOf(circle.build(), ['b'])).toEqual(['a', 'b']);
  });
});

describe('running from a node', () => {
  it('runs it, what takes from it, and what those need: no sibling', () => {
    expect(new Set(planned(downstreamOf(graph, ['middle'])))).toEqual(
      new Set(['start', 'middle', 'end', 'other-end', 'aside']),
    );
  });
});

describe('running to a node', () => {
  it('runs it and what it needs, neither what follows nor a sibling', () => {
    expect(planned(['middle'])).toEqual(['start', 'middle']);
    expect(new Set(planned(['end', 'aside-end']))).toEqual(new Set(['start', 'middle', 'end', 'aside', 'aside-end']));
  });
});
