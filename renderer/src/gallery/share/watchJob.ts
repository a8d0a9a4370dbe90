import type { Studio } from '../../stores/studio.ts';

/** A piece of work that takes long, as its notice tells of it. */
export interface WatchedJob {
  /** What the service calls it. */
  readonly job: string;
  readonly signal: AbortSignal;
  /** Tells how far it is; `total`: `null` while it is not known. */
  readonly tell: (done: number, total: number | null) => void;
}

/**
 * Does work that takes long, with one notice that says how far it is and has a way to end it. What the service tells of the work is told too.
 * @param words what is said, by how far it is: “3 of 12 pictures taken”
 */
export async function watchJob<T>(
  { client, news, view }: Studio,
  topic: string,
  words: (done: number, total: number | null) => string,
  work: (watched: WatchedJob) => Promise<T>,
): Promise<T> {
  const job = crypto.randomUUID();
  const ending = new AbortController();
  const tell = (done: number, total: number | null) => {
    if (ending.signal.aborted) return;
    view.getState().notify(words(done, total), undefined, {
      topic,
      action: {
        label: 'Cancel',
        run: () => {
          ending.abort();
          // Where it is this page's own work, the service knows of none.
          client('job.cancel', { job }).catch(() => undefined);
        },
      },
    });
  };
  const leave = news.on('job', (heard) => {
    if (heard.job === job) tell(heard.done, heard.total);
  });
  tell(0, null);
  try {
    return await work({ job, signal: ending.signal, tell });
  } finally {
    leave();
  }
}
