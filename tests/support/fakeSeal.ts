import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Seal } from '../../electron/platform/keys/Keychain.ts';

export interface FakeSeal extends Seal {
  /** How often something was sealed and opened. */
  readonly counts: { encrypted: number; decrypted: number };
}

export interface FakeSealOptions {
  readonly protects?: boolean;
  /** Whether it is as if everybody knew the secret. */
  readonly isOpenToAll?: boolean;
  readonly shouldReseal?: boolean;
  /** Another secret opens nothing that this one sealed. */
  readonly secret?: Buffer;
}

export const SEAL_SECRET = randomBytes(32);

/** As a system's keychain does it: real encryption, with a secret that is nowhere on the disk. */
export function fakeSeal(options: FakeSealOptions = {}): FakeSeal {
  const { protects = true, isOpenToAll = false, shouldReseal = false, secret = SEAL_SECRET } = options;
  const counts = { encrypted: 0, decrypted: 0 };
  return {
    counts,
    protects: () => Promise.resolve(protects),
    isOpenToAll: () => isOpenToAll,
    encrypt(text) {
      counts.encrypted += 1;
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', secret, iv);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), sealed]));
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- what cannot be opened comes as a rejection
    async decrypt(sealed) {
      counts.decrypted += 1;
      const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(sealed.subarray(12, 28));
      const text = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
      return { text, shouldReseal };
    },
  };
}
