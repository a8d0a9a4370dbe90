import { describe, expect, it } from 'vitest';
import type { EndpointKind } from '#shared/graph/callKinds';
import { NO_COST, usd, type Money } from '#shared/graph/Money';
import { interruptRun } from '#shared/runs/interruptRun';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunEventBody } from '#shared/runs/RunEvent';

const PAID = usd(0.04, 'estimate');

/** A run of one node whose first picture is there, whose second is under way and whose third waits, as it is once its service has ended. */
function interrupted(estimate: Money, endpoint?: EndpointKind) {
  const expected = { seed: 1, provider: 'p', model: 'm', notes: [], isPriced: true, width: 10, height: 10 };
  const call = { ...expected, estimate, ...(endpoint && { endpoint }) };
  const image = { id: 'a'.repeat(64), width: 10, height: 10, mime: 'image/png' };
  const events: readonly RunEventBody[] = [
    { kind: 'run-started', name: 'owls', nodes: ['draw'] },
    { kind: 'node-started', node: 'draw' },
    { kind: 'images-expected', node: 'draw', images: [call, call, call] },
    { kind: 'image-started', node: 'draw', index: 0 },
    { kind: 'image-saved', node: 'draw', index: 0, image, seed: 1, reused: false, text: '' },
    { kind: 'image-started', node: 'draw', index: 1 },
  ];
  const run = events.reduce((state, body, seq) => reduceRun(state, { ...body, runId: 'r', seq, at: seq }), newRun('r'));
  return interruptRun(run);
}

/** How its places stand, with why. */
function places(run: ReturnType<typeof interrupted>) {
  return run.nodes.get('draw')?.slots.map(({ status, error }) => [status, error?.code]);
}

describe('a run whose service has ended', () => {
  it('may have been billed where a call was under way', () => {
    const run = interrupted(PAID);
    expect(run.status).toBe('cancelled');
    expect(places(run)).toEqual([
      ['done', undefined],
      ['failed', 'may-be-billed'],
      ['cancelled', undefined],
    ]);
  });

  it.each([
    ['calls are free', NO_COST, 'ask'],
    ['whole answers only are billed', PAID, 'unpaid'],
    ['the call lives on at the provider', PAID, 'collect'],
  ] as const)('was not billed for it where %s', (_where, estimate, endpoint) => {
    expect(places(interrupted(estimate, endpoint))).toEqual([
      ['done', undefined],
      ['cancelled', undefined],
      ['cancelled', undefined],
    ]);
  });
});
