import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { withDescriptor } from '../../../../../electron/platform/disk/withDescriptor.ts';
import { compileCache } from '../../../../support/compileCache.ts';
import { startHttpServer } from '../../../../support/rawServer.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const PROGRAM = fileURLToPath(new URL('./fewDescriptors.ts', import.meta.url));

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code, syscall: 'open' });
}

/** Work that fails so often with this, then gives how often it was tried. */
function failing(times: number, fault: Error) {
  const state = { tries: 0 };
  const work = () => (++state.tries <= times ? Promise.reject(fault) : Promise.resolve(state.tries));
  return { state, work };
}

describe('what needs a descriptor', () => {
  it.each([
    ['this program', systemError('EMFILE')],
    ['the machine', systemError('ENFILE')],
    ['this program, as fetch says it', new TypeError('fetch failed', { cause: systemError('EMFILE') })],
  ])('is tried again while %s has none left', async (_who, fault) => {
    expect(await withDescriptor(failing(4, fault).work)).toBe(5);
  });

  it.each(['ENOSPC', 'EACCES', 'ENOENT', 'EIO'])('fails at once for another reason: %s', async (code) => {
    const { work, state } = failing(4, systemError(code));
    await expect(withDescriptor(work)).rejects.toThrow(code);
    expect(state.tries).toBe(1);
  });

  it('fails in the end where none comes back', async () => {
    const { work, state } = failing(Infinity, systemError('EMFILE'));
    await expect(withDescriptor(work, { patienceMs: 100 })).rejects.toThrow('EMFILE');
    expect(state.tries).toBeGreaterThan(3);
  });

  it('is not repeated where it may have been done', async () => {
    const { work, state } = failing(4, systemError('EMFILE'));
    await expect(withDescriptor(work, { mayRepeat: () => state.tries < 2 })).rejects.toThrow('EMFILE');
    expect(state.tries).toBe(2);
  });
});

it.skipIf(process.platform === 'win32')(
  'a program that has no descriptor for a while loses no picture, sends its call once, and goes on with its log',
  async () => {
    let asked = 0;
    const server = await startHttpServer((_, response) => {
      asked++;
      response.setHeader('content-type', 'application/json').end('{"ok":true}');
    });
    const folder = tempFolder();
    const command = ['-c', 'ulimit -n 60; exec "$@"', 'sh', process.execPath, PROGRAM, folder, `${server.url}/`];
    const { stdout } = await promisify(execFile)('/bin/sh', command, { env: { ...process.env, ...compileCache } });
    await server.close();
    const said = JSON.parse(stdout) as { readonly taken: number };
    expect(said.taken).toBeGreaterThan(5);
    expect(said).toMatchObject({ isSame: true, probed: { width: 40, height: 30 }, body: { ok: true } });
    expect(asked).toBe(1);
    expect(readFileSync(join(folder, 'lumi.log'), 'utf8')).toBe('before\nwhile there was none\nafter\n');
  },
);
