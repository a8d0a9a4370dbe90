import { afterEach } from 'vitest';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shipped } from '#shared/shipped';
import type { AppOptions } from '../../electron/hosts/AppOptions.ts';
import { openApp, type App } from '../../electron/hosts/openApp.ts';
import { openPorts, type OpenPorts } from '../../electron/hosts/openPorts.ts';
import { startWebHost, type WebHost } from '../../electron/hosts/web/startWebHost.ts';
import { tempFolder } from './tempFolder.ts';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

export interface TestApp {
  readonly app: App;
  /** Its data folder. */
  readonly home: string;
  /** Closes it before the test ends: from then on nothing is written any more. */
  readonly close: () => Promise<void>;
}

/** The whole application in a folder of its own, closed after the test. `env` is all the environment it sees. */
export async function openTestApp(
  env: Readonly<Record<string, string>> = {},
  options: Omit<AppOptions, 'env'> = {},
): Promise<TestApp> {
  const home = join(tempFolder(), 'home');
  mkdirSync(home);
  const app = await openApp({ env: { ...env, LUMI_HOME: home }, workingFolder: home, ...options });
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= Promise.resolve(app[Symbol.asyncDispose]()));
  closing.push(close);
  return { app, home, close };
}

/** Its ports alone, for a test that puts something of its own upon them. */
export async function openTestPorts(): Promise<OpenPorts & { readonly home: string }> {
  const home = join(tempFolder(), 'home');
  mkdirSync(home);
  const opened = await openPorts({ env: { LUMI_HOME: home }, workingFolder: home, offer: shipped });
  closing.push(opened.close);
  return { ...opened, home };
}

/** The same behind its loopback door, with a page of one line. */
export async function startTestHost(
  env: Readonly<Record<string, string>> = {},
  options: Omit<AppOptions, 'env'> = {},
): Promise<TestApp & { readonly host: WebHost }> {
  const opened = await openTestApp(env, options);
  const pageFolder = join(opened.home, 'page');
  mkdirSync(pageFolder);
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>page</title>');
  const host = await startWebHost(opened.app.service, { port: 0, pageFolder, log: opened.app.log });
  closing.push(() => host.close());
  return { ...opened, host };
}
