import { expect, it } from 'vitest';
import type { RunEventBody } from '#shared/runs/RunEvent';
import { RunTally } from '../../../../../electron/hosts/cli/RunTally.ts';

const COST = { microUsd: 2000, kind: 'actual' } as const;
const CALL = { seed: 7, provider: 'p', model: 'm', notes: [], estimate: COST, isPriced: true };

it('a run that writes is counted by its texts, with what it cost', () => {
  const tally = new RunTally('r');
  const events: readonly RunEventBody[] = [
    { kind: 'run-started', name: 'Foxes', nodes: ['a'] },
    { kind: 'texts-expected', node: 'a', texts: [CALL, CALL, CALL] },
    { kind: 'text-saved', node: 'a', index: 0, text: 'A fox.', seed: 7, reused: false, cost: COST },
    { kind: 'text-failed', node: 'a', index: 1, error: { code: 'blocked', message: 'No.' }, cost: COST },
  ];
  events.forEach((event, seq) => {
    tally.hear({ ...event, runId: 'r', seq, at: 0 });
  });
  expect(tally.progress).toBe('1 of 3 texts');
  expect(tally.lastWords('failed').join()).toContain('1 of 3 texts, $0.004');
});
