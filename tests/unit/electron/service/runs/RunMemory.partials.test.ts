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
  width: 8,
  height: 8,
};
const partial = (node: string, index: number, name: string): RunEventBody => ({
  kind: 'image-partial',
  node,
  index,
  name,
});
const expecting = (node: string): readonly RunEventBody[] => [
  { kind: 'images-expected', node, images: [expected, expected] },
  { kind: 'image-started', node, index: 0 },
  { kind: 'image-started', node, index: 1 },
];
const begin: readonly RunEventBody[] = [
  { kind: 'run-started', name: 'Foxes', nodes: ['draw', 'other'] },
  ...expecting('draw'),
];
const saved: RunEventBody = {
  kind: 'image-saved',
  node: 'draw',
  index: 0,
  image: { id: 'a'.repeat(64), width: 8, height: 8, mime: 'image/png' },
  seed: 0,
  reused: false,
  text: '',
};
const failed: RunEventBody = {
  kind: 'image-failed',
  node: 'draw',
  index: 1,
  error: { code: 'network', message: 'Cut off.' },
};

/** What is remembered, what a page that was there heard, and what one that comes later is told. */
function told(bodies: readonly RunEventBody[]) {
  const memory = new RunMemory();
  const record = { runId: 'r', name: 'Foxes' } as Parameters<RunMemory['begin']>[0];
  memory.begin(record, aGraph('Foxes').build());
  const events = bodies.map((body, seq): RunEvent => ({ runId: 'r', seq, at: seq, ...body }));
  for (const event of events) memory.add(event);
  const kept = memory.current()[0]!.events;
  const slotsOf = (heard: readonly RunEvent[]) => heard.reduce(reduceRun, newRun('r')).nodes.get('draw')?.slots;
  const partials = kept.filter(({ kind }) => kind === 'image-partial');
  return { partials, there: slotsOf(events), later: slotsOf(kept) };
}

describe('pictures that are shown while they are drawn', () => {
  it('are remembered by the newest of each place', () => {
    const many = Array.from({ length: 300 }, (_, at) => partial('draw', at % 2, `half-${String(at)}`));
    const { partials, there, later } = told([...begin, ...many]);
    expect(partials).toMatchObject([
      { index: 0, name: 'half-298' },
      { index: 1, name: 'half-299' },
    ]);
    expect(later).toEqual(there);
  });

  it('are forgotten once their picture is there, or failed', () => {
    const halves = [partial('draw', 0, 'one'), partial('draw', 1, 'two')];
    const { partials, there, later } = told([...begin, ...halves, saved, failed]);
    expect(partials).toEqual([]);
    expect(later).toEqual(there);
  });

  it('stay where another node begins meanwhile, and are told anew where their place begins anew', () => {
    const meanwhile = told([...begin, partial('draw', 0, 'one'), ...expecting('other'), partial('draw', 0, 'two')]);
    expect(meanwhile.partials).toMatchObject([{ name: 'two' }]);
    const again = told([...begin, partial('draw', 0, 'one'), failed, ...begin, partial('draw', 0, 'two')]);
    expect(again.later).toMatchObject([{ partial: 'two' }, { status: 'running' }]);
    expect(again.later).toEqual(again.there);
  });
});
