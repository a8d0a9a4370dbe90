import { describe, expect, it } from 'vitest';
import type { ErrorReport } from '#shared/errors/AppError';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunEventBody } from '#shared/runs/RunEvent';
import type { RunState } from '#shared/runs/RunState';
import { keyInQuestion } from '../../../../renderer/src/shell/keyInQuestion.ts';
import { aGraph } from '../../../support/builders.ts';

const REFUSED: ErrorReport = { code: 'key-not-approved', message: 'The graph asks for MY_SECRET.' };

const graph = aGraph()
  .node('p', 'google-provider', { keyName: 'MY_SECRET' })
  .node('i', 'image-processor')
  .wire('p.provider', 'i.provider')
  .build();

function runOf(...bodies: readonly RunEventBody[]): RunState {
  const start: RunEventBody = { kind: 'run-started', name: 'Test graph', nodes: ['p', 'i'] };
  return [start, ...bodies].reduce(
    (state, body, seq) => reduceRun(state, { runId: 'r', seq, at: 1000, ...body }),
    newRun('r'),
  );
}

const failed = (error: ErrorReport): RunEventBody => ({ kind: 'node-failed', node: 'i', error, ms: 1 });
const finished: RunEventBody = { kind: 'run-finished', outcome: 'failed', ms: 2 };

describe('keyInQuestion', () => {
  it('finds the provider and the key’s name behind the node that failed', () => {
    const question = keyInQuestion(graph, runOf(failed(REFUSED), finished));
    expect(question).toMatchObject({ runId: 'r', keyName: 'MY_SECRET', provider: { id: 'google' } });
  });

  it('takes the default name where the file holds none', () => {
    const plain = aGraph()
      .node('p', 'openrouter-provider')
      .node('i', 'image-processor')
      .wire('p.provider', 'i.provider')
      .build();
    expect(keyInQuestion(plain, runOf(failed(REFUSED), finished))?.keyName).toBe('OPENROUTER_API_KEY');
  });

  it('asks nothing while the run goes on', () => {
    expect(keyInQuestion(graph, runOf(failed(REFUSED)))).toBeNull();
  });

  it('asks nothing for any other failure', () => {
    const other = failed({ code: 'rate-limited', message: 'Too many calls.' });
    expect(keyInQuestion(graph, runOf(other, finished))).toBeNull();
    expect(keyInQuestion(graph, undefined)).toBeNull();
  });

  it('ends on a graph that waits for itself', () => {
    const circle = aGraph()
      .node('i', 'image-processor')
      .node('g', 'gallery')
      .wire('i.images', 'g.images')
      .wire('g.images', 'i.references')
      .build();
    expect(keyInQuestion(circle, runOf(failed(REFUSED), finished))).toBeNull();
  });
});
