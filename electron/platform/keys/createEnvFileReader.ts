import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Far above any `.env`; a wrong path must not fill the memory. */
const MAX_ENV_FILE_BYTES = 1_000_000;

/** Windows knows no pipes among files, and no way not to wait for one. */
const READING = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);

export type EnvValues = Readonly<Record<string, string | undefined>>;

/** Gives what a `.env` file holds now; never throws. An edit counts at once, yet the file is read again only when it has changed. */
export function createEnvFileReader(path: string): () => EnvValues {
  let seen: { readonly stamp: string; readonly values: EnvValues } | undefined;
  return () => {
    const stamp = stampOf(path);
    if (stamp === undefined) return {};
    if (seen?.stamp !== stamp) seen = { stamp, values: readEnvText(readText(path)) };
    return seen.values;
  };
}

/** The variables of a text in the form of a `.env` file. */
export function readEnvText(text: string): EnvValues {
  return parseEnv(text.replace(/^\uFEFF/, ''));
}

/**
 * Changes whenever the file does; `undefined` where there is no file to read. Whatever keeps it from being looked at, such as a link to
 * itself, a folder of somebody else or a disk that went away, it is as good as none: this is asked in the middle of runs, and a key that
 * is missing is told with where it was looked for.
 */
function stampOf(path: string): string | undefined {
  return orNothing(() => {
    const stats = statSync(path, { bigint: true });
    if (!stats.isFile() || stats.size > MAX_ENV_FILE_BYTES) return undefined;
    return [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
  });
}

/** What has come in its place since it was looked at must not be waited for, as a pipe would, nor fill the memory. */
function readText(path: string): string {
  const text = orNothing(() => {
    const file = openSync(path, READING);
    try {
      if (!fstatSync(file).isFile()) return undefined;
      const buffer = Buffer.alloc(MAX_ENV_FILE_BYTES);
      return buffer.toString('utf8', 0, readSync(file, buffer));
    } finally {
      closeSync(file);
    }
  });
  return text ?? '';
}

/** The system's refusals are an answer here. */
function orNothing<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught) return undefined;
    throw caught;
  }
}
