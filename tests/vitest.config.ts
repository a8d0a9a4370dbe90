import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    setupFiles: ['tests/support/loopbackOnly.mjs'],
    globalSetup: ['tests/support/requireNode24.ts'],
    pool: 'forks',
    // One a core; left to itself it keeps a core free, and most tests wait for files, sockets and other processes.
    maxWorkers: '100%',
    // Against what never ends: many tests start whole processes, a dozen one after the other, and a shared machine takes its time over each.
    testTimeout: 60_000,
    // How long is waited for what comes by itself; a second is too little where the machine has much else to do.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['tests/unit/{shared,renderer}/**/*.test.{ts,tsx}'],
          // What they test keeps nothing outside the test that made it; loading it anew for each file took most of their time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'world',
          include: [
            'tests/unit/*.test.ts',
            'tests/unit/{electron,packaging,scripts}/**/*.test.{ts,tsx}',
            'tests/contract/**/*.test.ts',
            'tests/crash/**/*.test.ts',
          ],
        },
      },
    ],
  },
});
