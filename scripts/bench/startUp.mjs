/**
 * The desktop's start: how long until its built main process asks for a window, and what was loaded by then, on the stand-in for Electron
 * in plain Node. Beside it, what would come first if the window waited for the service.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROUNDS = 7;
const MAIN = fileURLToPath(new URL('../../out/desktop/main.js', import.meta.url));
const STAND_IN = new URL('../../tests/desktop/standIn/register.mjs', import.meta.url).href;
const HEAVY = /openApp|openService|better-sqlite3|sharp|zod/;
/** Opens the application behind the window and says when that was done. */
const SERVICE = `
  const startedAt = performance.now();
  const { openApp } = await import(${JSON.stringify(new URL('../../out/desktop/openApp.js', import.meta.url).href)});
  await openApp({ projectFolder: ${JSON.stringify(fileURLToPath(new URL('../..', import.meta.url)))} });
  process.send({ ms: performance.now() - startedAt }, () => process.exit());`;

/** Measures both. */
export async function run() {
  const window = [];
  const service = [];
  let loaded = [];
  // The first round warms up and does not count.
  for (let round = 0; round <= ROUNDS; round++) {
    const { firstAsk } = await start([MAIN], ['--import', STAND_IN]);
    const { ms } = await start([], ['--input-type=module', '--eval', SERVICE]);
    loaded = firstAsk.loaded;
    if (round === 0) continue;
    window.push(firstAsk.ms);
    service.push(ms);
  }
  const heavy = loaded.filter((url) => HEAVY.test(url));
  if (heavy.length > 0) throw new Error(`Loaded before the window: ${heavy.join(', ')}`);
  const median = (list) => Math.round(list.sort((a, b) => a - b)[Math.floor(list.length / 2)]);
  const kB = loaded.reduce((sum, url) => sum + statSync(fileURLToPath(url)).size, 0) / 1000;
  return {
    title: `From the start of the entry; median of ${ROUNDS}`,
    rows: [
      { name: 'window asked for', ms: median(window), files: loaded.length, kB: Math.round(kB) },
      { name: 'application open, in plain Node', ms: median(service) },
    ],
  };
}

/** Gives the first message with a figure in it. The process is ended with it. */
async function start(args, execArgv) {
  const home = mkdtempSync(join(tmpdir(), 'lumi-bench-'));
  const env = { ...process.env, LUMI_HOME: home };
  const [script, ...rest] = args;
  const child = script
    ? fork(script, rest, { env, execArgv, stdio: 'ignore' })
    : fork('-', [], { env, execArgv, stdio: 'ignore' });
  try {
    const [message] = await once(child, 'message');
    return message;
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit').catch(() => undefined);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
