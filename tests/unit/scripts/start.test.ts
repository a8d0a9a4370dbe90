import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { tempFolder } from '../../support/tempFolder.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const START = join(ROOT, 'scripts', 'start.mjs');
/** The page and the desktop may have to be built first. */
const BUILDING_MS = 120_000;

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** `npm start` as a user without a display has it, until the address is printed. Gives all it said by then. */
async function startUntilOpen(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [START, ...args], {
    env: { PATH: process.env['PATH'], LUMI_HOME: join(tempFolder(), 'home'), ...env },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  stops.push(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const said = { out: '', err: '' };
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said.out += chunk.toString();
      if (said.out.includes('?token=')) resolve();
    });
    child.once('exit', (code) => {
      reject(new Error(`It ended with ${String(code)}: ${said.err}`));
    });
  });
  return said;
}

/** A program in Electron's place; gives its folder. */
function anElectron(script: string): string {
  const folder = join(tempFolder(), 'electron');
  mkdirSync(folder);
  writeFileSync(join(folder, 'electron'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'electron'), 0o755);
  return folder;
}

/** `npm start` to its end, with the desktop or nothing. */
function startDesktop(electron: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const options = {
      env: { PATH: process.env['PATH'], LUMI_DOOR: 'desktop', ELECTRON_OVERRIDE_DIST_PATH: electron, ...env },
    };
    execFile(process.execPath, [START, ...args], options, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe.skipIf(process.platform === 'win32')('npm start', { timeout: BUILDING_MS }, () => {
  it.runIf(process.platform === 'linux')(
    'opens in the browser where there is no display, and says why in one line',
    async () => {
      const { out, err } = await startUntilOpen([]);
      expect(out).toMatch(/^Lumi Studio is open at http:\/\/127\.0\.0\.1:\d+\/\?token=\S+\n$/);
      expect(err.split('\n').filter((line) => line.includes('cannot open'))).toEqual([
        'The desktop application cannot open here: no display was found. Opening the editor in the browser instead.',
      ]);
    },
  );

  it.each([['--web'], ['--no-open'], ['--port=0']])(
    'opens in the browser when that is asked for: %s',
    async (option) => {
      // A display that is not there: Electron would have to be looked for.
      const { err } = await startUntilOpen([option, '--no-open'], { DISPLAY: ':99' });
      expect(err).not.toContain('cannot open');
    },
  );

  it('opens the desktop application with the files it was given', async () => {
    const electron = anElectron('echo "$# $1|$2|$ELECTRON_RUN_AS_NODE"');
    const env = { INIT_CWD: '/somewhere', ELECTRON_RUN_AS_NODE: '1' };
    const { code, out } = await startDesktop(electron, ['foxes.lumi.json'], env);
    expect([code, out]).toEqual([0, `2 ${ROOT}/|/somewhere/foxes.lumi.json|\n`]);
  });

  it('says so when Electron cannot run here', async () => {
    const { code, err } = await startDesktop(anElectron('kill -TRAP $$'));
    expect(code).toBe(1);
    expect(err).toContain('The desktop application cannot open: Electron ended with 133 as it started.');
  });
});

/** What a function of `scripts/electron.mjs` says, as text. */
function told(name: 'whyNoWindow' | 'whyNoSandbox', about: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const script = `import { ${name} } from ${JSON.stringify(join(ROOT, 'scripts', 'electron.mjs'))};
      const told = ${name}(${JSON.stringify(about)});
      process.stdout.write(typeof told === 'object' ? JSON.stringify(told) : String(told));`;
    execFile(process.execPath, ['--input-type=module', '--eval', script], (error, out) => {
      if (error) reject(new Error(error.message));
      else resolve(out);
    });
  });
}

describe('a sandbox', () => {
  /** What Linux shows of its settings. */
  function settingsWith(name: string, value: string): string {
    const settings = tempFolder();
    mkdirSync(join(settings, dirname(name)), { recursive: true });
    writeFileSync(join(settings, name), `${value}\n`);
    return settings;
  }
  const refused = () => settingsWith('kernel/apparmor_restrict_unprivileged_userns', '1');

  it('that the system refuses is named, with what helps', async () => {
    const program = join(anElectron('exit 0'), 'electron');
    const helper = `${program.slice(0, -'electron'.length)}chrome-sandbox`;
    for (const settings of [refused(), settingsWith('user/max_user_namespaces', '0')]) {
      const { why, remedy } = JSON.parse(
        await told('whyNoSandbox', { platform: 'linux', program, code: 133, settings }),
      ) as { why: string; remedy: string };
      expect(why).toBe('this system keeps Electron from making its sandbox');
      expect(remedy).toContain(`sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`);
    }
  });

  it('is not blamed for another end, nor where the system allows it, nor elsewhere', async () => {
    const program = join(anElectron('exit 0'), 'electron');
    const about = { platform: 'linux', program, code: 133, settings: refused() };
    for (const other of [
      { code: 1 },
      { platform: 'darwin' },
      { settings: settingsWith('kernel/apparmor_restrict_unprivileged_userns', '0') },
      { settings: tempFolder() },
    ])
      expect(await told('whyNoSandbox', { ...about, ...other })).toBe('undefined');
  });

  it.runIf(process.getuid?.() === 0)('is not blamed where its helper was set up', async () => {
    const folder = anElectron('exit 0');
    writeFileSync(join(folder, 'chrome-sandbox'), '');
    chmodSync(join(folder, 'chrome-sandbox'), 0o4755);
    const about = { platform: 'linux', program: join(folder, 'electron'), code: 133, settings: refused() };
    expect(await told('whyNoSandbox', about)).toBe('undefined');
  });
});

describe('a window', () => {
  it('needs a display and a user other than root on Linux, and nothing elsewhere', async () => {
    const reasons = await Promise.all(
      [
        { platform: 'linux', env: {}, uid: 1000 },
        { platform: 'linux', env: { DISPLAY: ':0' }, uid: 0 },
        { platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' }, uid: 1000 },
        { platform: 'darwin', env: {}, uid: 0 },
        { platform: 'win32', env: {} },
      ].map((about) => told('whyNoWindow', about)),
    );
    expect(reasons).toEqual([
      'no display was found',
      'Electron does not run as root with its sandbox on',
      'undefined',
      'undefined',
      'undefined',
    ]);
  });
});
