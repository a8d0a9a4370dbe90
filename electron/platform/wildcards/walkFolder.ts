import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../disk/fileErrors.ts';
import { isOutOfDescriptors, withDescriptor } from '../disk/withDescriptor.ts';
import type { TreeFault } from './parseTree.ts';
import { isWildcardFile } from './readWildcardFile.ts';

const MAX_DEPTH = 12;
const MAX_FILES = 20_000;
const MAX_FOLDERS = 5000;

export interface FoundFile {
  readonly path: string;
  /** Within the folder, with `/` between its parts. */
  readonly name: string;
  readonly bytes: number;
  /** Another where the file may have changed. */
  readonly version: string;
}

export interface WalkLimits {
  readonly maxFiles?: number;
  readonly maxFolders?: number;
}

interface WalkedFolder {
  readonly files: readonly FoundFile[];
  /** That there is more in it than is looked at. */
  readonly faults: readonly TreeFault[];
}

/**
 * The files of wildcards in a folder and those below, by name; `undefined` where there is no such folder. Links are followed, once. Hidden ones,
 * and what cannot be looked at, are left out.
 */
export async function walkFolder(
  root: string,
  { maxFiles = MAX_FILES, maxFolders = MAX_FOLDERS }: WalkLimits = {},
): Promise<WalkedFolder | undefined> {
  const files: FoundFile[] = [];
  const reasons = new Set<string>();
  const seen = new Set<string>();
  const walk = async (folder: string, within: string, depth: number): Promise<boolean> => {
    const names = await attempt(() => withDescriptor(() => readdir(folder)));
    const real = await attempt(() => realpath(folder));
    if (!names || real === undefined) return false;
    if (seen.has(real)) return true;
    if (seen.size >= maxFolders) {
      reasons.add(`It holds more than ${String(maxFolders)} folders. The others are left out.`);
      return true;
    }
    seen.add(real);
    for (const name of names.sort()) {
      if (reasons.size > 0) break;
      if (name.startsWith('.')) continue;
      const path = join(folder, name);
      const facts = await attempt(() => stat(path));
      if (facts?.isDirectory() && depth < MAX_DEPTH) await walk(path, `${within}${name}/`, depth + 1);
      else if (facts?.isFile() && isWildcardFile(name)) {
        if (files.length >= maxFiles) {
          reasons.add(`It holds more than ${String(maxFiles)} files. The others are left out.`);
          break;
        }
        const version = `${String(facts.mtimeMs)} ${String(facts.size)} ${String(facts.ino)}`;
        files.push({ path, name: `${within}${name}`, bytes: facts.size, version });
      }
    }
    return true;
  };
  return (await walk(root, '', 0)) ? { files, faults: [...reasons].map((reason) => ({ reason })) } : undefined;
}

/** What the disk gives, `undefined` where it refuses. @throws where no descriptor comes back: what is there is not known then */
async function attempt<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (caught) {
    if (errorCode(caught) === undefined || isOutOfDescriptors(caught)) throw caught;
    return undefined;
  }
}
