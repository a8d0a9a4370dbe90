import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SpendRow } from '#shared/api/contract';
import { startOfDay } from '#shared/runs/startOfDay';
import { createSpendStore } from '../../../../../renderer/src/stores/records/spendStore.ts';
import { fakeService } from '../../../../support/fakeService.ts';

const NOON = new Date(2026, 4, 17, 12).getTime();

function aRow(day: string, microUsd: number): SpendRow {
  return {
    day,
    provider: 'google',
    model: 'm',
    graph: 'Foxes',
    calls: 1,
    failed: 0,
    reused: 1,
    cost: { microUsd, kind: 'actual' },
    unpriced: 0,
    failedCost: { microUsd: 0, kind: 'actual' },
    saved: { microUsd: 7, kind: 'actual' },
  };
}

function aStore() {
  const asked: (number | undefined)[] = [];
  const rows = [aRow('2026-05-17', 100), aRow('2026-05-16', 1000)];
  const { client, news, ...service } = fakeService({
    'spend.report'({ from }) {
      asked.push(from);
      return from === undefined ? rows : rows.slice(0, 1);
    },
  });
  const store = createSpendStore({ client, news, now: () => NOON, pauseMs: 5 });
  const tell = () => {
    const event = { kind: 'run-finished', outcome: 'completed', ms: 1, runId: 'r', seq: 0, at: 0 } as const;
    service.tell({ kind: 'run', event });
  };
  return { store, asked, rows, tell, settle: () => vi.advanceTimersByTimeAsync(1000) };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('spendStore', () => {
  it('knows what today cost and saved, by the local midnight', async () => {
    const { store, asked, settle } = aStore();
    store.getState().attach();
    await settle();
    expect(asked).toEqual([new Date(2026, 4, 17).getTime()]);
    expect(store.getState().today).toEqual({
      cost: { microUsd: 100, kind: 'actual' },
      saved: { microUsd: 7, kind: 'actual' },
    });
    expect(store.getState().rows).toBeNull();
  });

  it('asks for all there ever was only while someone looks', async () => {
    const { store, asked, tell, settle } = aStore();
    const stop = store.getState().watch();
    await settle();
    expect(store.getState().rows).toHaveLength(2);
    stop();
    store.getState().attach();
    await settle();
    asked.length = 0;
    tell();
    await settle();
    expect(asked).toEqual([startOfDay(NOON)]);
  });

  it('asks once after many runs have ended at once', async () => {
    const { store, asked, tell, settle } = aStore();
    store.getState().attach();
    await settle();
    asked.length = 0;
    for (let times = 0; times < 20; times++) tell();
    await settle();
    expect(asked).toHaveLength(1);
  });
});
