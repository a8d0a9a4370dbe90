import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../disk/fileErrors.ts';
import { isWildcardFile } from './readWildcardFile.ts';

const MAX_DEPTH = 12;
const MAX_FILES = 20_000;

export interface FoundFile {
  readonly path: string;
  /** Within the folder, with `/` between its parts. */
  readonly name: string;
  readonly bytes: number;
  /** Another where the file may have changed. */
  readonly version: string;
}

/**
 * The files of wildcards in a folder and those below, by name; `undefined` where there is no such folder. Links are followed, once. Hidden ones,
 * and what cannot be looked at, are left out.
 */
export async function walkFolder(root: string): Promise<readonly FoundFile[] | undefined> {
  const files: FoundFile[] = [];
  const seen = new Set<string>();
  const walk = async (folder: string, within: string, depth: number): Promise<boolean> => {
    const names = await namesIn(folder);
    if (!names) return false;
    const real = await realpath(folder);
    if (seen.has(real)) return true;
    seen.add(real);
    for (const name of names.sort()) {
      if (name.startsWith('.') || files.length >= MAX_FILES) continue;
      const path = join(folder, name);
      const facts = await attempt(() => stat(path));
      if (facts?.isDirectory() && depth < MAX_DEPTH) await walk(path, `${within}${name}/`, depth + 1);
      else if (facts?.isFile() && isWildcardFile(name)) {
        const version = `${String(facts.mtimeMs)} ${String(facts.size)} ${String(facts.ino)}`;
        files.push({ path, name: `${within}${name}`, bytes: facts.size, version });
      }
    }
    return true;
  };
  return (await walk(root, '', 0)) ? files : undefined;
}

async function namesIn(folder: string): Promise<string[] | undefined> {
  return attempt(() => readdir(folder));
}

/** What the disk gives, `undefined` where it refuses. */
async function attempt<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (caught) {
    if (errorCode(caught) === undefined) throw caught;
    return undefined;
  }
}
