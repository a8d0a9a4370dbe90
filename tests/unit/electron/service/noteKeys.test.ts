import { describe, expect, it } from 'vitest';
import type { CallRecord, GeneratorPort, Received } from '../../../../electron/engine/Ports.ts';
import { noteKeys } from '../../../../electron/service/noteKeys.ts';

const picture = (path: string) => ({ path, id: path, bytes: 1, width: 1, height: 1, mime: 'image/png' });

async function received(holdsKey: (path: string) => Promise<boolean>, note?: string) {
  const given: Received = { pictures: [picture('a'), picture('b')], text: '', ...(note !== undefined && { note }) };
  const generator: GeneratorPort = { generate: () => Promise.resolve({ ok: true, received: given }) };
  const logged: unknown[] = [];
  const noting = noteKeys(generator, holdsKey, (error) => void logged.push(error));
  const outcome = await noting.generate({} as CallRecord, new AbortController().signal);
  return { outcome, given, logged };
}

describe('a received picture', () => {
  it('that holds a key is told, beside what was said before, and kept', async () => {
    const { outcome, given } = await received((path) => Promise.resolve(path === 'b'), 'It is wider.');
    expect(outcome).toMatchObject({ ok: true, received: { pictures: given.pictures } });
    expect(outcome.ok && outcome.received.note).toMatch(/^It is wider\. The file itself holds an API key/);
  });

  it('that holds none is as it came', async () => {
    const { outcome, given } = await received(() => Promise.resolve(false));
    expect(outcome.ok && outcome.received).toBe(given);
  });

  it('is not lost where it cannot be looked through', async () => {
    const broken = new Error('EIO');
    const { outcome, given, logged } = await received(() => Promise.reject(broken));
    expect(outcome.ok && outcome.received).toBe(given);
    expect(logged).toEqual([broken]);
  });
});
