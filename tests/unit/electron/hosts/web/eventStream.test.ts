import { describe, expect, it } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { eventStream } from '../../../../../electron/hosts/web/eventStream.ts';
import { AnnouncementLog } from '../../../../../electron/service/AnnouncementLog.ts';

const LARGE = 20_000;

/** A log whose announcements are large, and count the bytes that are made of them. */
function aLog() {
  const log = new AnnouncementLog((error) => {
    throw error;
  });
  const made = { bytes: 0 };
  const tell = (count: number) => {
    for (let at = 0; at < count; at++)
      log.add({
        kind: 'close-requested',
        toJSON: () => {
          made.bytes += LARGE;
          return { kind: 'close-requested', filling: 'x'.repeat(LARGE) };
        },
      } as Announcement);
  };
  return { log, made, tell };
}

/** A listener at the stream; it reads when it is told to. */
function listenTo(
  log: AnnouncementLog,
  { lastEventId, heartbeatMs = 60_000 }: { lastEventId?: number; heartbeatMs?: number } = {},
) {
  const gone = new AbortController();
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) };
  const state = { isHungUp: false };
  const request = new Request('http://127.0.0.1/api/events', { headers, signal: gone.signal });
  const response = eventStream(request, log, {
    heartbeatMs,
    hangUp: () => {
      state.isHungUp = true;
      gone.abort();
    },
  });
  const reader = response.body?.getReader();
  const read = async () => new TextDecoder().decode(((await reader?.read()) as { value?: Uint8Array }).value);
  /** The ids of the announcements that come, until one of them is `last`. */
  const readTo = async (last: number): Promise<{ ids: number[]; longest: number }> => {
    const ids: number[] = [];
    let longest = 0;
    while (ids.at(-1) !== last) {
      const text = await read();
      longest = Math.max(longest, text.length);
      ids.push(...[...text.matchAll(/^id: (\d+)\ndata: /gm)].map(([, id]) => Number(id)));
    }
    return { ids, longest };
  };
  return { state, read, readTo, leave: () => reader?.cancel() };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

describe('the event stream', () => {
  it('makes nothing for a listener that does not read, however much is told', async () => {
    const { log, made, tell } = aLog();
    const listeners = Array.from({ length: 20 }, () => listenTo(log));
    for (const { read } of listeners) expect(await read()).toContain('event: hello');
    tell(400);
    expect(made.bytes).toBe(0);
    expect(listeners.every(({ state }) => !state.isHungUp)).toBe(true);
  });

  it('gives one that reads slowly everything, in order, in pieces of a bounded size', async () => {
    const { log, tell } = aLog();
    const { read, readTo } = listenTo(log);
    await read();
    tell(400);
    const { ids, longest } = await readTo(400);
    expect(ids).toEqual(numbers(1, 400));
    expect(longest).toBeLessThan(64 * 1024 + 2 * LARGE);
    tell(1);
    expect((await readTo(401)).ids).toEqual([401]);
  });

  it('hangs up on one that took nothing of a thousand, and it hears them when it comes back', async () => {
    const { log, made, tell } = aLog();
    const { read, state } = listenTo(log);
    await read();
    tell(1000);
    expect(state.isHungUp).toBe(false);
    tell(1);
    expect(state.isHungUp).toBe(true);
    expect(made.bytes).toBe(0);
    const again = listenTo(log, { lastEventId: 0 });
    expect(await again.read()).toMatch(/id: 0\nevent: hello/);
    expect((await again.readTo(1001)).ids).toEqual(numbers(1, 1001));
    expect(again.state.isHungUp).toBe(false);
  });

  it('tells one that comes back too late that it missed something', async () => {
    const { log, tell } = aLog();
    tell(23_000);
    const { read, readTo } = listenTo(log, { lastEventId: 1 });
    expect(await read()).toMatch(/id: 23000\nevent: lost/);
    tell(1);
    expect((await readTo(23_001)).ids).toEqual([23_001]);
  });

  it('hangs up on one that reads so slowly that what it wants next is no longer kept', async () => {
    const { log, tell } = aLog();
    tell(20_000);
    const { read, state } = listenTo(log, { lastEventId: 0 });
    await read();
    for (let more = 0; more < 4; more++) {
      tell(900);
      // It takes a piece now and then.
      if (!state.isHungUp) await Promise.race([read(), new Promise((resolve) => setTimeout(resolve, 50))]);
    }
    expect(state.isHungUp).toBe(true);
  });

  it('hangs up on one that reads nothing for two heartbeats while there is something, and on no other', async () => {
    const { log, tell } = aLog();
    const silent = listenTo(log, { heartbeatMs: 20 });
    const reading = listenTo(log, { heartbeatMs: 20 });
    expect(await reading.read()).toContain('hello');
    tell(1);
    await reading.readTo(1);
    for (let beats = 0; beats < 5; beats++) expect(await reading.read()).toBe(': still here\n\n');
    expect(silent.state.isHungUp).toBe(true);
    expect(reading.state.isHungUp).toBe(false);
  });

  it('listens no longer than its listener', async () => {
    const { log, made, tell } = aLog();
    const { read, leave, state } = listenTo(log, { heartbeatMs: 5 });
    await read();
    await leave();
    tell(2000);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect([made.bytes, state.isHungUp]).toEqual([0, false]);
  });
});
