import type { RunSummary } from '#shared/api/contract';
import { describe, expect, it } from 'vitest';
import { leftOver } from '../../../../../renderer/src/runs/run/leftOver.ts';
import { readSeen, writeSeen } from '../../../../../renderer/src/runs/seenInterruptions.ts';
import { aRun } from '../aRun.ts';

function aStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
}

/** What is told once these were told of and put away. */
function afterTelling(told: readonly RunSummary[], runs: readonly RunSummary[]) {
  const storage = aStorage();
  writeSeen(storage, told);
  return leftOver(runs, [], readSeen(storage))?.interrupted ?? [];
}

describe('what an earlier session left undone', () => {
  const cutOff = aRun({ status: 'interrupted', done: 1 });
  const other = aRun({ runId: '22222222-2222-4222-8222-222222222222', status: 'interrupted' });

  it('is nothing where all is done', () => {
    expect(leftOver([aRun(), aRun({ status: 'failed' })], [], [])).toBeNull();
  });

  it('is what was cut off and what waits', () => {
    expect(leftOver([aRun(), cutOff], [aRun({ status: 'queued' })], [])).toEqual({ interrupted: [cutOff], waiting: 1 });
  });

  it('is not told of a second time once it was put away', () => {
    expect(afterTelling([cutOff], [cutOff])).toEqual([]);
    expect(afterTelling([cutOff], [other, cutOff])).toEqual([other]);
  });

  it('is not what a later run of the same graph made in full', () => {
    const later = aRun({ runId: '33333333-3333-4333-8333-333333333333', queuedAt: 5000 });
    expect(leftOver([later, cutOff], [], [])).toBeNull();
    expect(leftOver([{ ...later, done: 3 }, cutOff], [], [])?.interrupted).toEqual([cutOff]);
    expect(leftOver([{ ...later, graph: 'Hares' }, cutOff], [], [])?.interrupted).toEqual([cutOff]);
    expect(leftOver([cutOff, aRun({ queuedAt: 500 })], [], [])?.interrupted).toEqual([cutOff]);
  });

  it('is told of again where the run went on and was cut off once more', () => {
    const further = { ...cutOff, done: 2 };
    expect(afterTelling([cutOff], [further])).toEqual([further]);
  });

  it('is kept in bounds, and what cannot be read counts for nothing', () => {
    const storage = aStorage();
    writeSeen(
      storage,
      Array.from({ length: 500 }, (_, at) => ({ ...cutOff, runId: String(at) })),
    );
    expect(readSeen(storage)).toHaveLength(200);
    for (const text of ['1763000000000', '{', '[1, "a"]']) {
      for (const key of storage.kept.keys()) storage.kept.set(key, text);
      expect(readSeen(storage)).toEqual(text.startsWith('[') ? ['a'] : []);
    }
  });
});
