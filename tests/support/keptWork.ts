import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All that is kept of unsaved work in a data folder, as text; empty: nothing. */
export function keptWork(home: string): string {
  const folder = join(home, 'recovery');
  if (!existsSync(folder)) return '';
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))
    .map((path) => (existsSync(path) ? readFileSync(path, 'utf8') : ''))
    .join('\n');
}
