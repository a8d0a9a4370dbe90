import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const EXAMPLE = fileURLToPath(new URL('../../../examples/google.lumi.json', import.meta.url));

/** A graph of this name in a file. Gives its path. */
export function writeGraph(folder: string, name: string, extension = '.lumi.json'): string {
  const path = join(folder, name + extension);
  writeFileSync(path, JSON.stringify({ ...(JSON.parse(readFileSync(EXAMPLE, 'utf8')) as object), name }));
  return path;
}
