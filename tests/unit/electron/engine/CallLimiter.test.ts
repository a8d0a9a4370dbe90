import { describe, expect, it } from 'vitest';
import { CallLimiter } from '../../../../electron/engine/CallLimiter.ts';

const never = new AbortController().signal;

describe('the call limiter', () => {
  it('serves in order of arrival', async () => {
    const limiter = new CallLimiter(() => 1);
    const order: number[] = [];
    const first = await limiter.acquire('google', never);
    const others = [1, 2, 3].map(async (n) => {
      const release = await limiter.acquire('google', never);
      order.push(n);
      release?.();
    });
    first?.();
    await Promise.all(others);
    expect(order).toEqual([1, 2, 3]);
  });

  it('counts each provider for itself', async () => {
    const limiter = new CallLimiter(() => 1);
    await limiter.acquire('google', never);
    await expect(limiter.acquire('openrouter', never)).resolves.toBeTypeOf('function');
  });

  it('gives no place to who was stopped while waiting, and leaves none behind', async () => {
    const limiter = new CallLimiter(() => 1);
    const release = await limiter.acquire('google', never);
    const stopped = new AbortController();
    const waiting = limiter.acquire('google', stopped.signal);
    const next = limiter.acquire('google', never);
    stopped.abort();
    await expect(waiting).resolves.toBeUndefined();
    release?.();
    await expect(next).resolves.toBeTypeOf('function');
  });

  it('frees a place once, however often it is told', async () => {
    const limiter = new CallLimiter(() => 2);
    const release = await limiter.acquire('google', never);
    await limiter.acquire('google', never);
    release?.();
    release?.();
    await limiter.acquire('google', never);
    const waiting = limiter.acquire('google', AbortSignal.timeout(20));
    await expect(waiting).resolves.toBeUndefined();
  });
});

it('fills all the room a raised limit gives', async () => {
  let limit = 1;
  const limiter = new CallLimiter(() => limit);
  const first = await limiter.acquire('google', never);
  const waiting = [1, 2, 3].map(() => limiter.acquire('google', never));
  limit = 8;
  first?.();
  await expect(Promise.all(waiting)).resolves.toHaveLength(3);
});
