/**
 * `npm start`: opens the desktop application, or, where it cannot, the editor in the browser, with one line saying why.
 * `--web`, or LUMI_DOOR=web, asks for the browser; so do the web host's own options. LUMI_DOOR=desktop takes no other answer.
 */
import { resolve } from 'node:path';
import { ensureElectron, whyNoSandbox, whyNoWindow } from './electron.mjs';
import { continueIn, ensureDesktop, ensureInstalled, ensurePage, requireNode, root, run, say } from './prepare.mjs';

const WEB_OPTIONS = /^(--web|--port(=.*)?|--no-open|--help|-h)$/;
/** Sooner than this, an end with a failure means that Electron cannot run here. ms */
const START_MS = 10_000;

const args = process.argv.slice(2);
const door = process.env.LUMI_DOOR;
requireNode();
await ensureInstalled();
if (door === 'web' || args.some((word) => WEB_OPTIONS.test(word))) {
  await openWeb(args.filter((word) => word !== '--web'));
} else {
  const { why, remedy, code } = await openDesktop();
  if (why === undefined) process.exitCode = code;
  else if (door === 'desktop') {
    say(`The desktop application cannot open: ${why}.`);
    if (remedy) say(remedy);
    process.exitCode = 1;
  } else {
    say(`The desktop application cannot open here: ${why}. Opening the editor in the browser instead.`);
    if (remedy) say(remedy);
    await openWeb([]);
  }
}

/** `{ code }` once it was closed, or `{ why }` it did not open, and the `remedy` where one is known. */
async function openDesktop() {
  const isForced = door === 'desktop';
  const none = whyNoWindow({ platform: process.platform, env: process.env, uid: process.getuid?.() });
  if (none && !isForced) return { why: none };
  const { program, why } = await ensureElectron({ again: isForced });
  if (why) return { why };
  await ensurePage();
  await ensureDesktop();
  // npm moves into the project's folder; names of files are meant where it was called.
  const folder = process.env.INIT_CWD ?? process.cwd();
  const words = args.map((word) => (word.startsWith('-') ? word : resolve(folder, word)));
  const startedAt = Date.now();
  const code = await run(program, [root, ...words], { stdio: 'inherit', env: desktopEnvironment() });
  if (code !== 0 && code !== 130 && Date.now() - startedAt < START_MS) {
    const { platform } = process;
    return whyNoSandbox({ platform, program, code }) ?? { why: `Electron ended with ${code} as it started` };
  }
  return { code };
}

function desktopEnvironment() {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return env;
}

async function openWeb(options) {
  await ensurePage();
  await continueIn('electron/hosts/web/main.ts', options);
}
