import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode, fileError } from '../disk/fileErrors.ts';
import { writeAtomically } from '../disk/writeAtomically.ts';

const MAX_RECENT = 20;

const recentSchema = z.array(
  z.object({
    /** As calls name it: a name in the folder of graphs, or an absolute path. */
    file: z.string().min(1).max(4096),
    /** The graph's own name. */
    name: z.string().max(1000),
    /** ms since the epoch */
    openedAt: z.number(),
  }),
);
export type RecentFile = Readonly<z.output<typeof recentSchema>[number]>;

/** The graph files that were opened or saved last, newest first, kept in `recent.json`. */
export interface RecentFiles {
  readonly current: readonly RecentFile[];
  add(entry: RecentFile): Promise<void>;
  drop(files: readonly string[]): Promise<void>;
}

/** Reads the list of a data folder. One that cannot be understood is empty: it is a convenience, no record. @throws StorageError */
export async function openRecentFiles(folder: string): Promise<RecentFiles> {
  const path = join(folder, 'recent.json');
  let current: readonly RecentFile[] = await read(path);
  let lastWrite: Promise<void> = Promise.resolve();

  const change = (next: readonly RecentFile[]): Promise<void> => {
    current = next.slice(0, MAX_RECENT);
    const text = `${JSON.stringify(current, null, 2)}\n`;
    const written = lastWrite.then(() => writeAtomically(path, text));
    lastWrite = written.catch(() => undefined);
    return written;
  };

  return {
    get current() {
      return current;
    },
    add: (entry) => change([entry, ...current.filter(({ file }) => file !== entry.file)]),
    async drop(files) {
      const kept = current.filter(({ file }) => !files.includes(file));
      if (kept.length < current.length) await change(kept);
    },
  };
}

async function read(path: string): Promise<readonly RecentFile[]> {
  try {
    return recentSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (caught) {
    if (caught instanceof SyntaxError || caught instanceof z.ZodError || errorCode(caught) === 'ENOENT') return [];
    throw fileError('Reading the list of recent files', caught);
  }
}
