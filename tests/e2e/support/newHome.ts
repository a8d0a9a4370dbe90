import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folders made for data folders, by these. */
const around = new Map<string, string>();

/** An empty data folder, in a folder of its own. */
export function newHome(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lumi-e2e-'));
  const home = join(folder, 'home');
  mkdirSync(home);
  around.set(home, folder);
  return home;
}

/** Removes a data folder, with the folder that was made for it. */
export function removeHome(home: string): void {
  rmSync(around.get(home) ?? home, { recursive: true, force: true });
  around.delete(home);
}
