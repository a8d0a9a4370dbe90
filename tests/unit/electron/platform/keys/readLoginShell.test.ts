import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFromTerminal, readLoginShell } from '../../../../../electron/platform/keys/readLoginShell.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

/** A shell whose start-up file is the given lines; it then does what it is asked for, as a real one. */
function shellWith(...startUp: readonly string[]): string {
  const path = join(tempFolder(), 'shell');
  writeFileSync(path, ['#!/bin/sh', ...startUp, '[ "$1" = "-ilc" ] && eval "$2"', ''].join('\n'), { mode: 0o755 });
  return path;
}

const env = (shell: string) => ({ SHELL: shell, PATH: '/usr/bin:/bin' });

describe.skipIf(process.platform === 'win32')('readLoginShell', () => {
  it('gives the keys a login shell sets, whatever it prints besides, and nothing else', async () => {
    const shell = shellWith(
      'echo Welcome back; echo GOOGLE_API_KEY=printed >&2',
      `export GOOGLE_API_KEY='in the shell=1' MY_TOKEN=tok COLOUR=red`,
      `export TEXT='two
FAKE_KEY=not-a-variable'`,
    );
    expect(await readLoginShell(env(shell))).toEqual({ GOOGLE_API_KEY: 'in the shell=1', MY_TOKEN: 'tok' });
  });

  it('reads the shell that is really there', async () => {
    const values = await readLoginShell({ ...env('/bin/sh'), HANDED_ON_KEY: 'abc', HOME: tempFolder() });
    expect(values).toEqual({ HANDED_ON_KEY: 'abc' });
  });

  it('gives up on one that takes too long, and ends all it started', async () => {
    const trace = join(tempFolder(), 'alive');
    const shell = shellWith(`(sleep 1; touch ${trace}) &`, 'sleep 60');
    // Were it waited for, the test's own time would be over.
    expect(await readLoginShell(env(shell), 300)).toEqual({});
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(existsSync(trace)).toBe(false);
  });

  it('is empty where the shell fails, is missing, or is not named by a path', async () => {
    for (const shell of [shellWith('exit 3'), join(tempFolder(), 'none'), 'sh', '']) {
      expect(await readLoginShell(env(shell))).toEqual({});
    }
  });

  it('gives up on one that prints without end', async () => {
    expect(await readLoginShell(env(shellWith('yes')))).toEqual({});
  });
});

describe('isFromTerminal', () => {
  it('tells a terminal from a dock or a menu, and does not ask on Windows', () => {
    expect(isFromTerminal({ TERM: 'xterm-256color' }, 'linux')).toBe(true);
    expect(isFromTerminal({}, 'darwin')).toBe(false);
    expect(isFromTerminal({ TERM: 'dumb' }, 'linux')).toBe(false);
    expect(isFromTerminal({}, 'win32')).toBe(true);
  });
});
