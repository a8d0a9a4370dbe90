import { setTimeout as pause } from 'node:timers/promises';

/** How long is waited for a descriptor, all pauses together. ms */
const PATIENCE_MS = 60_000;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 500;

export interface WithDescriptorOptions {
  /** Whether what was tried may be done once more. Default: always. */
  readonly mayRepeat?: () => boolean;
  /** ms */
  readonly patienceMs?: number;
}

/**
 * Does what takes a file descriptor: opens a file, connects, starts a process. Where this program, or the machine, has none left, it is tried
 * again for up to a minute: what waits for it may be in memory only, and paid for, and descriptors come back by themselves.
 * @param work what can be done anew as a whole after it failed so; open and no more, since what was open when it failed stays open.
 * @throws what `work` throws, at once where it is anything else.
 */
export async function withDescriptor<T>(
  work: () => Promise<T>,
  { mayRepeat = () => true, patienceMs = PATIENCE_MS }: WithDescriptorOptions = {},
): Promise<T> {
  let waitedMs = 0;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (caught) {
      if (!isOutOfDescriptors(caught) || waitedMs >= patienceMs || !mayRepeat()) throw caught;
    }
    await pause(pauseMs);
    waitedMs += pauseMs;
  }
}

/** Whether this program (EMFILE) or the machine (ENFILE) has no descriptor left; `fetch` wraps the socket's error. */
export function isOutOfDescriptors(caught: unknown): boolean {
  for (let error = caught; error instanceof Error; error = error.cause) {
    if ('code' in error && (error.code === 'EMFILE' || error.code === 'ENFILE')) return true;
  }
  return false;
}
