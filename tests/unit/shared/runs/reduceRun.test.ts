import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent, RunEventBody } from '#shared/runs/RunEvent';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunState } from '#shared/runs/RunState';

const IMAGE = { id: 'a'.repeat(64), width: 1024, height: 768, mime: 'image/png' };
const COST = { microUsd: 134_000, kind: 'actual' } as const;
const EXPECTED = {
  provider: 'google',
  seed: 7,
  width: 1000,
  height: 1000,
  model: 'm',
  notes: ['Note.'],
  estimate: COST,
  isPriced: true,
};
const ERROR = { code: 'billing', message: 'No credit.' };

function numbered(bodies: readonly RunEventBody[]): RunEvent[] {
  return bodies.map((body, seq) => ({ ...body, runId: 'r', seq, at: 1000 + seq }));
}
const run = (...bodies: RunEventBody[]): RunState => numbered(bodies).reduce(reduceRun, newRun('r'));

const start: RunEventBody = { kind: 'run-started', name: 'Foxes', nodes: ['a', 'b'] };
const expected: RunEventBody = { kind: 'images-expected', node: 'a', images: [EXPECTED, { ...EXPECTED, seed: 8 }] };
const saved: RunEventBody = {
  kind: 'image-saved',
  node: 'a',
  index: 1,
  image: IMAGE,
  seed: 8,
  reused: false,
  cost: COST,
  text: '',
};

