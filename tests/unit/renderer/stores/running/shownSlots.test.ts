import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunEventBody } from '#shared/runs/RunEvent';
import type { RunState } from '#shared/runs/RunState';
import { describe, expect, it } from 'vitest';
import { hasFailed, hasNodeFailed, missingOfNode, missingPlaces } from '#shared/runs/missingPlaces';
import { nodeHistories, type ShownRuns } from '../../../../../renderer/src/stores/running/nodeHistories.ts';
import { pictureOfSlot, shownSlots } from '../../../../../renderer/src/stores/running/shownSlots.ts';

const START: RunEventBody = { kind: 'run-started', name: 'Foxes', nodes: ['draw'] };
const image = (id: string) => ({ id: id.repeat(64), width: 10, height: 10, mime: 'image/png' });

function expects(...seeds: readonly number[]): RunEventBody {
  const call = { width: 10, height: 10, provider: 'p', model: 'm', notes: [], isPriced: true };
  const estimate = { microUsd: 0, kind: 'estimate' } as const;
  return { kind: 'images-expected', node: 'draw', images: seeds.map((seed) => ({ ...call, seed, estimate })) };
}
const saved = (index: number, id: string): RunEventBody => ({
  kind: 'image-saved',
  node: 'draw',
  index,
  image: image(id),
  seed: index,
  reused: false,
  text: '',
});
const failed = (index: number, code = 'billing'): RunEventBody => ({
  kind: 'image-failed',
  node: 'draw',
  index,
  error: { code, message: 'No credit.' },
});
const nodeFailed: RunEventBody = { kind: 'node-failed', node: 'draw', error: { code: 'x', message: 'No.' }, ms: 1 };

function aRun(runId: string, ...bodies: readonly RunEventBody[]): RunState {
  return bodies.reduce((run, body, seq) => reduceRun(run, { ...body, runId, seq, at: 1 }), newRun(runId));
}
function showing(...runs: readonly RunState[]) {
  const shown: ShownRuns = { runs: new Map(runs.map((run) => [run.runId, run])), shown: new Set(runs.map(idOf)) };
  return { ...shown, histories: nodeHistories(shown) };
}
const idOf = ({ runId }: RunState) => runId;
const slotsOf = (...runs: readonly RunState[]) => shownSlots(showing(...runs), 'draw');
const pictures = (...runs: readonly RunState[]) => slotsOf(...runs).map((slot) => pictureOfSlot(slot)?.id[0]);

const FIRST = aRun('first', START, expects(0, 1), saved(0, 'a'), saved(1, 'b'));

describe('what a node shows', () => {
  it('is what its newest run made, each with the place it was asked for at', () => {
    const second = aRun('second', START, expects(0, 1), saved(0, 'c'), saved(1, 'd'));
    expect(pictures(FIRST, second)).toEqual(['c', 'd']);
    expect(slotsOf(FIRST, second)[1]?.place).toEqual({ runId: 'second', node: 'draw', index: 1 });
  });

  it('keeps the earlier picture where the newest run failed or was stopped', () => {
    const second = aRun('second', START, expects(5, 6), failed(0), saved(1, 'd'));
    expect(pictures(FIRST, second)).toEqual(['a', 'd']);
    expect(slotsOf(FIRST, second)[0]).toMatchObject({ status: 'failed', seed: 5, earlier: { seed: 0 } });
    const stopped = aRun('third', START, expects(5, 6), failed(0, 'cancelled'), failed(1));
    expect(pictures(FIRST, second, stopped)).toEqual(['a', 'd']);
  });

  it('shows the place of a picture that is on its way as empty', () => {
    expect(pictures(FIRST, aRun('second', START, expects(5, 6)))).toEqual([undefined, undefined]);
  });

  it('keeps all that was there until a run says what it is going to make, and when it never does', () => {
    expect(pictures(FIRST, aRun('second', START))).toEqual(['a', 'b']);
    expect(slotsOf(FIRST, aRun('second', START))[0]?.status).toBe('waiting');
    expect(pictures(FIRST, aRun('second', START, nodeFailed))).toEqual(['a', 'b']);
    expect(slotsOf(FIRST, aRun('second', START, nodeFailed))[0]?.status).toBe('cancelled');
  });

  it('takes nothing from a run of another graph', () => {
    const second = aRun('second', START, expects(5), failed(0));
    const { runs } = showing(FIRST, second);
    const histories = nodeHistories({ runs, shown: new Set(['second']) });
    expect(shownSlots({ runs, histories }, 'draw').map(pictureOfSlot)).toEqual([undefined]);
  });

  it('stays the same objects while nothing changes', () => {
    const second = aRun('second', START, expects(5, 6), failed(0), saved(1, 'd'));
    const [one, other] = [slotsOf(FIRST, second), slotsOf(FIRST, second)];
    expect(one.every((slot, at) => slot === other[at])).toBe(true);
    const [early, later] = [slotsOf(FIRST, aRun('s', START)), slotsOf(FIRST, aRun('s', START))];
    expect(early.every((slot, at) => slot === later[at])).toBe(true);
  });
});

describe('what a run lacks', () => {
  const run = aRun('r', START, expects(0, 1, 2, 3, 4), saved(0, 'a'), failed(1), failed(2, 'may-be-billed'));
  const over = [failed(3, 'not-asked'), nodeFailed].reduce(
    (state, body, at) => reduceRun(state, { ...body, runId: 'r', seq: 5 + at, at: 1 }),
    run,
  );

  it('is told by why: failed, perhaps billed, or never asked for', () => {
    expect(missingPlaces(over)).toEqual(missingOfNode('draw', over.nodes.get('draw')!));
    expect(missingPlaces(over)).toEqual({
      failed: [{ node: 'draw', index: 1 }],
      unknown: [{ node: 'draw', index: 2 }],
      unmade: [
        { node: 'draw', index: 3 },
        { node: 'draw', index: 4 },
      ],
    });
  });

  it('can be retried where a call failed, or a node by itself', () => {
    expect(hasFailed(over)).toBe(true);
    expect(hasNodeFailed(aRun('n', START, nodeFailed).nodes.get('draw')!)).toBe(true);
    expect(hasFailed(FIRST)).toBe(false);
  });
});
