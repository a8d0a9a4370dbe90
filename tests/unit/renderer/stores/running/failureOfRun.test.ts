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

const nameOf = (node: string) => `Node ${node}`;

describe('the failure of a run', () => {
  it('is counted once, told by what happened most, and says how many failed otherwise and what came', () => {
    const other = { ...refused, code: 'blocked', message: 'Blocked.' };
    expect(failureOfRun(told(...begun, failed(0, other), failed(1), failed(2)), nameOf)).toEqual({
      message: '3 of 3 pictures failed',
      hint: 'Node n: Too many calls. Wait. 1 more failed otherwise.',
      node: 'n',
      failed: [0, 1, 2].map((index) => ({ node: 'n', index })),
    });
  });

  it('ends a sentence once, also where it ends with what was quoted', () => {
    const quoted = { ...refused, message: 'It is overloaded (503): “Try again later.”' };
    const hint = failureOfRun(told(...begun, failed(0, quoted)), nameOf)?.hint;
    expect(hint).toBe('Node n: It is overloaded (503): “Try again later.” Wait.');
  });

  it('says that one picture failed, and which node did where no call was made', () => {
    const one = { ...begun[1], images: [picture] } as RunEventBody;
    expect(failureOfRun(told(begun[0]!, one, failed(0)), nameOf)?.message).toBe('The picture failed');
    const error = { code: 'bad-input', message: 'The prompt is empty' };
    expect(failureOfRun(told(...begun, { kind: 'node-failed', node: 'm', error, ms: 1 }), nameOf)).toEqual({
      message: 'Node m failed',
      hint: 'Node m: The prompt is empty.',
      node: 'm',
      failed: [],
    });
  });

  it('is none where places were only left alone', () => {
    const left = { code: 'cancelled', message: 'Stopped.', hint: '', retryAfterMs: 0 };
    expect(failureOfRun(told(...begun, failed(0, left)), nameOf)).toBeUndefined();
  });

  it('tells each place until when its provider asked to wait', () => {
    expect(
      told(...begun, failed(1))
        .nodes.get('n')
        ?.slots.map(({ retryAt }) => retryAt),
    ).toEqual([undefined, 31_000, undefined]);
  });
});
