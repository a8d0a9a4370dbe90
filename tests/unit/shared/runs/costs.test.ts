import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunEvent, RunEventBody } from '#shared/runs/RunEvent';
import type { RunState } from '#shared/runs/RunState';
import { describe, expect, it } from 'vitest';
import { nodeCost, runCost, sessionCost, sessionSaved } from '#shared/runs/costs';

const dollars = (microUsd: number) => ({ microUsd, kind: 'actual' }) as const;
const EXPECTED = { seed: 1, width: 1, height: 1, provider: 'p', model: 'm', notes: [], isPriced: true } as const;
const START: readonly RunEventBody[] = [
  { kind: 'run-started', name: 'Foxes', nodes: ['draw'] },
  { kind: 'images-expected', node: 'draw', images: Array(3).fill({ ...EXPECTED, estimate: dollars(0) }) },
];
const saved = (index: number, more: Partial<Extract<RunEvent, { kind: 'image-saved' }>>): RunEventBody => ({
  kind: 'image-saved',
  node: 'draw',
  index,
  image: { id: 'a'.repeat(64), width: 1, height: 1, mime: 'image/png' },
  seed: 1,
  reused: false,
  text: '',
  ...more,
});
const failed: RunEventBody = {
  kind: 'image-failed',
  node: 'draw',
  index: 2,
  error: { code: 'safety', message: 'No.' },
  cost: dollars(5),
};
const tell = (run: RunState, ...bodies: readonly RunEventBody[]) =>
  bodies.reduce((state, body) => reduceRun(state, { ...body, runId: 'r', seq: state.nextSeq, at: 1 }), run);

describe('what a session cost', () => {
  it('leaves out what a run had made in an earlier session, though it is told of', () => {
    const run = tell(
      newRun('r'),
      ...START,
      saved(0, { kept: true, cost: dollars(100) }),
      saved(1, { kept: true, cost: dollars(0), saved: dollars(40), reused: true }),
      saved(2, { cost: dollars(10) }),
    );
    expect(nodeCost(run.nodes.get('draw')!)?.microUsd).toBe(110);
    expect(runCost(run).microUsd).toBe(110);
    expect(sessionCost([run]).microUsd).toBe(10);
    expect(sessionSaved([run]).microUsd).toBe(0);
  });

  it('counts once what a run made in this session and kept when it went on, and every try', () => {
    const first = tell(newRun('r'), ...START, saved(0, { cost: dollars(100) }), failed);
    const again = tell(
      first,
      ...START,
      saved(0, { kept: true, cost: dollars(100) }),
      saved(1, { reused: true, cost: dollars(0), saved: dollars(40) }),
      saved(2, { cost: dollars(10) }),
    );
    expect(sessionCost([again]).microUsd).toBe(115);
    expect(sessionSaved([again]).microUsd).toBe(40);
  });
});
