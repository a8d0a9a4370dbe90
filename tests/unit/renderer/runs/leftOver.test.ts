import { describe, expect, it } from 'vitest';
import { leftOver } from '../../../../renderer/src/runs/leftOver.ts';
import { aRun } from './aRun.ts';

describe('what an earlier session left undone', () => {
  const cutOff = aRun({ status: 'interrupted', queuedAt: 50 });

  it('is nothing where all is done', () => {
    expect(leftOver([aRun(), aRun({ status: 'failed' })], [], 0)).toBeNull();
  });

  it('is what was cut off and what waits', () => {
    expect(leftOver([aRun(), cutOff], [aRun({ status: 'queued' })], 0)).toEqual({ interrupted: [cutOff], waiting: 1 });
  });

  it('is not told of a second time once it was put away', () => {
    expect(leftOver([cutOff], [], 50)).toBeNull();
    expect(leftOver([aRun({ status: 'interrupted', queuedAt: 51 }), cutOff], [], 50)?.interrupted).toHaveLength(1);
  });
});
