import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All that is kept of unsaved work in a data folder, as text; empty: nothing. */
export function keptWork(home: string): string {
  return textsIn(join(home, 'recovery'));
}

/** All that is kept of undo, as text. */
export function keptUndo(home: string): string {
  return textsIn(join(home, 'undo'));
}

/** What is kept of what pages have open, as text. */
export function keptSessions(home: string): string {
  const path = join(home, 'sessions.json');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function textsIn(folder: string): string {
  if (!existsSync(folder)) return '';
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))
    .map((path) => (existsSync(path) ? readFileSync(path, 'utf8') : ''))
    .join('\n');
}
