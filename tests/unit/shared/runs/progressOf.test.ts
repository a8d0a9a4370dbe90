import { describe, expect, it } from 'vitest';
import { isLongRun } from '#shared/runs/isLongRun';
import { fractionOf, progressOf } from '#shared/runs/progressOf';
import { newRun } from '#shared/runs/reduceRun';
import type { ImageSlot, NodeRunState, NodeStatus, RunState } from '#shared/runs/RunState';

const IMAGE = { id: 'a'.repeat(64), width: 1, height: 1, mime: 'image/png' };

function aRun(
  nodes: readonly { readonly status: NodeStatus; readonly slots: readonly ImageSlot['status'][] }[],
): RunState {
  return {
    ...newRun('r'),
    nodes: new Map(
      nodes.map(({ status, slots }, at): [string, NodeRunState] => [
        `n${String(at)}`,
        {
          status,
          done: 0,
          total: 0,
          outputs: {},
          slots: slots.map((each) => ({
            status: each,
            seed: 1,
            width: 1,
            height: 1,
            notes: [],
            ...(each === 'done' && { image: IMAGE }),
          })),
        },
      ]),
    ),
  };
}

const DRAWING = aRun([
  { status: 'done', slots: [] },
  { status: 'running', slots: ['done', 'failed', 'running', 'waiting'] },
]);
const WORDS = aRun([
  { status: 'done', slots: [] },
  { status: 'queued', slots: [] },
]);

describe('how far a run is', () => {
  it('is told by the places of its pictures', () => {
    expect(progressOf(DRAWING)).toEqual({ done: 1, ended: 2, total: 4 });
  });

  it('goes by pictures over several runs, by nodes where none are made, and is nothing where nothing is known', () => {
    expect(fractionOf([DRAWING, WORDS])).toBe(0.5);
    expect(fractionOf([WORDS, aRun([{ status: 'cancelled', slots: [] }])])).toBeCloseTo(2 / 3);
    expect(fractionOf([newRun('r')])).toBe(0);
  });
});

it('a run is long from ten seconds on', () => {
  expect([isLongRun({ ms: 9999 }), isLongRun({ ms: 10_000 })]).toEqual([false, true]);
});
