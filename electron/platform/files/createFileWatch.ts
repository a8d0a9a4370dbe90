import { stat } from 'node:fs/promises';

/** How soon a change made by another program is noticed, ms. Asking works on every disk, network ones too, where events do not. */
const INTERVAL_MS = 1000;
/** Pages that are remembered; one that is gone never says so. */
const MAX_PAGES = 16;

export interface WatchedFile {
  readonly file: string;
  /** What the page has seen of it last. */
  readonly version: string;
}

/** Notices files that change on the disk while they are open. */
export interface FileWatch {
  /** The files a page has open from now on, in place of those it named before. */
  watch(page: string, files: readonly WatchedFile[]): void;
  /** Hears of each version no page has seen, once; `null`: the file is gone. Gives its own unsubscribe. */
  onChange(listener: (file: string, version: string | null) => void): () => void;
  close(): void;
}

export interface FileWatchOptions {
  /** Where a file is. @throws AppError for one that pages may not touch */
  readonly pathOf: (file: string) => string;
  /** `null`: there is no such file. */
  readonly versionOf: (file: string) => Promise<string | null>;
  /** ms */
  readonly intervalMs?: number;
}

interface Seen {
  readonly mark: string;
  readonly version: string | null;
}

export function createFileWatch({ pathOf, versionOf, intervalMs = INTERVAL_MS }: FileWatchOptions): FileWatch {
  const pages = new Map<string, readonly WatchedFile[]>();
  const seen = new Map<string, Seen>();
  const told = new Map<string, string | null>();
  const listeners = new Set<(file: string, version: string | null) => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  const check = async (file: string, known: ReadonlySet<string>): Promise<void> => {
    const mark = await markOf(pathOf(file));
    const before = seen.get(file);
    const version = before?.mark === mark ? before.version : await versionOf(file);
    // It may have been closed meanwhile, or a page have seen another version: what was read is then old, and it is asked for again.
    const now = [...pages.values()].flat().filter((watched) => watched.file === file);
    if (now.length === 0 || now.some((watched) => !known.has(watched.version))) return;
    seen.set(file, { mark, version });
    const isNews = version === null || [...known].some((one) => one !== version);
    if (!isNews) told.delete(file);
    else if (!told.has(file) || told.get(file) !== version) {
      told.set(file, version);
      for (const listener of listeners) listener(file, version);
    }
  };

  const round = async (): Promise<void> => {
    const files = new Map<string, Set<string>>();
    for (const { file, version } of [...pages.values()].flat()) {
      files.set(file, (files.get(file) ?? new Set()).add(version));
    }
    for (const file of seen.keys()) if (!files.has(file)) seen.delete(file);
    for (const file of told.keys()) if (!files.has(file)) told.delete(file);
    for (const [file, known] of files) {
      // A file that cannot be read just now is asked for again; opening or saving it says why.
      await check(file, known).catch(() => undefined);
    }
    plan();
  };
  const plan = () => {
    clearTimeout(timer);
    if (isClosed || [...pages.values()].every((files) => files.length === 0)) return;
    timer = setTimeout(() => void round(), intervalMs);
    timer.unref();
  };

  return {
    watch(page, files) {
      pages.delete(page);
      pages.set(page, files);
      for (const oldest of pages.keys()) {
        if (pages.size <= MAX_PAGES) break;
        pages.delete(oldest);
      }
      plan();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** Changes with every write, so that the file is only read when there is reason to. */
async function markOf(path: string): Promise<string> {
  try {
    const { mtimeNs, ctimeNs, size, ino } = await stat(path, { bigint: true });
    return [mtimeNs, ctimeNs, size, ino].join(' ');
  } catch {
    return 'gone';
  }
}
