import { defineConfig } from 'playwright/test';

/** Debian's Chromium stands in where Playwright has no browser of its own, the one without windows first; `npm test` names both. */
const executablePath = process.env['LUMI_TEST_SHELL'] ?? process.env['LUMI_TEST_BROWSER'] ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: './e2e',
  outputDir: './e2e/results',
  fullyParallel: true,
  // On the two cores of a usual runner: two would leave a third of them idle, while tests wait for what comes.
  workers: 3,
  // What fails once on a busy machine is tried once more, and told as flaky at the end: a fault to be mended all the same.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    // A trace of every test costs a third of the time; `npm run e2e -- --trace on` makes them where one is to be looked into.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