describe('reduceRun', () => {
  it('fills the place of a text with it, and tells of its failure, as of a picture', () => {
    const { width: _width, height: _height, ...call } = EXPECTED;
    const texts: RunEventBody = { kind: 'texts-expected', node: 'a', texts: [call, { ...call, seed: 8 }] };
    const written: RunEventBody = {
      kind: 'text-saved',
      node: 'a',
      index: 0,
      text: 'About foxes.',
      seed: 7,
      reused: false,
      cost: COST,
      note: 'It was cut.',
    };
    const started: RunEventBody = { kind: 'text-started', node: 'a', index: 1 };
    const failed: RunEventBody = { kind: 'text-failed', node: 'a', index: 1, error: ERROR };
    const node = run(start, texts, written, started, failed).nodes.get('a');
    expect(node).toMatchObject({ total: 2, done: 1 });
    expect(node?.slots).toEqual([
      {
        kind: 'text',
        status: 'done',
        seed: 7,
        notes: ['Note.', 'It was cut.'],
        text: 'About foxes.',
        reused: false,
        estimate: COST,
        cost: COST,
      },
      { kind: 'text', status: 'failed', seed: 8, notes: ['Note.'], startedAt: 1003, estimate: COST, error: ERROR },
    ]);
  });

  it('queues every node of a run that starts', () => {
    const state = run(start);
    expect(state).toMatchObject({ name: 'Foxes', status: 'running', startedAt: 1000, nextSeq: 1 });
    expect([...state.nodes].map(([id, node]) => [id, node.status])).toEqual([
      ['a', 'queued'],
      ['b', 'queued'],
    ]);
  });

  it('keeps a place for each picture and fills it in any order', () => {
    const state = run(
      start,
      { kind: 'node-started', node: 'a' },
      expected,
      { kind: 'image-started', node: 'a', index: 1 },
      saved,
    );
    const node = state.nodes.get('a');
    expect(node).toMatchObject({ status: 'running', done: 1, total: 2 });
    expect(node?.slots[0]).toEqual({
      status: 'waiting',
      seed: 7,
      estimate: COST,
      width: 1000,
      height: 1000,
      notes: ['Note.'],
    });
    expect(node?.slots[1]).toEqual({
      status: 'done',
      seed: 8,
      width: 1024,
      height: 768,
      notes: ['Note.'],
      startedAt: 1003,
      ms: 1,
      estimate: COST,
      image: IMAGE,
      reused: false,
      cost: COST,
    });
  });

  it('has the last of what is drawn so far until the picture comes, or fails', () => {
    const begun: RunEventBody[] = [
      start,
      expected,
      { kind: 'image-started', node: 'a', index: 1 },
      { kind: 'image-partial', node: 'a', index: 1, name: 'one' },
      { kind: 'image-partial', node: 'a', index: 1, name: 'two' },
    ];
    const slotOf = (...events: RunEventBody[]) => run(...events).nodes.get('a')?.slots[1];
    expect(slotOf(...begun)).toMatchObject({ status: 'running', partial: 'two' });
    expect(slotOf(...begun, saved)).not.toHaveProperty('partial');
    expect(slotOf(...begun, { kind: 'image-failed', node: 'a', index: 1, error: ERROR })).not.toHaveProperty('partial');
    const late: RunEventBody = { kind: 'image-partial', node: 'a', index: 1, name: 'late' };
    expect(slotOf(...begun, saved, late)).not.toHaveProperty('partial');
  });

  it('adds what came up while a picture was made to its notes', () => {
    const slots = run(start, expected, { ...saved, note: 'It came with an error.' }).nodes.get('a')?.slots;
    expect(slots?.map(({ notes }) => notes)).toEqual([['Note.'], ['Note.', 'It came with an error.']]);
  });

  it('tells a failed picture from a cancelled one, with what it cost', () => {
    const failed: RunEventBody = { kind: 'image-failed', node: 'a', index: 0, error: ERROR, cost: COST };
    const stopped: RunEventBody = { ...failed, index: 1, error: { code: 'cancelled', message: 'Stopped.' } };
    const slots = run(start, expected, failed, stopped).nodes.get('a')?.slots;
    expect(slots?.map((slot) => slot.status)).toEqual(['failed', 'cancelled']);
    expect(slots?.[0]).toMatchObject({ error: ERROR, cost: COST });
  });

  it('leaves no place waiting when its node ends early, and keeps what was made', () => {
    const failed = run(start, expected, saved, { kind: 'node-failed', node: 'a', error: ERROR, ms: 9 });
    expect(failed.nodes.get('a')).toMatchObject({ status: 'failed', error: ERROR, ms: 9 });
    expect(failed.nodes.get('a')?.slots.map((slot) => slot.status)).toEqual(['cancelled', 'done']);
    const cancelled = run(start, expected, { kind: 'node-cancelled', node: 'a' });
    expect(cancelled.nodes.get('a')?.slots.map((slot) => slot.status)).toEqual(['cancelled', 'cancelled']);
  });

  it('keeps what came out of a finished node', () => {
    const OUTPUTS = {
      text: { type: 'text', items: ['x'] },
      images: { type: 'images', items: [IMAGE] },
      seed: { type: 'integer', items: [7] },
    } as const;
    const state = run(
      start,
      { kind: 'node-progress', node: 'a', done: 1, total: 2, message: 'Half' },
      { kind: 'node-finished', node: 'a', ms: 12, outputs: OUTPUTS },
    );
    expect(state.nodes.get('a')).toMatchObject({
      status: 'done',
      ms: 12,
      message: 'Half',
      outputs: OUTPUTS,
    });
  });

  it('goes from running over stopping to its outcome', () => {
    expect(run(start, { kind: 'run-stopping' }).status).toBe('stopping');
    const ended = run(start, { kind: 'run-stopping' }, { kind: 'run-finished', outcome: 'cancelled', ms: 50 });
    expect(ended).toMatchObject({ status: 'cancelled', ms: 50 });
  });

  it('takes no notice of another run, nor of a place that does not exist', () => {
    const state = run(start, expected);
    const [event] = numbered([saved]);
    expect(reduceRun(state, { ...event!, runId: 'other', seq: 9 })).toBe(state);
    const beyond = reduceRun(state, { ...event!, index: 5, seq: 2 } as RunEvent);
    expect(beyond.nodes.get('a')?.slots.map((slot) => slot.status)).toEqual(['waiting', 'waiting']);
  });

  it('keeps what reusing a picture saved', () => {
    const reused: RunEventBody = { ...saved, reused: true, cost: { microUsd: 0, kind: 'actual' }, saved: COST };
    expect(run(start, expected, reused).nodes.get('a')?.slots[1]).toMatchObject({ reused: true, saved: COST });
  });

  describe('of a run that goes on', () => {
    const failed: RunEventBody = { kind: 'image-failed', node: 'a', index: 0, error: ERROR, cost: COST };
    const ended: RunEventBody[] = [
      start,
      { kind: 'node-started', node: 'a' },
      expected,
      saved,
      failed,
      { kind: 'node-failed', node: 'a', error: ERROR, ms: 9 },
      { kind: 'run-finished', outcome: 'failed', ms: 50 },
    ];

    it('keeps what its nodes gave while they wait for their turn, and when it first started', () => {
      const state = run(...ended, start);
      expect(state).toMatchObject({ status: 'running', startedAt: 1000 });
      expect(state.ms).toBeUndefined();
      expect(state.nodes.get('a')).toMatchObject({ status: 'queued', done: 1 });
      expect(state.nodes.get('a')?.error).toBeUndefined();
      expect(state.nodes.get('a')?.slots.map((slot) => slot.status)).toEqual(['failed', 'done']);
    });

    it('keeps a picture in its place and waits for what is missing, with what that cost so far', () => {
      const node = run(...ended, start, expected).nodes.get('a');
      expect(node).toMatchObject({ done: 1, total: 2 });
      expect(node?.slots[0]).toEqual({
        status: 'waiting',
        seed: 7,
        width: 1000,
        height: 1000,
        notes: ['Note.'],
        estimate: COST,
        costBefore: COST,
      });
      expect(node?.slots[1]).toMatchObject({ status: 'done', image: IMAGE });
      const again = run(...ended, start, expected, failed, start, expected).nodes.get('a');
      expect(again?.slots[0]?.costBefore).toEqual({ microUsd: 268_000, kind: 'actual' });
    });

    it('takes a picture of another seed out of its place', () => {
      const others: RunEventBody = { ...expected, images: [EXPECTED, { ...EXPECTED, seed: 9 }] };
      const slots = run(...ended, start, others).nodes.get('a')?.slots;
      expect(slots?.map(({ status, seed }) => [status, seed])).toEqual([
        ['waiting', 7],
        ['waiting', 9],
      ]);
    });
  });

  it('takes a picture of another row out of its place, in a run that goes on', () => {
    const row = (index: number) => ({ list: 'csv', index, name: '' });
    const of = (...rows: number[]): RunEventBody => ({
      ...expected,
      images: rows.map((index) => ({ ...EXPECTED, row: row(index) })),
    });
    const made: RunEventBody = { ...saved, seed: 7 };
    const slots = run(start, of(0, 2), made, start, of(0, 1)).nodes.get('a')?.slots;
    expect(slots?.map((slot) => [slot.status, slot.row?.index])).toEqual([
      ['waiting', 0],
      ['waiting', 1],
    ]);
  });

  describe('for any course of events', () => {
    const node = fc.constantFrom('a', 'b', 'c');
    const index = fc.nat(3);
    const body = fc.oneof<fc.Arbitrary<RunEventBody>[]>(
      fc.constant(start),
      node.map((id) => ({ kind: 'node-started', node: id })),
      fc.record({ kind: fc.constant('node-progress'), node, done: fc.nat(4), total: fc.nat(4) }),
      fc.record({
        kind: fc.constant('images-expected'),
        node,
        images: fc.array(fc.constant(EXPECTED), { maxLength: 4 }),
      }),
      fc.record({ kind: fc.constant('image-started'), node, index }),
      fc.tuple(node, index).map(([id, at]) => ({ ...saved, node: id, index: at })),
      fc.record({ kind: fc.constant('image-failed'), node, index, error: fc.constant(ERROR) }),
      fc.record({ kind: fc.constant('node-failed'), node, error: fc.constant(ERROR), ms: fc.nat() }),
      node.map((id) => ({ kind: 'node-cancelled', node: id })),
      fc.constant({ kind: 'run-stopping' }),
      fc.constant({ kind: 'run-finished', outcome: 'completed', ms: 1 }),
    );
    const course = fc.array(body, { maxLength: 30 }).map(numbered);

    it('hearing events again, one by one or all over, changes nothing', () => {
      fc.assert(
        fc.property(course, fc.nat(), (events, from) => {
          const once = events.reduce(reduceRun, newRun('r'));
          const stuttered = events.flatMap((event) => [event, event]).reduce(reduceRun, newRun('r'));
          const replayed = events.slice(from % (events.length + 1)).reduce(reduceRun, once);
          expect(stuttered).toEqual(once);
          expect(replayed).toBe(once);
        }),
      );
    });

    it('no state is changed once it was given out', () => {
      fc.assert(
        fc.property(course, (events) => {
          let state = newRun('r');
          for (const event of events) {
            const before = structuredClone(state);
            const next = reduceRun(state, event);
            expect(state).toEqual(before);
            state = next;
          }
          expect(state.nextSeq).toBe(events.length);
        }),
      );
    });
  });
});

it('shows at a stop that what still waits will not be made', () => {
  const expected = {
    seed: 1,
    width: 10,
    height: 10,
    provider: 'sample',
    model: 'sample',
    notes: [],
    estimate: { microUsd: 0, kind: 'estimate' as const },
    isPriced: true,
  };
  const told = [
    { kind: 'run-started', name: 'x', nodes: ['n'] },
    { kind: 'images-expected', node: 'n', images: [expected, expected] },
    { kind: 'image-started', node: 'n', index: 0 },
    { kind: 'run-stopping' },
  ] as const;
  const state = told.reduce((before, body, seq) => reduceRun(before, { runId: 'r', seq, at: 0, ...body }), newRun('r'));
  expect(state.nodes.get('n')?.slots.map(({ status }) => status)).toEqual(['running', 'cancelled']);
});
