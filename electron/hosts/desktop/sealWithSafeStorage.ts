import type { SafeStorage } from 'electron';
import type { Seal } from '../../platform/keys/Keychain.ts';

/**
 * The system's keychain as Electron reaches it: Keychain on macOS, DPAPI on Windows, a secret service on Linux. Only its asynchronous
 * methods: the others are gone in Electron 46. To be asked after the app is ready.
 * @see https://www.electronjs.org/docs/latest/api/safe-storage
 */
export function sealWithSafeStorage(
  safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  >,
  platform: NodeJS.Platform = process.platform,
): Seal {
  return {
    isAvailable: () => safeStorage.isAsyncEncryptionAvailable(),
    // Only Linux has a choice; elsewhere the method does not exist.
    backend: () => (platform === 'linux' ? safeStorage.getSelectedStorageBackend() : platform),
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    async decrypt(sealed) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
      return { text: result, shouldReseal: shouldReEncrypt };
    },
  };
}
