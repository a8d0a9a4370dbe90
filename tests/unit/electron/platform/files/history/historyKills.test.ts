import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHistory } from '../../../../../../electron/platform/files/history/openHistory.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';

const PROGRAM = join(import.meta.dirname, 'keepOnAndOn.ts');

describe('versions that were kept by a program that is killed', () => {
  it('are whole, and the next are kept after them', async () => {
    const folder = join(tempFolder(), 'history');
    for (const writes of [2, 5]) {
      const child = spawn(process.execPath, [PROGRAM, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
      for (let seen = 0; seen < writes;) seen += ((await once(child.stdout, 'data')) as [Buffer])[0].length;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    const logged: unknown[] = [];
    const history = openHistory({
      folder,
      assertClean: () => undefined,
      now: Date.now,
      log: (error) => logged.push(error),
    });
    const { versions } = await history.list('g');
    expect(versions.length).toBeGreaterThanOrEqual(7);
    for (const { id } of versions) expect(await history.read('g', id)).toMatch(/^text \d+ /);
    const { isNew } = await history.keep('g', 'after', { kind: 'saved' }, () => '');
    expect(isNew).toBe(true);
    expect(logged).toEqual([]);
  });
});
