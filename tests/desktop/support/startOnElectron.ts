import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright';
import type { DesktopApp, StartOptions } from './DesktopApp.ts';
import { findElectron } from './findElectron.ts';

const PROJECT = new URL('../../../', import.meta.url);

/**
 * Runs the built main process in a real Electron, started as `npm start` does: the name is in the project's package.json. It must be one
 * whose fuses leave `--inspect` alone, so no package.
 */
export async function startOnElectron({ home, env = {}, args = [] }: StartOptions): Promise<DesktopApp> {
  const executablePath = findElectron();
  if (executablePath === undefined) throw new Error('Electron’s binary is not here.');
  const { PATH = '', DISPLAY = '', WAYLAND_DISPLAY = '', XDG_RUNTIME_DIR = '' } = process.env;
  const electron = await _electron.launch({
    executablePath,
    args: [fileURLToPath(PROJECT), ...args],
    cwd: home,
    env: { PATH, DISPLAY, WAYLAND_DISPLAY, XDG_RUNTIME_DIR, ...env, LUMI_HOME: home },
  });
  const child = electron.process();
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return {
    home,
    ended,
    log: () => log,
    pageLog: () => '',
    firstAsk: () => undefined,
    relaunched: () => undefined,
    page: async () => electron.windows().findLast((page) => !page.isClosed()) ?? electron.waitForEvent('window'),
    evaluate: (work: never, arg?: unknown) => electron.evaluate<never, unknown>(work, arg),
    kill,
    close: kill,
  };
}
