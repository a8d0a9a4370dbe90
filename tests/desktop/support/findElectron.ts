import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../../../node_modules/electron', import.meta.url));

/** The real Electron's executable, where it was fetched or `ELECTRON_OVERRIDE_DIST_PATH` names one. Nothing is fetched here. */
export function findElectron(): string | undefined {
  const name = join(PACKAGE, 'path.txt');
  const file = existsSync(name)
    ? readFileSync(name, 'utf8')
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(PACKAGE, 'dist'), file);
  return existsSync(path) ? path : undefined;
}
