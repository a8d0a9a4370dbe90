import { describe, expect, it } from 'vitest';
import type { ErrorReport } from '#shared/errors/AppError';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunEventBody } from '#shared/runs/RunEvent';
import type { RunState } from '#shared/runs/RunState';
import { keysInQuestion } from '../../../../renderer/src/shell/keysInQuestion.ts';
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

describe('keysInQuestion', () => {
  it('finds the provider and the key’s name behind the node that failed', () => {
    const question = keysInQuestion(graph, runOf(failed(REFUSED), finished), []);
    expect(question).toMatchObject({ runId: 'r', wanted: [{ keyName: 'MY_SECRET', provider: { id: 'google' } }] });
  });

  it('asks for every further key of the graph that would be refused next, each once, and for no other', () => {
    const many = aGraph()
      .node('p', 'google-provider', { keyName: 'MY_SECRET' })
      .node('i', 'image-processor')
      .wire('p.provider', 'i.provider')
      .node('again', 'google-provider', { keyName: 'MY_SECRET' })
      .node('other', 'openrouter-provider', { keyName: 'MY_SECRET' })
      .node('approved', 'google-provider', { keyName: 'TEAM_KEY' })
      .node('approved for another', 'openrouter-provider', { keyName: 'TEAM_KEY' })
      .node('own', 'google-provider', { keyName: 'GEMINI_API_KEY' })
      .node('offline', 'sample-provider')
      .build();
    const entries = [{ name: 'TEAM_KEY', source: null, provider: 'google', isKept: false }];
    const question = keysInQuestion(many, runOf(failed(REFUSED), finished), entries);
    expect(question?.wanted.map(({ provider, keyName }) => `${provider.id} ${keyName}`)).toEqual([
      'google MY_SECRET',
      'openrouter MY_SECRET',
      'openrouter TEAM_KEY',
    ]);
  });

  it('takes the default name where the file holds none', () => {
    const plain = aGraph()
      .node('p', 'openrouter-provider')
      .node('i', 'image-processor')
      .wire('p.provider', 'i.provider')
      .build();
    const question = keysInQuestion(plain, runOf(failed(REFUSED), finished), []);
    expect(question?.wanted.map(({ keyName }) => keyName)).toEqual(['OPENROUTER_API_KEY']);
  });

  it('asks nothing while the run goes on', () => {
    expect(keysInQuestion(graph, runOf(failed(REFUSED)), [])).toBeNull();
  });

  it('asks nothing for any other failure', () => {
    const other = failed({ code: 'rate-limited', message: 'Too many calls.' });
    expect(keysInQuestion(graph, runOf(other, finished), [])).toBeNull();
    expect(keysInQuestion(graph, undefined, [])).toBeNull();
  });

  it('ends on a graph that waits for itself', () => {
    const circle = aGraph()
      .node('i', 'image-processor')
      .node('g', 'gallery')
      .wire('i.images', 'g.images')
      .wire('g.images', 'i.references')
      .build();
    expect(keysInQuestion(circle, runOf(failed(REFUSED), finished), [])).toBeNull();
  });
});
