import { describe, expect, it } from 'vitest';
import { sealWithSafeStorage } from '../../../../../electron/hosts/desktop/sealWithSafeStorage.ts';

const storage = {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(text.split('').reverse().join(''))),
  decryptStringAsync: (sealed: Buffer) =>
    Promise.resolve({ result: sealed.toString().split('').reverse().join(''), shouldReEncrypt: true }),
  getSelectedStorageBackend: () => 'basic_text' as const,
};

describe('sealWithSafeStorage', () => {
  it('seals and opens with the asynchronous methods', async () => {
    const seal = sealWithSafeStorage(storage);
    expect(await seal.isAvailable()).toBe(true);
    const sealed = await seal.encrypt('abc');
    expect(sealed.toString()).toBe('cba');
    expect(await seal.decrypt(sealed)).toEqual({ text: 'abc', shouldReseal: true });
  });

  it('asks for the backend on Linux only, where there is a choice', () => {
    expect(sealWithSafeStorage(storage, 'linux').backend()).toBe('basic_text');
    const elsewhere = { ...storage, getSelectedStorageBackend: () => expect.fail('macOS does not have it.') };
    expect(sealWithSafeStorage(elsewhere, 'darwin').backend()).toBe('darwin');
  });
});
