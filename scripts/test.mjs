/** `npm test`: prepares what is missing and runs everything there is to run, checks first. */
import { ensureBrowser, ensureShell } from './browser.mjs';
import { ensureDesktop, ensureInstalled, ensurePage, requireNode } from './prepare.mjs';
import { runSideBySide, runStep, sumUp } from './steps.mjs';

requireNode();
await ensureInstalled();
const browser = await ensureBrowser();
const env = { LUMI_TEST_BROWSER: browser, LUMI_TEST_SHELL: await ensureShell(browser) };
await ensurePage();
await ensureDesktop();

const checks = ['check:lint', 'check:types', 'check:format', 'check:layers', 'check:unused'];
/** They have the machine for themselves. */
const tests = ['unit', 'crash', 'fuzz:minute', 'e2e', 'desktop'];

const failed = await runSideBySide(checks, env);
for (const step of tests) failed.push(...(await runStep(step, env)));
sumUp(checks.length + tests.length, failed);
