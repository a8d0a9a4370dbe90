import { describe, expect, it } from 'vitest';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunEvent, RunEventBody } from '#shared/runs/RunEvent';
import { RunMemory } from '../../../../../electron/service/runs/RunMemory.ts';
import { aGraph } from '../../../../support/builders.ts';

const expected = {
  seed: 0,
  provider: 'p',
  model: 'm',
  notes: [],
  estimate: { microUsd: 0, kind: 'estimate' as const },
  isPriced: true,
};
const grew = (index: number, text: string): RunEventBody => ({ kind: 'text-grew', node: 'write', index, text });
const begin: readonly RunEventBody[] = [
  { kind: 'run-started', name: 'Words', nodes: ['write'] },
  { kind: 'texts-expected', node: 'write', texts: [expected, expected] },
  { kind: 'text-started', node: 'write', index: 0 },
  { kind: 'text-started', node: 'write', index: 1 },
];

/** What was told, what a page that was there heard of it, and what one that comes later is told. */
function told(bodies: readonly RunEventBody[]) {
  const memory = new RunMemory();
  const record = { runId: 'r', name: 'Words' } as Parameters<RunMemory['begin']>[0];
  memory.begin(record, aGraph('Words').build());
  const events = bodies.map((body, seq): RunEvent => ({ runId: 'r', seq, at: seq, ...body }));
  for (const event of events) memory.add(event);
  const kept = memory.current()[0]!.events;
  const slotsOf = (heard: readonly RunEvent[]) => heard.reduce(reduceRun, newRun('r')).nodes.get('write')?.slots;
  return { kept, there: slotsOf(events), later: slotsOf(kept) };
}

describe('a text that is told while it comes', () => {
  it('is all there where it failed, also what had not been told before', () => {
    const failed: RunEventBody = {
      kind: 'text-failed',
      node: 'write',
      index: 0,
      error: { code: 'network', message: 'Cut off.' },
      text: 'A red fox in',
    };
    expect(told([...begin, grew(0, 'A red '), failed]).later).toMatchObject([{ text: 'A red fox in' }, {}]);
  });

  it('grows in its place, and a page that comes later reads as much of it', () => {
    const { kept, there, later } = told([...begin, grew(0, 'A '), grew(1, 'An '), grew(0, 'red '), grew(1, 'owl')]);
    expect(there).toMatchObject([{ text: 'A red ' }, { text: 'An owl' }]);
    expect(later).toEqual(there);
    expect(kept.filter(({ kind }) => kind === 'text-grew')).toHaveLength(2);
  });

  it('is remembered once, however many pieces it came in', () => {
    const pieces = Array.from({ length: 5000 }, () => grew(0, 'word '));
    const saved: RunEventBody = {
      kind: 'text-saved',
      node: 'write',
      index: 0,
      text: 'word '.repeat(5000),
      seed: 0,
      reused: false,
    };
    expect(JSON.stringify(told([...begin, ...pieces]).kept).length).toBeLessThan(27_000);
    const { kept, there, later } = told([...begin, ...pieces, saved]);
    expect(JSON.stringify(kept).length).toBeLessThan(27_000);
    expect(later).toEqual(there);
  });

  it('stays where it failed, and begins anew where it is asked for again', () => {
    const failed: RunEventBody = {
      kind: 'text-failed',
      node: 'write',
      index: 0,
      error: { code: 'network', message: 'Cut off.' },
    };
    const cut = told([...begin, grew(0, 'A red '), failed]);
    expect(cut.later).toMatchObject([{ status: 'failed', text: 'A red ' }, {}]);
    const again = told([...begin, grew(0, 'A red '), failed, ...begin, grew(0, 'A ')]);
    expect(again.there).toMatchObject([{ text: 'A ' }, {}]);
    expect(again.later).toEqual(again.there);
  });
});
