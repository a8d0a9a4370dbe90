import { createClient } from '#shared/api/createClient';
import type { Announcement, CallName, QueueState, Reply, RunSummary } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import type { Transport } from '#shared/api/Transport';
import { describe, expect, it } from 'vitest';
import { createQueueStore } from '../../../../../renderer/src/stores/running/queueStore.ts';

const waiting = (runId: string) => ({ runId }) as RunSummary;
const FIRST = '11111111-1111-4111-8111-111111111111';
const SECOND = '22222222-2222-4222-8222-222222222222';
const QUEUE: QueueState = { isPaused: false, running: null, waiting: [waiting(FIRST), waiting(SECOND)] };
const settle = () => new Promise((resolve) => setTimeout(resolve));

function aQueue(answer: (name: CallName, input: unknown) => Promise<Reply<QueueState>> | Reply<QueueState>) {
  let hear: ((announcement: Announcement) => void) | undefined;
  let lose: (() => void) | undefined;
  const asked: unknown[] = [];
  const transport: Transport = {
    call: (name, input) => {
      asked.push([name, input]);
      return Promise.resolve(answer(name, input)) as Promise<never>;
    },
    subscribe(listener, onLost) {
      hear = listener;
      lose = onLost;
      return () => (hear = undefined);
    },
  };
  const errors: ErrorReport[] = [];
  const queue = createQueueStore({ client: createClient(transport), transport, onError: (each) => errors.push(each) });
  return {
    queue,
    asked,
    errors,
    tell: (state: QueueState) => hear?.({ kind: 'queue', queue: state }),
    lose: () => lose?.(),
  };
}

describe('queueStore', () => {
  it('shows the queue from the start and follows every change of it', async () => {
    const { queue, tell } = aQueue(() => ({ ok: true, value: QUEUE }));
    const stop = queue.getState().attach();
    await settle();
    expect(queue.getState().waiting.map(({ runId }) => runId)).toEqual([FIRST, SECOND]);
    tell({ isPaused: true, running: FIRST, waiting: [waiting(SECOND)] });
    expect(queue.getState()).toMatchObject({ isPaused: true, running: FIRST, waiting: [{ runId: SECOND }] });
    stop();
    tell(QUEUE);
    expect(queue.getState().waiting).toHaveLength(1);
  });

  it('asks again after the stream was lost', async () => {
    const { queue, asked, lose } = aQueue(() => ({ ok: true, value: QUEUE }));
    queue.getState().attach();
    await settle();
    lose();
    await settle();
    expect(asked.map((each) => (each as [string])[0])).toEqual(['queue.get', 'queue.get']);
  });

  it('moves, cancels and pauses, and shows what came of it', async () => {
    const { queue, asked } = aQueue((name) => ({
      ok: true,
      value: { ...QUEUE, isPaused: name === 'queue.setPaused' },
    }));
    await queue.getState().move(SECOND, FIRST);
    await queue.getState().cancel(FIRST);
    await queue.getState().setPaused(true);
    expect(asked).toEqual([
      ['queue.move', { runId: SECOND, before: FIRST }],
      ['queue.cancel', { runId: FIRST }],
      ['queue.setPaused', { isPaused: true }],
    ]);
    expect(queue.getState().isPaused).toBe(true);
  });

  it('takes an announcement for newer than an answer that was asked for before it', async () => {
    let answer: ((reply: Reply<QueueState>) => void) | undefined;
    const { queue, tell } = aQueue(() => new Promise((resolve) => (answer = resolve)));
    queue.getState().attach();
    tell({ ...QUEUE, waiting: [] });
    answer?.({ ok: true, value: QUEUE });
    await settle();
    expect(queue.getState().waiting).toEqual([]);
  });

  it('tells why something could not be done, and stays as it was', async () => {
    const { queue, errors } = aQueue(() => ({ ok: false, error: { code: 'not-found', message: 'It runs already.' } }));
    await queue.getState().cancel(FIRST);
    expect(errors).toEqual([{ code: 'not-found', message: 'It runs already.' }]);
    expect(queue.getState().waiting).toEqual([]);
  });
});
