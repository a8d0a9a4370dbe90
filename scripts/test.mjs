/** `npm test`: prepares what is missing and runs everything there is to run, checks first. */
import { ensureBrowser } from './browser.mjs';
import { ensureDesktop, ensureInstalled, ensurePage, requireNode, run, say } from './prepare.mjs';

requireNode();
await ensureInstalled();
const browser = await ensureBrowser();
await ensurePage();
await ensureDesktop();

const steps = [
  'check:format',
  'check:lint',
  'check:types',
  'check:layers',
  'check:unused',
  'unit',
  'crash',
  'e2e',
  'desktop',
];
const failed = [];
for (const step of steps) {
  const startedAt = Date.now();
  say(`\n── ${step}`);
  const code = await npmRun(step);
  say(`── ${step}: ${code === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  if (code !== 0) failed.push(step);
}
process.stdout.write(`${steps.length - failed.length} passed, ${failed.length} failed\n`);
if (failed.length > 0) say(`Failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;

function npmRun(step) {
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  return run(command, [...first, 'run', '--silent', step], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, LUMI_TEST_BROWSER: browser },
    shell: command === 'npm' && process.platform === 'win32',
  });
}
