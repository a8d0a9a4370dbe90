import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sealWithSafeStorage } from '../../../../../electron/hosts/desktop/sealWithSafeStorage.ts';
import { writeAtomically } from '../../../../../electron/platform/disk/writeAtomically.ts';
import { createSealedKeychain } from '../../../../../electron/platform/keys/createSealedKeychain.ts';
import { fakeSeal } from '../../../../support/fakeSeal.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

type Storage = Parameters<typeof sealWithSafeStorage>[0];
type Backend = ReturnType<Storage['getSelectedStorageBackend']>;

/** Seals for real, and marks what it sealed as Chromium does. */
function storage({ mark = 'v11', backend = 'gnome_libsecret', isAvailable = true } = {}): Storage {
  const seal = fakeSeal();
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(isAvailable),
    encryptStringAsync: async (text) => Buffer.concat([Buffer.from(mark), await seal.encrypt(text)]),
    async decryptStringAsync(sealed) {
      const { text } = await seal.decrypt(sealed.subarray(mark.length));
      return { result: text, shouldReEncrypt: true };
    },
    getSelectedStorageBackend: () => backend as Backend,
  };
}

describe('sealWithSafeStorage', () => {
  it('seals and opens with the asynchronous methods', async () => {
    const seal = sealWithSafeStorage(storage());
    const sealed = await seal.encrypt('abc');
    expect(sealed.includes('abc')).toBe(false);
    expect(await seal.decrypt(sealed)).toEqual({ text: 'abc', shouldReseal: true });
  });

  it.each([
    ['no encryption', { isAvailable: false }],
    ['a password everybody knows', { backend: 'basic_text' }],
    ['no name for what it seals with', { backend: 'unknown' }],
    ['the name of a secret service, and seals with the password everybody knows', { mark: 'v10' }],
  ])('does not protect where Linux has %s: nothing is kept, and that is told', async (_what, options) => {
    const folder = tempFolder();
    const seal = sealWithSafeStorage(storage(options), 'linux');
    expect(await seal.protects()).toBe(false);
    const keychain = createSealedKeychain({ path: join(folder, 'keys.sealed'), seal, write: writeAtomically });
    await keychain.set('A_KEY', 'canary-sealed-0123456789');
    expect(keychain.isPersistent).toBe(false);
    expect(keychain.reason).toContain('for this session only');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['v11', 'v12'])('protects where Linux seals with what a secret service holds, marked %s', async (mark) => {
    expect(await sealWithSafeStorage(storage({ mark }), 'linux').protects()).toBe(true);
  });

  it.each([
    ['linux', 'v10', true],
    ['linux', 'v11', false],
    ['darwin', 'v10', false],
    ['win32', 'v10', false],
  ] as const)('knows whether anybody on %s could open what is marked %s', (platform, mark, isOpenToAll) => {
    const seal = sealWithSafeStorage(storage(), platform);
    expect(seal.isOpenToAll(Buffer.from(`${mark} and the rest`))).toBe(isOpenToAll);
  });

  it.each(['darwin', 'win32'] as const)(
    'asks %s for no backend, which it has not, and takes v10 for its own',
    async (platform) => {
      const elsewhere = {
        ...storage({ mark: 'v10' }),
        getSelectedStorageBackend: () => expect.fail('Only Linux has it.'),
      };
      expect(await sealWithSafeStorage(elsewhere, platform).protects()).toBe(true);
    },
  );
});
