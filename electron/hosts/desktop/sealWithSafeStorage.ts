import type { SafeStorage } from 'electron';
import type { Seal } from '../../platform/keys/Keychain.ts';

/** With these, Linux "encrypts" with a password that is written in Chromium's source. */
const NO_PROTECTION: ReadonlySet<string> = new Set(['basic_text', 'unknown']);
/**
 * How on Linux begins what was sealed with that password; what a secret service holds the key to begins with `v11` or `v12`.
 * @see https://chromium.googlesource.com/chromium/src/+/main/components/os_crypt/async/browser/posix_key_provider.cc
 */
const KNOWN_PASSWORD = 'v10';

type Storage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/**
 * The system's keychain as Electron reaches it: Keychain on macOS, DPAPI on Windows, a secret service on Linux. Only its asynchronous
 * methods: the others are gone in Electron 46. To be asked after the app is ready.
 * @see https://www.electronjs.org/docs/latest/api/safe-storage
 */
export function sealWithSafeStorage(safeStorage: Storage, platform: NodeJS.Platform = process.platform): Seal {
  return {
    protects: async () =>
      (await safeStorage.isAsyncEncryptionAvailable()) &&
      (platform !== 'linux' || (await hasSecretService(safeStorage))),
    isOpenToAll: (sealed) => platform === 'linux' && isSealedByKnownPassword(sealed),
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    async decrypt(sealed) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
      return { text: result, shouldReseal: shouldReEncrypt };
    },
  };
}

/**
 * Linux only: elsewhere there is no choice, and no such method. The backend's name is guessed from the desktop environment, whether its
 * secret service answers or not; what was really used is seen in what it seals.
 */
async function hasSecretService(safeStorage: Storage): Promise<boolean> {
  if (NO_PROTECTION.has(safeStorage.getSelectedStorageBackend())) return false;
  return !isSealedByKnownPassword(await safeStorage.encryptStringAsync('probe'));
}

function isSealedByKnownPassword(sealed: Buffer): boolean {
  return sealed.toString('latin1', 0, KNOWN_PASSWORD.length) === KNOWN_PASSWORD;
}
