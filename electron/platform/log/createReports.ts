import { mkdir, readdir, readFile } from 'node:fs/promises';
import { cpus, release, totalmem, version } from 'node:os';
import { join } from 'node:path';
import { hideHome } from './hideHome.ts';
import { zip, type ZipEntry } from './zip.ts';

const GIB = 1024 ** 3;

/** Reports for whoever helps: archives in a folder of this machine. Nothing is sent. */
export interface Reports {
  /** What this machine and this program are; no names, no paths. */
  readonly machine: () => Promise<Readonly<Record<string, string | number>>>;
  /** The files of the log, oldest first. */
  readonly logs: () => Promise<readonly ZipEntry[]>;
  /** Takes out of a text what a report must not hold: keys, and the name of the user in paths. */
  readonly tidy: (text: string) => string;
  /** Gives the path. @throws StorageError */
  readonly save: (name: string, entries: readonly ZipEntry[]) => Promise<string>;
}

export interface ReportsOptions {
  /** Made with the first report. */
  readonly folder: string;
  /** Where crashes leave their dumps. They hold memory, so they are counted and left out. */
  readonly crashFolder: string;
  readonly logFiles: readonly string[];
  readonly redact: (text: string) => string;
  /** The user's home folder, which often holds their name. */
  readonly home: string;
  /** ms since the epoch */
  readonly now: () => number;
  /** Puts a new file in place whole. */
  readonly write: (path: string, data: Uint8Array) => Promise<void>;
}

export function createReports({ folder, crashFolder, logFiles, redact, home, now, write }: ReportsOptions): Reports {
  const withoutHome = hideHome(home);
  return {
    machine: async () => ({
      time: new Date(now()).toISOString(),
      platform: process.platform,
      arch: process.arch,
      system: `${release()} ${version()}`,
      ...process.versions,
      processors: cpus().length,
      memoryGiB: Math.round(totalmem() / GIB),
      language: Intl.DateTimeFormat().resolvedOptions().locale,
      crashDumps: await countDumps(crashFolder),
    }),
    logs: async () => (await Promise.all(logFiles.map(readLog))).flat(),
    tidy: (text) => withoutHome(redact(text)),
    async save(name, entries) {
      const path = join(folder, name);
      const archive = await zip(entries, now());
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await write(path, archive);
      return path;
    },
  };
}

async function readLog(path: string): Promise<readonly ZipEntry[]> {
  const text = await readFile(path, 'utf8').catch(ifMissing);
  return text === undefined ? [] : [{ name: `logs/${path.split(/[\\/]/).at(-1) ?? ''}`, text }];
}

async function countDumps(folder: string): Promise<number> {
  const names = (await readdir(folder, { recursive: true }).catch(ifMissing)) ?? [];
  return names.filter((name) => name.endsWith('.dmp')).length;
}

function ifMissing(caught: NodeJS.ErrnoException): undefined {
  if (caught.code !== 'ENOENT') throw caught;
}
