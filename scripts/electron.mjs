/** Whether Electron can show a window here, and where its program is. Used before anything that needs it is loaded. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

/** Settings of Linux under which a program of the user's can make no user namespaces, of which Chromium makes its sandbox. */
const NO_NAMESPACES = [
  // Ubuntu since 24.04, for programs that AppArmor does not know.
  ['kernel/apparmor_restrict_unprivileged_userns', '1'],
  ['kernel/unprivileged_userns_clone', '0'],
  ['user/max_user_namespaces', '0'],
];
/** SIGTRAP and SIGABRT: Chromium ends itself so where it finds no sandbox. */
const SANDBOX_CODES = [133, 134];

/**
 * Why Electron ended with this code, if it was for want of a sandbox, in words that end a sentence; and what helps. `settings`: where Linux
 * shows its own.
 */
export function whyNoSandbox({ platform, program, code, settings = '/proc/sys' }) {
  if (platform !== 'linux' || !SANDBOX_CODES.includes(code)) return undefined;
  const isRefused = ([name, value]) => {
    const file = join(settings, name);
    return existsSync(file) && readFileSync(file, 'utf8').trim() === value;
  };
  const helper = join(dirname(program), 'chrome-sandbox');
  const { uid, mode = 0 } = statSync(helper, { throwIfNoEntry: false }) ?? {};
  const isHelped = uid === 0 && (mode & 0o4755) === 0o4755;
  if (isHelped || !NO_NAMESPACES.some(isRefused)) return undefined;
  return {
    why: 'this system keeps Electron from making its sandbox',
    remedy: `To allow it, once: sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
  };
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
