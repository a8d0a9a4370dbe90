import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How soon a change is noticed, ms. Asking works on every disk, and while the folder is not there yet, where events do not. */
const INTERVAL_MS = 1500;
/** Files that are looked at. */
const MOST_FILES = 2000;

/** Notices that files of a folder come, go or change, while somebody listens. */
export interface FolderWatch {
  /** Gives its own unsubscribe. */
  onChange(listener: () => void): () => void;
  close(): void;
}

export function watchFolder(folder: string, intervalMs = INTERVAL_MS): FolderWatch {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen: string | undefined;

  const look = async () => {
    const now = await markOf(folder);
    if (seen !== undefined && now !== seen) for (const listener of listeners) listener();
    seen = now;
    plan();
  };
  const plan = (afterMs = intervalMs) => {
    clearTimeout(timer);
    if (listeners.size === 0) return;
    timer = setTimeout(() => void look(), afterMs);
    timer.unref();
  };

  return {
    onChange(listener) {
      listeners.add(listener);
      if (listeners.size === 1) plan(0);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      listeners.clear();
      clearTimeout(timer);
    },
  };
}

/** Changes with every file that does; the same while there is no folder. */
async function markOf(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  const marks = names.slice(0, MOST_FILES).map(async (name) => {
    const stats = await stat(join(folder, name)).catch(() => undefined);
    return `${name} ${String(stats?.mtimeMs)} ${String(stats?.size)}`;
  });
  return (await Promise.all(marks)).sort().join('\n');
}
