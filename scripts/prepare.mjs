/**
 * What every command does first: make a fresh clone usable. Runs under the system's Node, from 20 on, before anything is installed,
 * so it uses nothing but Node itself. All it says goes to stderr: stdout belongs to the command.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const OLDEST_NODE = [20, 12];
/** The major whose syntax and native modules the project is written for; it brings its own. */
const PROJECT_NODE = 24;
const LONGEST_BUILD_MS = 120_000;

export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Ends the process where this Node cannot even prepare the rest. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  say(`Lumi Studio needs Node ${OLDEST_NODE.join('.')} or newer to start, and this is ${process.version}.`);
  say('Install a current Node from https://nodejs.org and try again.');
  process.exit(1);
}

/** Installs the packages where they are missing or older than the lock file. */
export async function ensureInstalled() {
  const installed = modified(join(root, 'node_modules', '.package-lock.json'));
  if (installed > 0 && installed >= modified(join(root, 'package-lock.json'))) return;
  say('Installing packages. This is done once and takes about a minute.');
  // npm names itself to the scripts it runs; started by hand, this script has to look for it.
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const args = [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run(command, args, { shell: command === 'npm' && process.platform === 'win32' });
  if (code !== 0) {
    say('The packages could not be installed. Look at the lines above; then try again.');
    process.exit(code);
  }
}

/** Builds the page where it is missing or older than what it is made of. */
export async function ensurePage() {
  await ensureBuilt(['out', 'renderer', 'index.html'], ['renderer', 'shared', 'package-lock.json'], () =>
    build('the page', ['--config', 'renderer/vite.config.ts']),
  );
}

/** The same for the desktop's Node side. The preload script is built last, so it tells that all of it is. */
export async function ensureDesktop() {
  const config = ['--config', 'electron/hosts/desktop/vite.config.ts'];
  await ensureBuilt(['out', 'desktop', 'preload.cjs'], ['electron', 'shared', 'package-lock.json'], async () => {
    const code = await build('the desktop application', config);
    return code === 0 ? build('its preload script', [...config, '--mode', 'preload']) : code;
  });
}

/** Two that are started together would build into the same folder: the second waits, and finds it built. */
async function ensureBuilt(result, sources, work) {
  const isBuilt = () => {
    const built = modified(join(root, ...result));
    return built > 0 && built >= Math.max(...sources.map((name) => newest(join(root, name))));
  };
  if (isBuilt()) return;
  const release = await takeBuildLock();
  let code = 0;
  try {
    if (!isBuilt()) code = await work();
  } finally {
    release();
  }
  if (code !== 0) process.exit(code);
}

/** A folder can be made only once. One that was left behind by a build that was killed counts no more after a while. */
async function takeBuildLock() {
  const lock = join(root, 'out', '.building');
  mkdirSync(join(root, 'out'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      return () => rmSync(lock, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const takenAt = modified(lock);
    if (takenAt > 0 && Date.now() - takenAt > LONGEST_BUILD_MS) rmSync(lock, { recursive: true, force: true });
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Gives the exit code. */
async function build(title, args) {
  say(`Building ${title}.`);
  const code = await runTool('vite/bin/vite.js', ['build', ...args, '--logLevel', 'warn']);
  if (code !== 0) say(`Building ${title} failed. Look at the lines above.`);
  return code;
}

/** Goes on in a TypeScript file under the project's Node: in this process where it is that Node, else in one of its own. */
export async function continueIn(entry, args) {
  const file = join(root, entry);
  if (Number(process.versions.node.split('.')[0]) >= PROJECT_NODE) {
    process.argv = [process.argv[0], file, ...args];
    await import(pathToFileURL(file).href);
    return;
  }
  process.exitCode = await run(projectNode(), [file, ...args], { stdio: 'inherit', cwd: process.cwd() });
}

/** Runs a tool from node_modules under the project's Node. Gives its exit code. */
export function runTool(script, args, options = {}) {
  return run(projectNode(), [join(root, 'node_modules', ...script.split('/')), ...args], options);
}

function projectNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = system === 'win' ? 'node.exe' : 'node';
  const packages = [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`];
  const own = packages.map((folder) => join(root, 'node_modules', folder, 'bin', name)).find(existsSync);
  if (own !== undefined) return own;
  if (Number(process.versions.node.split('.')[0]) >= PROJECT_NODE) return process.execPath;
  say(`The project's own Node was not installed, and ${process.version} is too old to go on without it.`);
  say('Run “npm ci” and look at what it says, or use Node 24.');
  return process.exit(1);
}

/** Gives the exit code; a signal's is 128 and its number, as shells have it. stdout is kept free unless asked for. */
export function run(command, args, { hear, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    for (const output of [child.stdout, child.stderr]) output?.on('data', (chunk) => hear?.(chunk));
    // A terminal sends Ctrl+C to the child as well; sent by hand to this process alone, it is passed on.
    const pass = (signal) => () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [signal, pass(signal)]);
    for (const [signal, handler] of signals) process.on(signal, handler);
    child.on('error', (error) => {
      say(`${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code, signal) => {
      for (const [name, handler] of signals) process.off(name, handler);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** ms since the epoch; 0 where there is no such file. */
function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
