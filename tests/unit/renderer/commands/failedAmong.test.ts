import { describe, expect, it } from 'vitest';
import { failedAmong } from '../../../../renderer/src/commands/runCommands.ts';
import type { Studio } from '../../../../renderer/src/stores/studio.ts';

describe('what failed among some nodes', () => {
  it('is counted by places, as it is asked for again', () => {
    const failed = { status: 'failed' };
    const nodes = new Map([
      ['a', { status: 'failed', slots: [failed, { status: 'done' }, failed] }],
      ['b', { status: 'failed', slots: [failed] }],
      ['c', { status: 'failed', slots: [failed] }],
    ]);
    const newest = { runId: 'r', status: 'failed', nodes };
    const state = { runs: new Map([['r', newest]]), currentRunId: 'r' };
    const studio = { run: { getState: () => state } } as unknown as Pick<Studio, 'run'>;
    expect(failedAmong(studio, ['a', 'b'])).toBe(3);
  });
});
