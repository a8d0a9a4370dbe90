import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Recovered } from '../../../../../../electron/platform/library/recovery/Recovery.ts';
import { recoverRegularly } from '../../../../../../electron/platform/library/recovery/recoverRegularly.ts';

const NOTHING = { completed: 0, adopted: 0, unknown: 0, submitted: 0, interrupted: 0, removed: 0 };
const QUIET = { ...NOTHING, unopened: [], problems: [] };
const ONE = { session: 'one', error: new Error('A file is held.') };
const decode = () => Promise.reject(new Error('Nothing is there to decode.'));

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Each look finds the next of these. */
function looking(...finds: (Recovered | Error)[]) {
  const seen = { looks: [] as number[], notes: [] as unknown[], kept: [] as string[], problems: [] as unknown[] };
  const recovery = recoverRegularly({
    library: {
      recover: (_decode, at) => {
        seen.looks.push(at);
        const found = finds.shift() ?? QUIET;
        return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
      },
    },
    decode,
    clock: () => Date.now(),
    everyMs: 60_000,
    note: (found) => seen.notes.push(found),
    tellKept: (path) => seen.kept.push(path),
    log: (problem) => seen.problems.push(problem),
  });
  return { recovery, seen };
}

describe('what other programs leave', () => {
  it('is looked for again and again until the end, and told of only where there is something', async () => {
    const { recovery, seen } = looking(QUIET, { ...QUIET, interrupted: 1 });
    await recovery.now();
    expect(seen.notes).toEqual([]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(seen.looks).toHaveLength(3);
    expect(seen.notes).toEqual([{ ...NOTHING, interrupted: 1 }]);
    await recovery.close();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(seen.looks).toHaveLength(3);
  });

  it('and cannot be opened is named, file by file, when it is found', async () => {
    const { recovery, seen } = looking({ ...QUIET, unopened: ['/a.bin', '/b.txt'] });
    await recovery.now();
    await vi.advanceTimersByTimeAsync(120_000);
    expect([seen.looks.length, seen.kept]).toEqual([3, ['/a.bin', '/b.txt']]);
    await recovery.close();
  });

  it('is looked for by one at a time, and what goes wrong ends nothing', async () => {
    const { recovery, seen } = looking(new Error('The disk is gone.'), { ...QUIET, problems: [ONE] });
    await Promise.all([recovery.now(), recovery.now()]);
    expect(seen.looks).toHaveLength(1);
    await recovery.now();
    expect(seen.problems).toEqual([new Error('The disk is gone.'), ONE.error]);
    await recovery.close();
  });

  it('and cannot be put in order is told of once for each program, however often it is tried again', async () => {
    const other = { ...ONE, session: 'other' };
    const gone = new Error('The disk is gone.');
    const { recovery, seen } = looking(
      { ...QUIET, problems: [ONE] },
      { ...QUIET, problems: [other, ONE] },
      QUIET,
      { ...QUIET, problems: [ONE, other] },
      gone,
      gone,
      QUIET,
      gone,
    );
    for (let look = 0; look < 8; look++) await recovery.now();
    expect(seen.problems).toEqual([ONE.error, other.error, gone, gone]);
    await recovery.close();
  });
});
