import { newRun } from '#shared/runs/reduceRun';
import type { NodeRunState, RunState } from '#shared/runs/RunState';
import { describe, expect, it } from 'vitest';
import {
  isSameHistory,
  nodeHistories,
  type ShownRuns,
} from '../../../../../renderer/src/stores/running/nodeHistories.ts';
import { shownSlots } from '../../../../../renderer/src/stores/running/shownSlots.ts';

const IDS = Array.from({ length: 20 }, (_, at) => `node ${String(at)}`);

function aNode(done = 0): NodeRunState {
  const slot = { status: done > 0 ? 'done' : 'waiting', seed: 1, width: 1, height: 1, notes: [] } as const;
  return { status: 'running', done, total: 1, slots: [slot], outputs: {} };
}

/** A run of all nodes that counts how often someone looks into it. */
function aRun(runId: string) {
  const nodes = new Map(IDS.map((id) => [id, aNode()]));
  let looks = 0;
  const run: RunState = {
    ...newRun(runId),
    get nodes() {
      looks += 1;
      return nodes;
    },
  };
  return { run, looks: () => looks };
}

function showing(runs: readonly RunState[], shown: ReadonlySet<string> = new Set(runs.map(({ runId }) => runId))) {
  return { runs: new Map(runs.map((run) => [run.runId, run])), shown } satisfies ShownRuns;
}

/** What the newest run is after it told something of one node. */
const told = (run: RunState, id: string): RunState => ({ ...run, nodes: new Map(run.nodes).set(id, aNode(1)) });

describe('an event of the newest run', () => {
  const old = Array.from({ length: 50 }, (_, at) => aRun(`run ${String(at)}`));
  const before = showing(old.map(({ run }) => run));
  const histories = nodeHistories(before);
  const drawn = IDS.map((id) => shownSlots({ ...before, histories }, id));
  const after = showing([...old.slice(0, -1).map(({ run }) => run), told(old.at(-1)!.run, 'node 3')], before.shown);

  it('makes no node look into the runs before, and only its own look for pictures', () => {
    const looked = old.slice(0, -1).map(({ looks }) => looks());
    expect(isSameHistory(before, after)).toBe(true);
    const now = IDS.map((id) => shownSlots({ ...after, histories }, id));
    expect(old.slice(0, -1).map(({ looks }) => looks())).toEqual(looked);
    expect(IDS.filter((_, at) => now[at] !== drawn[at])).toEqual(['node 3']);
  });
});

describe('what the runs told of a node', () => {
  const [one, two] = [aRun('one').run, aRun('two').run];
  const both = showing([one, two]);

  it('is the newest that is shown, and what those before came to', () => {
    expect(nodeHistories(both).get('node 0')).toEqual({ runId: 'two', before: [one.nodes.get('node 0')] });
    expect(nodeHistories({ ...both, shown: new Set(['one']) }).get('node 0')).toEqual({ runId: 'one', before: [] });
  });

  it('is put together anew when a run comes, goes on, or an earlier one tells something', () => {
    expect(isSameHistory(both, showing([two, one], both.shown))).toBe(false);
    expect(isSameHistory(both, showing([one, two, aRun('three').run]))).toBe(false);
    expect(isSameHistory(both, showing([one]))).toBe(false);
    expect(isSameHistory(both, showing([told(one, 'node 1'), two], both.shown))).toBe(false);
    expect(isSameHistory(both, showing([one, told(two, 'another node')], both.shown))).toBe(false);
  });

  it('is left alone by runs of other graphs', () => {
    const other = aRun('three').run;
    expect(isSameHistory(both, showing([one, other, two], both.shown))).toBe(true);
    expect(isSameHistory(both, showing([one, told(other, 'x'), two], both.shown))).toBe(true);
  });
});
