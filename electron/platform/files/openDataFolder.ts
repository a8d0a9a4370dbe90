import envPaths from 'env-paths';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileError } from '../disk/fileErrors.ts';

/**
 * The folder of library, settings and graphs: `LUMI_HOME`, or the platform's folder for application data. Made, for its owner only,
 * where it is not there.
 * @throws StorageError
 */
export function openDataFolder(env: Readonly<Record<string, string | undefined>>): string {
  const home = env['LUMI_HOME']?.trim();
  const folder = home ? resolve(home) : envPaths('Lumi Studio', { suffix: '' }).data;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (caught) {
    throw fileError(`Making the data folder ${folder}`, caught);
  }
  return folder;
}
