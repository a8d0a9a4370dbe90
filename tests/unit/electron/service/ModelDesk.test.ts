import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ModelDesk } from '../../../../electron/service/ModelDesk.ts';
import { CancelledError } from '#shared/errors/inputErrors';
import type { LiveList } from '#shared/graph/models/LiveList';
import { createCatalogue } from '#shared/providers/Catalogue';
import { google } from '#shared/providers/google';
import { openrouter } from '#shared/providers/openrouter';

const HOUR = 60 * 60 * 1000;
const NOW = Date.parse('2026-11-30T12:00:00.000Z');

type DeskPorts = ConstructorParameters<typeof ModelDesk>[0];

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A desk that may ask Google, whose list was read then; absent: never. What it asks is answered at once, or once it is let go. */
function aDesk({ readAt, isSlow = false }: { readonly readAt?: number; readonly isSlow?: boolean } = {}) {
  const state = { isBusy: false, renewModels: true };
  const asked: string[] = [];
  const ended: string[] = [];
  const listAt = (provider: string, at: number): LiveList => ({
    provider,
    read: new Date(at).toISOString(),
    models: [],
  });
  let lists = readAt === undefined ? [] : [listAt('google', readAt)];
  const ports = {
    engine: { now: Date.now, log: () => undefined, catalogue: createCatalogue([google, openrouter]) },
    keys: { list: () => Promise.resolve([{ provider: 'google', source: 'env' }]) },
    settings: {
      get current() {
        return { renewModels: state.renewModels };
      },
    },
    models: {
      lists: () => lists,
      refresh: (provider: string, signal?: AbortSignal) => {
        asked.push(provider);
        const list = listAt(provider, Date.now());
        return new Promise<LiveList>((resolve, reject) => {
          signal?.addEventListener('abort', () => {
            ended.push(provider);
            reject(new CancelledError('Ended.'));
          });
          if (isSlow) return;
          lists = [list];
          resolve(list);
        });
      },
    },
  } as unknown as DeskPorts;
  const desk = new ModelDesk(
    ports,
    () => undefined,
    () => state.isBusy,
  );
  desk.watch();
  return { desk, state, asked, ended };
}

describe('what is known of models', () => {
  it('is asked for soon after the start, and again once it is a day old, of those with a key', async () => {
    const { asked, desk } = aDesk();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(asked).toEqual(['google']);
    await vi.advanceTimersByTimeAsync(23 * HOUR);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2 * HOUR);
    expect(asked).toEqual(['google', 'google']);
    desk.close();
    await vi.advanceTimersByTimeAsync(100 * HOUR);
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['young', NOW - 23 * HOUR, 0],
    ['a day old', NOW - 24 * HOUR, 1],
    ['of a clock that was wrong', NOW + 48 * HOUR, 1],
  ])('that is %s', async (_, readAt, times) => {
    const { asked, desk } = aDesk({ readAt });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(times);
    desk.close();
  });

  it('is not asked for while something runs, nor where that is switched off; an hour later it may be', async () => {
    for (const holds of [{ isBusy: true }, { renewModels: false }]) {
      const { asked, desk, state } = aDesk();
      Object.assign(state, holds);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(asked).toEqual([]);
      Object.assign(state, { isBusy: false, renewModels: true });
      await vi.advanceTimersByTimeAsync(HOUR);
      expect(asked).toEqual(['google']);
      desk.close();
    }
  });

  it('is asked for no further once a run begins, and again when there is time', async () => {
    const { asked, ended, desk, state } = aDesk({ isSlow: true });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([asked, ended]).toEqual([['google'], []]);
    state.isBusy = true;
    await vi.advanceTimersByTimeAsync(1000);
    expect(ended).toEqual(['google']);
    state.isBusy = false;
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(asked).toEqual(['google', 'google']);
    desk.close();
  });

  it('goes on being asked for during a run where somebody told it to', async () => {
    const { ended, desk, state } = aDesk({ readAt: NOW, isSlow: true });
    void desk.refresh({ provider: 'google' });
    state.isBusy = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ended).toEqual([]);
    desk.close();
  });
});
