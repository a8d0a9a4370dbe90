import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { WildcardList } from '#shared/graph/WildcardList';
import { withDescriptor } from '../disk/withDescriptor.ts';
import { decodeText } from './decodeText.ts';
import type { TreeFault } from './parseTree.ts';
import { readTextList } from './readTextList.ts';
import { readTree } from './readTree.ts';

/** Bytes: a hundred times what long lists have. */
const MAX_FILE = 16_000_000;

export interface FileFound {
  readonly lists: readonly WildcardList[];
  readonly faults: readonly TreeFault[];
}

/** Whether a file is one of wildcards, by its name. */
export function isWildcardFile(name: string): boolean {
  return /\.(txt|yaml|yml|json)$/i.test(name);
}

/**
 * The lists that a file holds; what cannot be read is among the faults.
 * @param name its path within its folder, with `/` between the parts
 */
export async function readWildcardFile(path: string, name: string, bytes: number): Promise<FileFound> {
  const faulty = (reason: string): FileFound => ({ lists: [], faults: [{ reason }] });
  if (bytes > MAX_FILE) return faulty(`It is larger than ${String(MAX_FILE / 1e6)} MB.`);
  const text = decodeText(await withDescriptor(() => readFile(path)));
  if (text === undefined) return faulty('It is no text.');
  const extension = extname(name).toLowerCase();
  if (extension === '.txt') return { lists: [{ name: name.slice(0, -4), values: readTextList(text) }], faults: [] };
  return readTree(text, extension === '.json' ? 'json' : 'yaml', basename(name, extname(name)));
}
