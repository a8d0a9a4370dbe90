/** Finds the browser the tests drive, or fetches one. */
import { existsSync } from 'node:fs';
import { run, runTool, say } from './prepare.mjs';

const KNOWN_PLACES = [
  '/usr/bin/chromium',
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
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } else {
    say('No browser was found. Fetching Playwright’s Chromium.');
    await runTool('playwright/cli.js', ['install', 'chromium']);
  }
  const installed = await findBrowser();
  if (installed) return installed;
  say('No browser could be installed. Install Chromium or Chrome, or name one in LUMI_TEST_BROWSER.');
  return process.exit(1);
}

async function findBrowser() {
  const { chromium } = await import('playwright');
  return [process.env.LUMI_TEST_BROWSER, ...KNOWN_PLACES, chromium.executablePath()].find(
    (path) => path && existsSync(path),
  );
}
