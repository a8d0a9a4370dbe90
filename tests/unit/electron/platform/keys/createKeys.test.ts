import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadInputError } from '#shared/errors/inputErrors';
import { KeyMissingError, KeyNotApprovedError } from '#shared/errors/providerErrors';
import { sample } from '#shared/providers/sample';
import { createKeys, type Approval } from '../../../../../electron/platform/keys/createKeys.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { PROVIDER } from './aProvider.ts';

/** Keys over real files; approvals live in an array. */
function someKeys(env: Record<string, string> = {}) {
  const folder = tempFolder();
  const [inData, inWork] = [join(folder, 'data.env'), join(folder, 'work.env')];
  const approved: Approval[] = [];
  const keys = createKeys({
    providers: [PROVIDER, sample],
    env,
    envFiles: [inData, inWork],
    approvals: {
      list: () => approved,
      add: (approval) => Promise.resolve(void approved.push(approval)),
    },
  });
  return { keys, inData, inWork, approved };
}

describe('reading a key', () => {
  it('prefers the environment, then the first file, then the second', async () => {
    const env: Record<string, string> = { ACME_API_KEY: 'from-env' };
    const { keys, inData, inWork } = someKeys(env);
    writeFileSync(inData, 'ACME_API_KEY=from-data\n');
    writeFileSync(inWork, 'ACME_API_KEY=from-work\n');
    expect(await keys.read(PROVIDER, 'ACME_API_KEY')).toBe('from-env');
    env['ACME_API_KEY'] = '';
    expect(await keys.read(PROVIDER, 'ACME_API_KEY')).toBe('from-data');
    rmSync(inData);
    expect(await keys.read(PROVIDER, 'ACME_API_KEY')).toBe('from-work');
  });

  it('sees an edit of a file at once', async () => {
    const { keys, inData } = someKeys();
    await expect(keys.read(PROVIDER, 'ACME_API_KEY')).rejects.toThrow(KeyMissingError);
    for (const value of ['first-1', 'other-2', 'third-3']) {
      writeFileSync(inData, `ACME_API_KEY=${value}`);
      expect(await keys.read(PROVIDER, 'ACME_API_KEY')).toBe(value);
    }
  });

  it.each([
    ['blanks', '  secret-1 \t'],
    ['double quotes', '"secret-1"'],
    ['single quotes and blanks', ` ' secret-1 ' `],
  ])('strips %s that came along', async (_what, value) => {
    const { keys } = someKeys({ ACME_API_KEY: value });
    expect(await keys.read(PROVIDER, 'ACME_API_KEY')).toBe('secret-1');
  });

  it('understands quotes, comments, export and a byte order mark in a file', async () => {
    const { keys, inData } = someKeys();
    writeFileSync(inData, '\uFEFFexport ACME_API_KEY="secret-1" # mine\n# ACME_API_KEY=no\n');
    expect(await keys.read(PROVIDER, 'ACME_API_KEY')).toBe('secret-1');
  });

  it('tries the other names for the default name, and only for it', async () => {
    const { keys } = someKeys({ ACME_KEY: 'second-name' });
    expect(await keys.read(PROVIDER, 'ACME_API_KEY')).toBe('second-name');
    const other = someKeys({ ACME_API_KEY: 'first-name' });
    await expect(other.keys.read(PROVIDER, 'ACME_KEY')).rejects.toThrow(KeyMissingError);
  });

  it('says which key is missing, where to make one and where to put it', async () => {
    const { keys, inData } = someKeys();
    const error = await keys.read(PROVIDER, 'ACME_API_KEY').catch((caught: unknown) => caught as KeyMissingError);
    expect(error).toBeInstanceOf(KeyMissingError);
    expect((error as KeyMissingError).message).toBe('Acme AI needs a key, and ACME_API_KEY is not set.');
    expect((error as KeyMissingError).hint).toContain('https://acme.example/keys');
    expect((error as KeyMissingError).hint).toContain(inData);
  });

  it('refuses a value that is no header value, without quoting it', async () => {
    const { keys } = someKeys({ ACME_API_KEY: 'secret-1\nHost: evil' });
    const failure = keys.read(PROVIDER, 'ACME_API_KEY');
    await expect(failure).rejects.toThrow(KeyMissingError);
    await expect(failure).rejects.not.toThrow(/secret-1/);
  });

  it('does not read another variable before it was approved for this provider', async () => {
    const { keys } = someKeys({ GITHUB_TOKEN: 'not-for-acme' });
    await expect(keys.read(PROVIDER, 'GITHUB_TOKEN')).rejects.toThrow(KeyNotApprovedError);
    await keys.approve('acme', 'GITHUB_TOKEN');
    expect(await keys.read(PROVIDER, 'GITHUB_TOKEN')).toBe('not-for-acme');
    await expect(keys.read({ ...PROVIDER, id: 'other' }, 'GITHUB_TOKEN')).rejects.toThrow(KeyNotApprovedError);
  });

  it.runIf(process.getuid?.() !== 0)('treats a file it may not read as absent', async () => {
    const { keys, inData } = someKeys();
    writeFileSync(inData, 'ACME_API_KEY=x');
    chmodSync(inData, 0);
    await expect(keys.read(PROVIDER, 'ACME_API_KEY')).rejects.toThrow(KeyMissingError);
  });

  it('treats a folder in place of a file as absent', async () => {
    const { keys, inData } = someKeys();
    mkdirSync(inData);
    await expect(keys.read(PROVIDER, 'ACME_API_KEY')).rejects.toThrow(KeyMissingError);
  });
});

