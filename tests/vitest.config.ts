import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/contract/**/*.test.ts'],
    globalSetup: ['tests/support/requireNode24.ts'],
    pool: 'forks',
    testTimeout: 20_000,
  },
});
