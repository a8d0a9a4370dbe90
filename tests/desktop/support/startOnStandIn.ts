import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright/test';
import { compileCache } from '../../support/compileCache.ts';
import type { FirstAsk } from '../standIn/BrowserWindow.ts';
import { MAIN, type DesktopApp, type Modules, type StartOptions } from './DesktopApp.ts';

const REGISTER = new URL('../standIn/register.mjs', import.meta.url).href;
const START_TIMEOUT_MS = 30_000;

interface Told {
  readonly id?: number;
  readonly value?: unknown;
  readonly error?: string;
  readonly endpoint?: string;
  readonly firstAsk?: FirstAsk;
  readonly relaunch?: readonly string[];
}

/** Runs the built main process in plain Node, with the stand-in in Electron's place. */
export async function startOnStandIn({ home, env = {}, args = [] }: StartOptions): Promise<DesktopApp> {
  const child = spawn(process.execPath, ['--import', REGISTER, fileURLToPath(MAIN), ...args], {
    cwd: home,
    env: {
      PATH: process.env['PATH'],
      ...compileCache,
      LUMI_TEST_BROWSER: process.env['LUMI_TEST_BROWSER'],
      ...env,
      LUMI_HOME: home,
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let log = '';
  let said = '';
  let firstAsk: FirstAsk | undefined;
  let relaunched: readonly string[] | undefined;
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);

  const answers = new Map<number, (told: Told) => void>();
  const endpoint = Promise.withResolvers<string>();
  child.on('message', (told: Told) => {
    if (told.firstAsk) firstAsk = told.firstAsk;
    if (told.relaunch) relaunched = told.relaunch;
    if (told.endpoint !== undefined) endpoint.resolve(told.endpoint);
    if (told.id !== undefined) answers.get(told.id)?.(told);
  });
  const timer = setTimeout(() => {
    endpoint.reject(new Error(`The application did not open a window: ${log}`));
  }, START_TIMEOUT_MS);
  void ended.then((code) => {
    endpoint.reject(new Error(`The application ended with ${String(code)}: ${log}`));
  });

  let browser: Browser | undefined;
  let lastId = 0;
  try {
    await endpoint.promise;
  } finally {
    clearTimeout(timer);
  }
  const stop = async (signal: NodeJS.Signals) => {
    await browser?.close().catch(() => undefined);
    child.kill(signal);
    await ended;
  };
  return {
    home,
    ended,
    log: () => log,
    pageLog: () => said,
    firstAsk: () => firstAsk,
    relaunched: () => relaunched,
    async page() {
      // Connected anew each time: Playwright gives up a page that crashed for good.
      const connected = await chromium.connectOverCDP(await endpoint.promise);
      await browser?.close();
      browser = connected;
      const page = await ownPage(connected);
      page.on('console', (message) => (said += `${message.type()}: ${message.text()}\n`));
      page.on('pageerror', (error) => (said += `${error.stack ?? error.message}\n`));
      return page;
    },
    evaluate<T>(work: (modules: Modules, arg: never) => T | Promise<T>, arg?: unknown) {
      const id = ++lastId;
      return new Promise<T>((resolve, reject) => {
        answers.set(id, ({ value, error }) => {
          if (error === undefined) resolve(value as T);
          else reject(new Error(error));
        });
        child.send({ id, source: String(work), arg });
      });
    },
    kill: () => stop('SIGKILL'),
    close: () => stop('SIGKILL'),
  };
}

async function ownPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser has no page.');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  // Without a listener Playwright itself would answer the page's questions.
  page.on('dialog', () => undefined);
  return page;
}