describe('approving a key', () => {
  it('is remembered once', async () => {
    const { keys, approved } = someKeys();
    await keys.approve('acme', 'OTHER_KEY');
    await keys.approve('acme', 'OTHER_KEY');
    expect(approved).toEqual([{ provider: 'acme', name: 'OTHER_KEY' }]);
  });

  it.each(['PATH', 'other_key', 'AIzaSyA1234567890123456789012345678901'])('refuses the name %s', async (name) => {
    const { keys } = someKeys();
    await expect(keys.approve('acme', name)).rejects.toThrow(BadInputError);
  });

  it('refuses a provider that takes no key', async () => {
    const { keys } = someKeys();
    await expect(keys.approve('sample', 'OTHER_KEY')).rejects.toThrow(BadInputError);
  });
});

describe('listing keys', () => {
  it('names a missing key of each provider', () => {
    const { keys } = someKeys();
    expect(keys.list()).toEqual([{ name: 'ACME_API_KEY', source: null, provider: 'acme' }]);
  });

  it('names sources and never a value', async () => {
    const { keys, inData } = someKeys({ ACME_KEY: 'canary-1', UNRELATED_TOKEN: 'canary-2', MINE_KEY: 'canary-3' });
    writeFileSync(inData, 'SPARE_KEY=canary-4\nEMPTY_KEY=\nCOLOUR=canary-5\n');
    await keys.approve('acme', 'MINE_KEY');
    expect(keys.list()).toEqual([
      { name: 'ACME_KEY', source: 'environment', provider: 'acme' },
      { name: 'MINE_KEY', source: 'environment', provider: 'acme' },
      { name: 'SPARE_KEY', source: inData, provider: null },
    ]);
    expect(JSON.stringify(keys.list())).not.toContain('canary');
  });
});

describe('the secrets a scanner looks for', () => {
  it('are all values that could be sent, also hidden ones', () => {
    const { keys, inData, inWork } = someKeys({ ACME_API_KEY: ' "in-env" ', UNRELATED_TOKEN: 'no' });
    writeFileSync(inData, 'ACME_API_KEY=in-data\nSPARE_KEY=spare');
    writeFileSync(inWork, 'ACME_KEY=second');
    expect([...keys.secrets()].sort()).toEqual(['in-data', 'in-env', 'second', 'spare']);
  });
});
