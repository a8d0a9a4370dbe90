import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../support/tempFolder.ts';

/**
 * An older Node of this machine; the project’s own goes first on the path. Where there is none, there is nothing to test. The word is for one
 * that reads TypeScript by itself: to one that does not, the hooks lend that.
 */
const oldNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'node'))
  .find((path) => existsSync(path) && Number(/^v(\d+)/.exec(answerOf(path))?.[1]) < 24);

function answerOf(path: string): string {
  return spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout;
}

describe.skipIf(oldNode === undefined)('a door that is opened by an older Node that reads TypeScript', () => {
  it.each(['cli', 'web'])('says which Node is needed, and ends before it loads the %s', (door) => {
    const home = join(tempFolder(), 'home');
    const { status, stdout, stderr } = spawnSync(
      oldNode ?? '',
      ['--no-warnings', '--loader', './tests/support/stripTypes.mjs', `electron/hosts/${door}/main.ts`, 'runs'],
      { encoding: 'utf8', env: { PATH: process.env['PATH'], LUMI_HOME: home } },
    );
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^Lumi Studio needs Node 24 or newer, and this is v\d+\.\d+\.\d+\.\n.*npm start/);
    expect(existsSync(home)).toBe(false);
  });
});
