import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadInputError } from '#shared/errors/inputErrors';
import { KeyMismatchError, KeyMissingError, KeyNotApprovedError } from '#shared/errors/providerErrors';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { sample } from '#shared/providers/sample';
import { createEnvFileReader } from '../../../../../electron/platform/keys/createEnvFileReader.ts';
import { createKeys, type Approval } from '../../../../../electron/platform/keys/createKeys.ts';
import { createSessionKeychain } from '../../../../../electron/platform/keys/createSessionKeychain.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { PROVIDER } from './aProvider.ts';

/** One more, whose keys have a mark of their own. */
const OTHER: HttpProvider = {
  ...PROVIDER,
  id: 'other',
  title: 'Other AI',
  keyPrefixes: ['other-'],
  defaultKeyName: 'OTHER_AI_KEY',
  otherKeyNames: [],
};
const UNSET = { name: 'OTHER_AI_KEY', source: null, provider: 'other', isKept: false };

/** What may stand where a `.env` was, by what it is. Where this is root, mode bits refuse nothing. */
const INSTEAD_OF_A_FILE: Readonly<Record<string, (path: string) => void>> = {
  nothing: () => undefined,
  'a folder': mkdirSync,
  'a link to itself': (path) => {
    symlinkSync(path, path);
  },
  'a link to nowhere': (path) => {
    symlinkSync(`${path}-nowhere`, path);
  },
  'a link below a file': (path) => {
    symlinkSync('/etc/passwd/below', path);
  },
  'a link to a name too long': (path) => {
    symlinkSync(`/${'x'.repeat(300)}`, path);
  },
  ...(process.platform !== 'win32' && {
    'a pipe': (path) => {
      execFileSync('mkfifo', [path]);
    },
    'a device': (path) => {
      symlinkSync('/dev/zero', path);
    },
  }),
  'a file far too large': (path) => {
    writeFileSync(path, 'ACME_API_KEY=x\n'.repeat(100_000));
  },
};

/** Keys over real files; approvals live in an array. */
function someKeys(env: Record<string, string> = {}, loginShell?: Record<string, string>) {
  const keychain = createSessionKeychain('For this test only.');
  const folder = tempFolder();
  const [inData, inWork] = [join(folder, 'data.env'), join(folder, 'work.env')];
  const approved: Approval[] = [];
  const keys = createKeys({
    providers: [PROVIDER, OTHER, sample],
    env,
    keychain,
    ...(loginShell && { loginShell: Promise.resolve(loginShell) }),
    envFiles: [inData, inWork],
    approvals: {
      list: () => approved,
      add: (approval) => Promise.resolve(void approved.push(approval)),
      remove: (name) =>
        Promise.resolve(void approved.splice(0, Infinity, ...approved.filter((approval) => approval.name !== name))),
    },
  });
  return { keys, keychain, inData, inWork, approved };
}

