import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StorageError } from '#shared/errors/inputErrors';
import { writeAtomically } from '../../../../../electron/platform/disk/writeAtomically.ts';
import { createSealedKeychain } from '../../../../../electron/platform/keys/createSealedKeychain.ts';
import type { Seal } from '../../../../../electron/platform/keys/Keychain.ts';
import { fakeSeal } from '../../../../support/fakeSeal.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const KEY = 'canary-sealed-0123456789';

function at(folder: string, seal: Seal) {
  const path = join(folder, 'keys.sealed');
  const write = (target: string, data: Uint8Array) => writeAtomically(target, data, { mode: 0o600 });
  return { path, keychain: createSealedKeychain({ path, seal, write }) };
}

describe('createSealedKeychain', () => {
  it('keeps keys across restarts in one file that only its owner may read and that shows none of them', async () => {
    const folder = tempFolder();
    const { path, keychain } = at(folder, fakeSeal());
    await keychain.opened;
    expect(keychain.isPersistent).toBe(true);
    expect(existsSync(path)).toBe(false);
    await keychain.set('A_KEY', KEY);
    await keychain.set('B_KEY', 'another-0123');
    expect(readFileSync(path).includes(KEY)).toBe(false);
    expect(readFileSync(path).includes('A_KEY')).toBe(false);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    const { keychain: again } = at(folder, fakeSeal());
    expect(again.read()).toEqual({});
    await again.opened;
    expect(again.read()).toEqual({ A_KEY: KEY, B_KEY: 'another-0123' });
    await again.remove('B_KEY');
    const { keychain: third } = at(folder, fakeSeal());
    await third.opened;
    expect(third.read()).toEqual({ A_KEY: KEY });
  });

  it('loses nothing when many keys are set at once, also before it is open', async () => {
    const folder = tempFolder();
    const { keychain } = at(folder, fakeSeal());
    const names = Array.from({ length: 12 }, (_, index) => `K${index}_KEY`);
    await Promise.all(names.map((name) => keychain.set(name, `${KEY}-${name}`)));
    const { keychain: again } = at(folder, fakeSeal());
    await again.opened;
    expect(Object.keys(again.read())).toEqual(names);
    expect(readdirSync(folder)).toEqual(['keys.sealed']);
  });

  it.each([
    ['protects nothing', fakeSeal({ protects: false })],
    ['cannot be asked', { ...fakeSeal(), protects: () => Promise.reject(new Error('The secret service is gone.')) }],
  ])('writes nothing where the system %s, keeps the key for the session and says so', async (_what, seal) => {
    const folder = tempFolder();
    const { keychain } = at(folder, seal);
    await keychain.set('A_KEY', KEY);
    expect(keychain.read()).toEqual({ A_KEY: KEY });
    expect(keychain.isPersistent).toBe(false);
    expect(keychain.reason).toContain('for this session only');
    expect(readdirSync(folder)).toEqual([]);
    expect(seal.counts).toEqual({ encrypted: 0, decrypted: 0 });
  });

  it('leaves what was sealed earlier where the keychain is gone, says so, and opens it when it is back', async () => {
    const folder = tempFolder();
    await at(folder, fakeSeal()).keychain.set('A_KEY', KEY);
    const { keychain } = at(folder, fakeSeal({ protects: false }));
    await keychain.set('B_KEY', 'another-0123');
    expect(keychain.read()).toEqual({ B_KEY: 'another-0123' });
    expect(keychain.reason).toMatch(/for this session only\. .*stay sealed until it is back/);
    const { keychain: back } = at(folder, fakeSeal());
    await back.opened;
    expect(back.read()).toEqual({ A_KEY: KEY });
  });

  it('removes what anybody could open, and says so', async () => {
    const folder = tempFolder();
    await at(folder, fakeSeal()).keychain.set('A_KEY', KEY);
    const seal = fakeSeal({ protects: false, isOpenToAll: true });
    const { keychain } = at(folder, seal);
    await keychain.opened;
    expect(keychain.read()).toEqual({});
    expect(keychain.reason).toContain('Those kept earlier were removed');
    expect(readdirSync(folder)).toEqual([]);
    expect(seal.counts.decrypted).toBe(0);
  });

  it('puts a file it cannot open aside before it writes another, and says what to do', async () => {
    const folder = tempFolder();
    const { path, keychain } = at(folder, fakeSeal());
    await keychain.set('A_KEY', KEY);
    const sealed = readFileSync(path);
    const { keychain: stranger } = at(folder, fakeSeal({ secret: randomBytes(32) }));
    await stranger.opened;
    expect(stranger.read()).toEqual({});
    expect(stranger.reason).toContain('Paste them again');
    expect(readFileSync(path)).toEqual(sealed);
    await stranger.set('B_KEY', 'another-0123');
    expect(readFileSync(`${path}.unreadable`)).toEqual(sealed);
    expect(stranger.reason).toBeUndefined();
  });

  it('does not fall for a file that was tampered with, or is nonsense', async () => {
    const folder = tempFolder();
    const { path, keychain } = at(folder, fakeSeal());
    await keychain.set('A_KEY', KEY);
    const sealed = readFileSync(path);
    sealed[40] = (sealed[40] ?? 0) ^ 1;
    for (const bytes of [sealed, Buffer.from('{"A_KEY":"evil"}'), Buffer.alloc(0), randomBytes(100)]) {
      writeFileSync(path, bytes);
      const { keychain: again } = at(folder, fakeSeal());
      await again.opened;
      expect(again.read()).toEqual({});
    }
  });

  it('seals anew where the system has a newer secret', async () => {
    const folder = tempFolder();
    const { path, keychain } = at(folder, fakeSeal());
    await keychain.set('A_KEY', KEY);
    const before = readFileSync(path);
    const { keychain: again } = at(folder, fakeSeal({ shouldReseal: true }));
    await again.opened;
    expect(again.read()).toEqual({ A_KEY: KEY });
    expect(readFileSync(path)).not.toEqual(before);
  });

  it('changes nothing where the system does not seal or the disk refuses', async () => {
    const folder = tempFolder();
    const broken = { ...fakeSeal(), encrypt: () => Promise.reject(new Error('The keychain is locked.')) };
    const { keychain } = at(folder, broken);
    await expect(keychain.set('A_KEY', KEY)).rejects.toThrow(StorageError);
    expect(keychain.read()).toEqual({});
    const { keychain: nowhere } = at(join(folder, 'not', 'there'), fakeSeal());
    await expect(nowhere.set('A_KEY', KEY)).rejects.toThrow(StorageError);
    expect(nowhere.read()).toEqual({});
  });
});
