import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from 'playwright/test';
import { EditorPage } from '../../e2e/pages/EditorPage.ts';
import type { DesktopApp, StartOptions } from './DesktopApp.ts';
import { startOnElectron } from './startOnElectron.ts';
import { startOnStandIn } from './startOnStandIn.ts';

export interface Options {
  /** What the specs run on. */
  readonly on: 'stand-in' | 'electron';
}

interface Fixtures {
  readonly home: string;
  /** Starts the application, in the test's own folder; what is not ended yet is ended after the test. */
  readonly start: (options?: Partial<StartOptions>) => Promise<DesktopApp>;
}

export const test = base.extend<Options & Fixtures>({
  on: ['stand-in', { option: true }],
  home: async ({}, use) => {
    const home = join(mkdtempSync(join(tmpdir(), 'lumi-desktop-')), 'home');
    mkdirSync(home);
    await use(home);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  },
  start: async ({ home, on }, use, testInfo) => {
    const started: DesktopApp[] = [];
    await use(async (options = {}) => {
      const app = await (on === 'electron' ? startOnElectron : startOnStandIn)({ home, ...options });
      started.push(app);
      return app;
    });
    for (const app of started) {
      await app.close();
      if (testInfo.status !== testInfo.expectedStatus) process.stderr.write(app.log() + app.pageLog());
    }
  },
});

/** The editor in the application's window, once it is there. */
export async function editorOf(app: DesktopApp): Promise<EditorPage> {
  const editor = new EditorPage(await app.page());
  await expect(editor.runButton).toBeVisible();
  // Until the first graph is open there is nothing to run.
  await expect(editor.page).not.toHaveTitle(/^Untitled/);
  return editor;
}

export { expect };
