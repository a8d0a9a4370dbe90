import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { BadInputError, CancelledError, StorageError } from '#shared/errors/inputErrors';
import { Jobs, type JobTools } from '../../../../electron/service/Jobs.ts';

function someJobs() {
  const told: Announcement[] = [];
  return { told, jobs: new Jobs((announcement) => void told.push(announcement)) };
}

/** Work that goes on until it is ended. */
const endless = ({ signal }: JobTools) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('Some tool’s own words.'));
    });
  });

describe('a piece of work that takes long', () => {
  it('tells how far it is, under the id its page chose, and its end in any case', async () => {
    const { told, jobs } = someJobs();
    const job = randomUUID();
    const work = ({ progress }: JobTools) => {
      for (let done = 0; done <= 500; done++) progress(done, 500);
      return Promise.resolve('done');
    };
    expect(await jobs.run(job, work)).toBe('done');
    expect(told[0]).toEqual({ kind: 'job', job, done: 0, total: 500 });
    expect(told.at(-1)).toEqual({ kind: 'job', job, done: 500, total: 500 });
    expect(told.length).toBeLessThan(50);
  });

  it('ends when it is told to, and says so; others go on', async () => {
    const { jobs } = someJobs();
    const [job, other] = [randomUUID(), randomUUID()];
    const ended = jobs.run(job, endless);
    const going = jobs.run(other, endless);
    const isOver = vi.fn();
    going.then(isOver, isOver);
    jobs.cancel(job);
    await expect(ended).rejects.toBeInstanceOf(CancelledError);
    expect(isOver).not.toHaveBeenCalled();
    await jobs.close();
    await expect(going).rejects.toBeInstanceOf(CancelledError);
    await expect(jobs.run(randomUUID(), () => Promise.resolve(1))).rejects.toBeInstanceOf(CancelledError);
  });

  it('fails with its own reason where nobody ended it, and gives its id back', async () => {
    const { jobs } = someJobs();
    const job = randomUUID();
    const failing = jobs.run(job, () => Promise.reject(new StorageError('The disk is full.')));
    await expect(jobs.run(job, endless)).rejects.toBeInstanceOf(BadInputError);
    await expect(failing).rejects.toThrow('The disk is full.');
    expect(await jobs.run(job, () => Promise.resolve(2))).toBe(2);
    jobs.cancel(job);
  });
});
