/** Whether Electron can show a window here, and where its program is. Used before anything that needs it is loaded. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, runTool } from './prepare.mjs';

const ELECTRON = join(root, 'node_modules', 'electron');
const FAILURE = join(root, 'node_modules', '.cache', 'lumi-studio', 'electron.json');
/** A failed attempt is not repeated at every start. */
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/** Why no window can be shown, in words that end a sentence; `undefined` where one can. */
export function whyNoWindow({ platform, env, uid }) {
  if (platform !== 'linux') return undefined;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'no display was found';
  if (uid === 0) return 'Electron does not run as root with its sandbox on';
  return undefined;
}

/** The path of Electron's program, fetched where it is not there; or `{ why }`. */
export async function ensureElectron({ again = false } = {}) {
  const found = electronProgram();
  if (found) return { program: found };
  const { version } = JSON.parse(readFileSync(join(ELECTRON, 'package.json'), 'utf8'));
  if (!again && failedLately(version)) return { why: 'Electron could not be fetched earlier today' };
  const code = await runTool('../scripts/fetchElectron.mjs', []);
  const program = code === 0 ? electronProgram() : undefined;
  if (program) {
    rmSync(FAILURE, { force: true });
    return { program };
  }
  rememberFailure(version);
  return { why: 'Electron could not be fetched' };
}

/** As node_modules/electron/index.js looks for it, without fetching. */
function electronProgram() {
  const pathFile = join(ELECTRON, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : undefined;
  const own = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const program = own ? join(own, name ?? 'electron') : name && join(ELECTRON, 'dist', name);
  return program && existsSync(program) ? program : undefined;
}

function failedLately(version) {
  try {
    const failure = JSON.parse(readFileSync(FAILURE, 'utf8'));
    return failure.version === version && Math.abs(Date.now() - failure.at) < RETRY_AFTER_MS;
  } catch {
    // Not there, or not readable: then it is tried again.
    return false;
  }
}

function rememberFailure(version) {
  mkdirSync(dirname(FAILURE), { recursive: true });
  writeFileSync(FAILURE, JSON.stringify({ version, at: Date.now() }));
}
