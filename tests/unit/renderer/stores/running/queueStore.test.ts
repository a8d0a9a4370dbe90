import { RemoteError } from '#shared/api/createClient';
import type { QueueState, RunSummary } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { describe, expect, it } from 'vitest';
import { createQueueStore } from '../../../../../renderer/src/stores/running/queueStore.ts';
import { fakeService } from '../../../../support/fakeService.ts';

const waiting = (runId: string) => ({ runId }) as RunSummary;
const FIRST = '11111111-1111-4111-8111-111111111111';
const SECOND = '22222222-2222-4222-8222-222222222222';
const QUEUE: QueueState = { isPaused: false, running: null, waiting: [waiting(FIRST), waiting(SECOND)] };
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** `answer` is what the service says to every call. */
function aQueue(answer: () => QueueState | Promise<QueueState>) {
  const { client, news, asked, tell, lose } = fakeService({
    'queue.get': answer,
    'queue.move': answer,
    'queue.cancel': answer,
    'queue.setPaused': async ({ isPaused }) => ({ ...(await answer()), isPaused }),
  });
  const errors: ErrorReport[] = [];
  const queue = createQueueStore({ client, news, onError: (each) => errors.push(each) });
  return {
    queue,
    asked,
    errors,
    tell: (state: QueueState) => {
      tell({ kind: 'queue', queue: state });
    },
    lose,
  };
}

describe('queueStore', () => {
  it('shows the queue from the start and follows every change of it', async () => {
    const { queue, tell } = aQueue(() => QUEUE);
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
    const { queue, asked, lose } = aQueue(() => QUEUE);
    queue.getState().attach();
    await settle();
    lose();
    await settle();
    expect(asked.map(({ name }) => name)).toEqual(['queue.get', 'queue.get']);
  });

  it('moves, cancels and pauses, and shows what came of it', async () => {
    const { queue, asked } = aQueue(() => QUEUE);
    await queue.getState().move(SECOND, FIRST);
    await queue.getState().cancel(FIRST);
    await queue.getState().setPaused(true);
    expect(asked).toEqual([
      { name: 'queue.move', input: { runId: SECOND, before: FIRST } },
      { name: 'queue.cancel', input: { runId: FIRST } },
      { name: 'queue.setPaused', input: { isPaused: true } },
    ]);
    expect(queue.getState().isPaused).toBe(true);
  });

  it('takes an announcement for newer than an answer that was asked for before it', async () => {
    let answer: ((queue: QueueState) => void) | undefined;
    const { queue, tell } = aQueue(() => new Promise((resolve) => (answer = resolve)));
    queue.getState().attach();
    tell({ ...QUEUE, waiting: [] });
    answer?.(QUEUE);
    await settle();
    expect(queue.getState().waiting).toEqual([]);
  });

  it('tells why something could not be done, and stays as it was', async () => {
    const { queue, errors } = aQueue(() => {
      throw new RemoteError({ code: 'not-found', message: 'It runs already.' });
    });
    await queue.getState().cancel(FIRST);
    expect(errors).toEqual([{ code: 'not-found', message: 'It runs already.' }]);
    expect(queue.getState().waiting).toEqual([]);
  });
});
