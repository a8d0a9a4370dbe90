import { describe, expect, it } from 'vitest';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunEventBody } from '#shared/runs/RunEvent';
import { failureOfRun } from '../../../../../renderer/src/stores/running/failureOfRun.ts';

const picture = {
  seed: 1,
  provider: 'google',
  model: 'm',
  notes: [],
  estimate: { microUsd: 0, kind: 'estimate' },
  isPriced: true,
  width: 4,
  height: 3,
} as const;
const refused = { code: 'rate-limited', message: 'Too many calls.', hint: 'Wait.', retryAfterMs: 30_000 };
const failed = (index: number, error = refused): RunEventBody => ({ kind: 'image-failed', node: 'n', index, error });

function told(...events: readonly RunEventBody[]) {
  return events.reduce((run, event, seq) => reduceRun(run, { runId: 'r', seq, at: 1000, ...event }), newRun('r'));
}
const begun: RunEventBody[] = [
  { kind: 'run-started', name: 'Fox', nodes: ['n', 'm'] },
  { kind: 'images-expected', node: 'n', images: [picture, picture, picture] },
];

describe('the failure of a run', () => {
  it('is what happened most, with its number, and says how many failed otherwise', () => {
    const other = { ...refused, code: 'blocked', message: 'Blocked.' };
    expect(failureOfRun(told(...begun, failed(0, other), failed(1), failed(2)))).toEqual({
      message: '2 pictures failed: Too many calls.',
      hint: 'Wait. 1 more failed otherwise.',
      node: 'n',
    });
  });

  it('is told as it is where it happened once, of a call or of a node', () => {
    expect(failureOfRun(told(...begun, failed(0)))?.message).toBe('Too many calls.');
    const error = { code: 'bad-input', message: 'The prompt is empty.' };
    expect(failureOfRun(told(...begun, { kind: 'node-failed', node: 'm', error, ms: 1 }))).toEqual({
      message: 'The prompt is empty.',
      node: 'm',
    });
  });

  it('is none where places were only left alone', () => {
    const left = { code: 'cancelled', message: 'Stopped.', hint: '', retryAfterMs: 0 };
    expect(failureOfRun(told(...begun, failed(0, left)))).toBeUndefined();
  });

  it('tells each place until when its provider asked to wait', () => {
    expect(
      told(...begun, failed(1))
        .nodes.get('n')
        ?.slots.map(({ retryAt }) => retryAt),
    ).toEqual([undefined, 31_000, undefined]);
  });
});
