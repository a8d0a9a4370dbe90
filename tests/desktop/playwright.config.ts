import { defineConfig } from 'playwright/test';
import { findElectron } from './support/findElectron.ts';
import type { Options } from './support/test.ts';

/** The built main process and preload script: on the stand-in of `standIn/`, or on a real Electron where there is one. */
export default defineConfig<Options>({
  testDir: '.',
  outputDir: './results',
  // Each on the stand-in has a browser of its own that nobody sees; real windows would take the focus from each other.
  workers: findElectron() === undefined ? 2 : 1,
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  globalSetup: './support/announce.ts',
  projects: [
    { name: 'stand-in', use: { on: 'stand-in' } },
    ...(findElectron() === undefined ? [] : [{ name: 'electron', use: { on: 'electron' as const } }]),
  ],
});
