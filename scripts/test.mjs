/** `npm test`: prepares what is missing and runs everything there is to run, checks first. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureDesktop, ensureInstalled, ensurePage, requireNode, run, say } from './prepare.mjs';

requireNode();
await ensureInstalled();
const browser = await ensureBrowser();
await ensurePage();
await ensureDesktop();

/** Checks say nothing to each other and keep one core busy each, so they run side by side; each prints once it has ended. */
const checks = ['check:lint', 'check:types', 'check:format', 'check:layers', 'check:unused'];
/** Tests have the machine for themselves. */
const tests = ['unit', 'crash', 'e2e', 'desktop'];
const failed = [];

const waiting = [...checks];
const folder = mkdtempSync(join(tmpdir(), 'lumi-checks-'));
await Promise.all(Array.from({ length: availableParallelism() }, checkNext));
rmSync(folder, { recursive: true });
for (const step of tests) {
  say(`\n── ${step}`);
  await timed(step, 'inherit');
}
process.stdout.write(`${checks.length + tests.length - failed.length} passed, ${failed.length} failed\n`);
if (failed.length > 0) say(`Failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function checkNext() {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const file = join(folder, step.replace(':', '-'));
    const output = openSync(file, 'w');
    await timed(step, output);
    closeSync(output);
    say(readFileSync(file, 'utf8'));
  }
}

/** `output`: where it prints, a descriptor or `inherit`. */
async function timed(step, output) {
  const startedAt = Date.now();
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const code = await run(command, [...first, 'run', '--silent', step], {
    stdio: ['ignore', output, output],
    env: { ...process.env, LUMI_TEST_BROWSER: browser },
    shell: command === 'npm' && process.platform === 'win32',
  });
  say(`── ${step}: ${code === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  if (code !== 0) failed.push(step);
}
