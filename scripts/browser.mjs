/** Finds the browser the tests drive, or fetches one. */
import { existsSync } from 'node:fs';
import { run, runTool, say } from './prepare.mjs';

const DEBIAN = '/usr/bin/chromium';
const SHELL = '/usr/bin/chromium-headless-shell';
const KNOWN_PLACES = [
  DEBIAN,
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser's path. On Debian it is installed from the system's packages where there is none; elsewhere Playwright fetches its own. */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    say('No browser was found. Installing Chromium from Debian’s packages.');
    await install('chromium', 'fonts-dejavu-core');
  } else {
    say('No browser was found. Fetching Playwright’s Chromium.');
    await runTool('playwright/cli.js', ['install', 'chromium']);
  }
  const installed = await findBrowser();
  if (installed) return installed;
  say('No browser could be installed. Install Chromium or Chrome, or name one in LUMI_TEST_BROWSER.');
  return process.exit(1);
}

/**
 * The browser that pages are driven in: on Debian the one that draws no windows, which takes a sixth less of the processor; else `browser`.
 * What somebody named is taken as it is.
 */
export async function ensureShell(browser) {
  if (process.env.LUMI_TEST_BROWSER || browser !== DEBIAN) return browser;
  if (!existsSync(SHELL) && process.getuid?.() === 0) await install('chromium-headless-shell');
  return existsSync(SHELL) ? SHELL : browser;
}

async function install(...packages) {
  await run('apt-get', ['update', '-qq']);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

async function findBrowser() {
  const { chromium } = await import('playwright');
  return [process.env.LUMI_TEST_BROWSER, ...KNOWN_PLACES, chromium.executablePath()].find(
    (path) => path && existsSync(path),
  );
}
