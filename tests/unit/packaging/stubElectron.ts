import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What electron-builder looks for in the program to set its fuses: a sentence, a version, how many, and their state. */
const FUSES = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1'),
  Buffer.from([1, 9]),
  Buffer.from('101101011', 'latin1'),
]);

/** A folder that electron-builder takes for Electron's, with nothing in it that runs: the real one cannot be fetched everywhere. */
export function stubElectron(folder: string, version: string): string {
  for (const part of ['locales', 'resources']) mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 1\n# '), FUSES]));
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'LICENSE'), 'stub');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'stub');
  for (const language of ['en-US', 'de']) writeFileSync(join(folder, 'locales', `${language}.pak`), 'stub');
  return folder;
}
