import { expect, it } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { AnnouncementLog } from '../../../../electron/service/AnnouncementLog.ts';

const told = (seq: number): Announcement => ({ kind: 'run', event: { runId: 'r', seq, at: 0, kind: 'run-stopping' } });

function logOf(count: number): AnnouncementLog {
  const log = new AnnouncementLog((error) => {
    throw error;
  });
  for (let seq = 0; seq < count; seq++) log.add(told(seq));
  return log;
}

it('gives what came after the last one heard', () => {
  expect(
    logOf(5)
      .since(3)
      ?.map(({ id }) => id),
  ).toEqual([4, 5]);
  expect(logOf(5).since(0)).toHaveLength(5);
  expect(logOf(5).since(5)).toEqual([]);
  expect(logOf(0).since(0)).toEqual([]);
});

it('says that it cannot, where too much was told since or the number is none of its own', () => {
  const log = logOf(25_000);
  expect(log.since(0)).toBeUndefined();
  expect(log.since(24_990)).toHaveLength(10);
  expect(log.since(25_001)).toBeUndefined();
});

it('tells each listener until it leaves', () => {
  const log = logOf(0);
  const heard: number[] = [];
  const leave = log.subscribe(({ id }) => heard.push(id));
  log.add(told(0));
  leave();
  log.add(told(1));
  expect(heard).toEqual([1]);
});

it('lets one listener fail without the others or the speaker noticing', () => {
  const faults: unknown[] = [];
  const log = new AnnouncementLog((error) => faults.push(error));
  const heard: number[] = [];
  log.subscribe(() => {
    throw new Error('a broken listener');
  });
  log.subscribe(({ id }) => heard.push(id));
  log.add(told(0));
  expect(heard).toEqual([1]);
  expect(faults).toHaveLength(1);
});
