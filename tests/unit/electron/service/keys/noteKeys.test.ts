import { describe, expect, it } from 'vitest';
import type { CallRecord, JobPort, Received } from '../../../../../electron/engine/Ports.ts';
import { noteKeys } from '../../../../../electron/service/keys/noteKeys.ts';

const picture = (path: string) => ({ path, id: path, bytes: 1, width: 1, height: 1, mime: 'image/png' });

async function received(holdsKey: (path: string) => Promise<boolean>, note?: string, isCollected = false) {
  const given: Received = { pictures: [picture('a'), picture('b')], text: '', ...(note !== undefined && { note }) };
  const outcomeOf = () => Promise.resolve({ ok: true, received: given } as const);
  const jobs: JobPort = {
    submit: () => Promise.resolve({ ok: true, remoteId: 'job' }),
    find: () => Promise.resolve('job'),
    collect: outcomeOf,
  };
  const logged: unknown[] = [];
  const noting = noteKeys({ generator: { generate: outcomeOf }, jobs }, holdsKey, (error) => void logged.push(error));
  const { signal } = new AbortController();
  const call = {} as CallRecord;
  const outcome = await (isCollected
    ? noting.jobs.collect(call, 'job', signal)
    : noting.generator.generate(call, signal));
  if (!outcome?.ok) throw new Error('It failed.');
  return { outcome, given, logged };
}

describe('a received picture', () => {
  it('that holds a key is told, beside what was said before, and kept', async () => {
    const { outcome, given } = await received((path) => Promise.resolve(path === 'b'), 'It is wider.');
    expect(outcome).toMatchObject({ ok: true, received: { pictures: given.pictures } });
    expect(outcome.received.note).toMatch(/^It is wider\. The file itself holds an API key/);
  });

  it('is looked through as well where it was collected', async () => {
    const { outcome } = await received((path) => Promise.resolve(path === 'b'), undefined, true);
    expect(outcome.received.note).toMatch(/holds an API key/);
  });

  it('that holds none is as it came', async () => {
    const { outcome, given } = await received(() => Promise.resolve(false));
    expect(outcome.received).toBe(given);
  });

  it('is not lost where it cannot be looked through', async () => {
    const broken = new Error('EIO');
    const { outcome, given, logged } = await received(() => Promise.reject(broken));
    expect(outcome.received).toBe(given);
    expect(logged).toEqual([broken]);
  });
});