describe('reading a key', () => {
  it('prefers the environment, then what was pasted, then the first file, then the second', async () => {
    const env: Record<string, string> = { ACME_API_KEY: 'from-env' };
    const { keys, inData, inWork } = someKeys(env);
    await keys.set('acme', 'ACME_API_KEY', 'from-the-keychain');
    writeFileSync(inData, 'ACME_API_KEY=from-data\n');
    writeFileSync(inWork, 'ACME_API_KEY=from-work\n');
    expect(await keys.read(PROVIDER, 'ACME_API_KEY')).toBe('from-env');
    env['ACME_API_KEY'] = '';
    expect(await keys.read(PROVIDER, 'ACME_API_KEY')).toBe('from-the-keychain');
    await keys.remove('ACME_API_KEY');
    expect(await keys.read(PROVIDER, 'ACME_API_KEY')).toBe('from-data');
    rmSync(inData);
    expect(await keys.read(PROVIDER, 'ACME_API_KEY')).toBe('from-work');
  });

  it('sees an edit of a file at once', async () => {
    const { keys, inData } = someKeys();
    await expect(keys.read(PROVIDER, 'ACME_API_KEY')).rejects.toThrow(KeyMissingError);
    for (const value of ['first-1', 'second-2', 'third-3']) {
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

  it('lets a key be used by one provider until it ends, and keeps no leave of it', async () => {
    const { keys, approved } = someKeys({ GITHUB_TOKEN: 'not-for-acme' });
    keys.allow('acme', 'GITHUB_TOKEN');
    expect(await keys.read(PROVIDER, 'GITHUB_TOKEN')).toBe('not-for-acme');
    await expect(keys.read(OTHER, 'GITHUB_TOKEN')).rejects.toThrow(KeyNotApprovedError);
    expect(keys.secrets()).toContain('not-for-acme');
    expect(approved).toEqual([]);
    expect(() => {
      keys.allow('sample', 'GITHUB_TOKEN');
    }).toThrow(BadInputError);
  });

  it('sends no provider a value with the mark of another, and does not quote it', async () => {
    const { keys } = someKeys({ ACME_KEY: 'other-0123456789', WORK_KEY: 'other-9876543210' });
    await keys.approve('acme', 'WORK_KEY');
    for (const [name, held] of [
      ['ACME_API_KEY', 'ACME_KEY'],
      ['WORK_KEY', 'WORK_KEY'],
    ] as const) {
      const error = await keys.read(PROVIDER, name).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(KeyMismatchError);
      const report = (error as KeyMismatchError).report();
      expect(report.message).toBe(`The value of ${held} looks like a key of Other AI, not of Acme AI.`);
      expect(JSON.stringify(report)).not.toMatch(/\d{6}/);
    }
    await keys.approve('other', 'WORK_KEY');
    expect(await keys.read(OTHER, 'WORK_KEY')).toBe('other-9876543210');
  });

  it.runIf(process.getuid?.() !== 0)('treats a file it may not read as absent', async () => {
    const { keys, inData } = someKeys();
    writeFileSync(inData, 'ACME_API_KEY=x');
    chmodSync(inData, 0);
    await expect(keys.read(PROVIDER, 'ACME_API_KEY')).rejects.toThrow(KeyMissingError);
  });

  it.each(Object.entries(INSTEAD_OF_A_FILE))(
    'treats %s in place of a file as absent, and keeps what the file gave a secret',
    async (_what, put) => {
      const { keys, inData } = someKeys();
      put(inData);
      await expect(keys.read(PROVIDER, 'ACME_API_KEY')).rejects.toThrow(KeyMissingError);
      expect([await keys.list(), keys.secrets()]).toMatchObject([[{ source: null }, { source: null }], []]);
      rmSync(inData, { recursive: true, force: true });
      writeFileSync(inData, 'ACME_API_KEY=in-data-0123\nSPARE_KEY=spare-0123');
      expect(await keys.read(PROVIDER, 'ACME_API_KEY')).toBe('in-data-0123');
      expect(keys.secrets()).toEqual(['in-data-0123', 'spare-0123']);
      rmSync(inData);
      put(inData);
      await expect(keys.read(PROVIDER, 'ACME_API_KEY')).rejects.toThrow(KeyMissingError);
      expect(keys.secrets()).toEqual(['in-data-0123', 'spare-0123']);
    },
  );

  it('treats a path that no system takes as absent', () => {
    for (const path of [join(tempFolder(), 'x'.repeat(5000)), join(tempFolder(), 'a\0b')]) {
      expect(createEnvFileReader(path)()).toEqual({});
    }
  });

  it.runIf(process.getuid?.() === 0)('treats a file in a folder of somebody else as absent', () => {
    const folder = tempFolder();
    const path = join(folder, '.env');
    writeFileSync(path, 'ACME_API_KEY=in-data-0123');
    chmodSync(folder, 0o700);
    const module = new URL('../../../../../electron/platform/keys/createEnvFileReader.ts', import.meta.url);
    // Root may look everywhere, so a process gives that up in between.
    const script = `
      const { createEnvFileReader } = await import(${JSON.stringify(module.href)});
      const read = createEnvFileReader(${JSON.stringify(path)});
      const before = read();
      process.setuid(65534);
      console.log(JSON.stringify([before, read()]));`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual([{ ACME_API_KEY: 'in-data-0123' }, {}]);
  });

  it('keeps a value of a file secret after it was replaced there by another', async () => {
    const { keys, inData } = someKeys();
    writeFileSync(inData, 'ACME_API_KEY=first-0123');
    expect(await keys.read(PROVIDER, 'ACME_API_KEY')).toBe('first-0123');
    writeFileSync(inData, 'ACME_API_KEY=second-0123');
    expect(keys.secrets()).toEqual(['first-0123', 'second-0123']);
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
  it('names a missing key of each provider', async () => {
    const { keys } = someKeys();
    expect(await keys.list()).toEqual([{ name: 'ACME_API_KEY', source: null, provider: 'acme', isKept: false }, UNSET]);
  });

  it('names sources and never a value', async () => {
    const { keys, inData } = someKeys({ ACME_KEY: 'canary-1', UNRELATED_TOKEN: 'canary-2', MINE_KEY: 'canary-3' });
    writeFileSync(inData, 'SPARE_KEY=canary-4\nEMPTY_KEY=\nCOLOUR=canary-5\n');
    await keys.approve('acme', 'MINE_KEY');
    await keys.set('acme', 'PASTED_KEY', 'canary-6-canary');
    expect(await keys.list()).toEqual([
      { name: 'ACME_KEY', source: 'environment', provider: 'acme', isKept: false },
      UNSET,
      { name: 'MINE_KEY', source: 'environment', provider: 'acme', isKept: false },
      { name: 'PASTED_KEY', source: 'this session', provider: 'acme', isKept: true },
      { name: 'SPARE_KEY', source: inData, provider: null, isKept: false },
    ]);
    expect(JSON.stringify(await keys.list())).not.toContain('canary');
  });
});

describe('the secrets a scanner looks for', () => {
  it('are all values that could be sent, also hidden ones', async () => {
    const { keys, inData, inWork } = someKeys({ ACME_API_KEY: ' "in-env" ', UNRELATED_TOKEN: 'no' });
    writeFileSync(inData, 'ACME_API_KEY=in-data\nSPARE_KEY=spare');
    writeFileSync(inWork, 'ACME_KEY=second');
    await keys.set('acme', 'ACME_API_KEY', 'in-the-keychain');
    expect([...keys.secrets()].sort()).toEqual(['in-data', 'in-env', 'in-the-keychain', 'second', 'spare']);
  });
});

describe('the login shell', () => {
  it('counts as the environment, after it', async () => {
    const { keys } = someKeys({ ACME_KEY: 'from-env' }, { ACME_API_KEY: 'from-shell', ACME_KEY: 'hidden' });
    expect(await keys.read(PROVIDER, 'ACME_API_KEY')).toBe('from-shell');
    expect((await keys.list()).map(({ name, source }) => [name, source]).slice(0, 2)).toEqual([
      ['ACME_API_KEY', 'environment'],
      ['ACME_KEY', 'environment'],
    ]);
    expect(keys.secrets()).toContain('hidden');
  });
});

describe('setting a key', () => {
  it('keeps it tidied, says where, and lets graphs use its name for this provider', async () => {
    const { keys, keychain, approved } = someKeys();
    await keys.set('acme', 'TEAM_KEY', '  export TEAM_KEY="acme-0123456789"\n');
    expect(keychain.read()).toEqual({ TEAM_KEY: 'acme-0123456789' });
    expect(approved).toEqual([{ provider: 'acme', name: 'TEAM_KEY' }]);
    expect(await keys.read(PROVIDER, 'TEAM_KEY')).toBe('acme-0123456789');
    await expect(keys.read(OTHER, 'TEAM_KEY')).rejects.toThrow(KeyNotApprovedError);
    expect(await keys.keychain()).toEqual({ isPersistent: false, reason: 'For this test only.' });
  });

  it.each([
    ['nothing', 'acme', 'ACME_KEY', ' "" '],
    ['the name of a key', 'acme', 'ACME_KEY', 'ACME_API_KEY'],
    ['the key of someone else', 'acme', 'ACME_KEY', 'other-0123456789'],
    ['a name no key has', 'acme', 'path', 'acme-0123456789'],
    ['a provider we do not have', 'nobody', 'ACME_KEY', 'acme-0123456789'],
    ['a provider without keys', 'sample', 'ACME_KEY', 'acme-0123456789'],
  ])('refuses %s and keeps nothing', async (_what, provider, name, value) => {
    const { keys, keychain, approved } = someKeys();
    const failure = keys.set(provider, name, value);
    await expect(failure).rejects.toThrow(BadInputError);
    await expect(failure).rejects.not.toThrow(/0123456789/);
    expect([keychain.read(), approved]).toEqual([{}, []]);
  });

  it('is undone by removing, with the leave for a name that nothing else has', async () => {
    const { keys, approved } = someKeys({ GITHUB_TOKEN: 'from-env-0123' });
    await keys.set('acme', 'TEAM_KEY', 'acme-0123456789');
    await keys.set('acme', 'GITHUB_TOKEN', 'acme-9876543210');
    await keys.remove('TEAM_KEY');
    await keys.remove('GITHUB_TOKEN');
    expect(approved).toEqual([{ provider: 'acme', name: 'GITHUB_TOKEN' }]);
    expect((await keys.list()).map(({ name }) => name)).not.toContain('TEAM_KEY');
    // A call in flight may still carry them.
    expect([...keys.secrets()].sort()).toEqual(['acme-0123456789', 'acme-9876543210', 'from-env-0123']);
  });
});

describe('importing a .env text', () => {
  const TEXT = `\uFEFF# mine
export ACME_API_KEY="acme-0123456789" # the good one
ACME_KEY=your-key-here
OTHER_AI_KEY=other-0123456789
TEAM_KEY=team-0123456789
HOME=/home/canary
`;

  it('keeps the keys of providers, and tells of the others by name only', async () => {
    const { keys, keychain } = someKeys();
    const result = await keys.import(TEXT);
    expect(result).toEqual({
      imported: ['ACME_API_KEY', 'OTHER_AI_KEY'],
      skipped: ['TEAM_KEY'],
      refused: [{ name: 'ACME_KEY', message: 'This stands for a key and is none.' }],
    });
    expect(keychain.read()).toEqual({ ACME_API_KEY: 'acme-0123456789', OTHER_AI_KEY: 'other-0123456789' });
  });

  it('takes a name that was approved, or is chosen now, for its provider', async () => {
    const { keys } = someKeys();
    const chosen = [{ provider: 'other', name: 'TEAM_KEY' }];
    expect((await keys.import(TEXT, chosen)).imported).toContain('TEAM_KEY');
    expect(await keys.read(OTHER, 'TEAM_KEY')).toBe('team-0123456789');
    expect((await keys.import(TEXT)).imported).toContain('TEAM_KEY');
  });
});
