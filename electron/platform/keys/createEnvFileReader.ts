import { readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Far above any `.env`; a wrong path must not fill the memory. */
const MAX_ENV_FILE_BYTES = 1_000_000;

export type EnvValues = Readonly<Record<string, string | undefined>>;

/** Gives what a `.env` file holds now. An edit counts at once, yet the file is read again only when it has changed. */
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

/** Changes whenever the file does; `undefined` where there is no file to read. */
function stampOf(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size > MAX_ENV_FILE_BYTES) return undefined;
  return [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
}

/** A file we may not read is as good as none: the error of a missing key tells where it was looked for. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught) return '';
    throw caught;
  }
}
