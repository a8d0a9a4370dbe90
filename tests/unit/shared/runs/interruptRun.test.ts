import { describe, expect, it } from 'vitest';
import { newRun } from '#shared/runs/reduceRun';
import type { ImageSlot, NodeRunState } from '#shared/runs/RunState';
import { interruptRun } from '#shared/runs/interruptRun';
import { aGraph } from '../../../support/builders.ts';
import { mayBeBilled } from '../../../../renderer/src/stores/running/mayBeBilled.ts';
import { palette } from '../../../support/shipped.ts';

const GRAPH = aGraph()
  .node('paid', 'google-provider')
  .node('free', 'sample-provider')
  .node('drawPaid', 'image-processor')
  .node('drawFree', 'image-processor')
  .wire('paid.provider', 'drawPaid.provider')
  .wire('free.provider', 'drawFree.provider')
  .build();

function aSlot(status: ImageSlot['status']): ImageSlot {
  return { status, seed: 1, width: 10, height: 10, notes: [] };
}

const DRAWING: NodeRunState = {
  status: 'running',
  done: 1,
  total: 3,
  slots: [aSlot('done'), aSlot('running'), aSlot('waiting')],
  outputs: {},
};
const RUN = {
  ...newRun('r'),
  nodes: new Map([
    ['drawPaid', DRAWING],
    ['drawFree', DRAWING],
  ]),
};

/** How the places of a node stand, with why. */
function places(run: typeof RUN | ReturnType<typeof interruptRun>, node: string) {
  return run.nodes.get(node)?.slots.map(({ status, error }) => [status, error?.code]);
}

describe('a run whose service has ended', () => {
  it('may have been billed where a call was under way, but not where calls are free', () => {
    const run = interruptRun(RUN, (node) => !mayBeBilled(GRAPH, palette, node));
    expect(run.status).toBe('cancelled');
    expect(places(run, 'drawPaid')).toEqual([
      ['done', undefined],
      ['failed', 'may-be-billed'],
      ['cancelled', undefined],
    ]);
    expect(places(run, 'drawFree')).toEqual([
      ['done', undefined],
      ['cancelled', undefined],
      ['cancelled', undefined],
    ]);
  });

  it('may have been billed where its graph is not known', () => {
    expect(
      places(
        interruptRun(RUN, () => false),
        'drawFree',
      )?.[1],
    ).toEqual(['failed', 'may-be-billed']);
  });
});
