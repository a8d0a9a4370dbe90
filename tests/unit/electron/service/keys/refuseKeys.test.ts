import { describe, expect, it } from 'vitest';
import { SecretFoundError } from '#shared/errors/inputErrors';
import type { Workflow } from '#shared/workflow/Workflow';
import { createSecretScanner } from '../../../../../electron/platform/keys/createSecretScanner.ts';
import { keyProblems, refuseKeys } from '../../../../../electron/service/keys/refuseKeys.ts';
import { aGraph } from '../../../../support/builders.ts';

const LIVE = 'canary-value-0123456789';
const SHAPED = `AQ.Ab8RN6${'aB3_'.repeat(11)}`;
const scanner = createSecretScanner({ secrets: () => [LIVE] });

function nodesOf(graph: Workflow): readonly (string | undefined)[] {
  return keyProblems(graph, scanner).map(({ node }) => node);
}

describe('a key in a graph', () => {
  it('is told with every node that holds one, wherever in it', () => {
    const graph = aGraph()
      .node('fine', 'text', { value: 'a red fox' })
      .node('prompt', 'text', { value: `a red fox ${SHAPED}` })
      .node('next-line', 'text', { value: `a red fox\n${SHAPED}` })
      .node('live', 'image-processor', { prompt: `a ${LIVE} fox` })
      .node('unknown', 'from-the-future', { deep: [{ [SHAPED]: 1 }] })
      .build();
    const titled = {
      ...graph,
      nodes: [...graph.nodes, { id: 'titled', type: 'note', position: { x: 0, y: 0 }, title: SHAPED }],
    };
    expect(nodesOf(titled)).toEqual(['prompt', 'next-line', 'live', 'unknown', 'titled']);
    expect(nodesOf(aGraph().node('fine', 'text', { value: 'sk-or AQ. AIza' }).build())).toEqual([]);
  });

  it('is told of the graph where no node holds it', () => {
    expect(keyProblems(aGraph(`Foxes ${SHAPED}`).node('a', 'note').build(), scanner)).toMatchObject([
      { code: 'secret-found', message: expect.stringMatching(/^The graph holds/) as string },
    ]);
  });

  it('is in none of the words that tell of it, also as the id of a node', () => {
    const graph = aGraph().node(`n-${SHAPED}`, 'text', { value: LIVE }).build();
    const words = JSON.stringify(keyProblems(graph, scanner));
    expect(words).toContain('n-[key removed]');
    for (const key of [LIVE, SHAPED]) expect(words).not.toContain(key);
    expect(() => {
      refuseKeys(graph, scanner);
    }).toThrow(SecretFoundError);
  });
});
