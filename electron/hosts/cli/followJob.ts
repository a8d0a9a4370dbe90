import { randomUUID } from 'node:crypto';
import type { App } from '../openApp.ts';
import type { Surroundings } from './Surroundings.ts';

/**
 * Has the service do a piece of work that takes long: on a terminal it is told how far that is, and Ctrl+C ends it. `what` is done, as in
 * `checked`.
 * @throws what the work throws; a RemoteError `cancelled` where it was ended
 */
export async function followJob<T>(
  app: App,
  { terminal, signals }: Pick<Surroundings, 'terminal' | 'signals'>,
  what: string,
  work: (job: string) => Promise<T>,
): Promise<T> {
  const job = randomUUID();
  const unsubscribe = app.service.announcements.subscribe(({ announcement }) => {
    if (announcement.kind === 'job' && announcement.job === job)
      terminal.over(progressWords(announcement.done, announcement.total, what));
  });
  const forget = onInterrupt(signals, () => void app.client('job.cancel', { job }));
  try {
    return await work(job);
  } finally {
    terminal.over('');
    unsubscribe();
    forget();
  }
}

/** Gives the way back. */
export function onInterrupt(signals: Surroundings['signals'], end: () => void): () => void {
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) signals.on(name, end);
  return () => {
    for (const name of names) signals.off(name, end);
  };
}

/** `1,200 of 100,000 checked` */
export function progressWords(done: number, total: number | null, what: string): string {
  const of = total === null ? '' : ` of ${total.toLocaleString('en')}`;
  return `${done.toLocaleString('en')}${of} ${what}`;
}
