import { join } from 'node:path';
import type { Catalogue } from '#shared/providers/Catalogue';
import type { OpenSettings } from '../platform/files/openSettings.ts';
import { writeAtomically } from '../platform/disk/writeAtomically.ts';
import type { EnvValues } from '../platform/keys/createEnvFileReader.ts';
import { createKeys, type Keys } from '../platform/keys/createKeys.ts';
import { createSealedKeychain } from '../platform/keys/createSealedKeychain.ts';
import { createSessionKeychain } from '../platform/keys/createSessionKeychain.ts';
import type { Seal } from '../platform/keys/Keychain.ts';
import { isFromTerminal, readLoginShell } from '../platform/keys/readLoginShell.ts';

const NO_SEAL =
  'Keys pasted here are kept until Lumi Studio ends: only the desktop application reaches the system’s keychain.';

export interface KeysSetup {
  readonly catalogue: Catalogue;
  readonly env: EnvValues;
  /** The data folder. */
  readonly folder: string;
  readonly workingFolder: string | undefined;
  readonly approvals: OpenSettings['approvals'];
  /** The system's keychain; absent: keys that are set last for the session. */
  readonly seal: Seal | undefined;
  /** Looks into the user's login shell too, where no terminal handed its environment on. */
  readonly readLoginShell: boolean;
}

/** The keys of this machine. Nothing is waited for here: shell and keychain are, once a key is asked for. */
export function openKeys({ catalogue, env, folder, workingFolder, approvals, seal, ...options }: KeysSetup): Keys {
  return createKeys({
    providers: catalogue.providers,
    env,
    ...(options.readLoginShell && !isFromTerminal(env) && { loginShell: readLoginShell(env) }),
    keychain: seal
      ? createSealedKeychain({
          path: join(folder, 'keys.sealed'),
          seal,
          write: (path, data) => writeAtomically(path, data, { mode: 0o600 }),
        })
      : createSessionKeychain(NO_SEAL),
    envFiles: [folder, ...(workingFolder === undefined ? [] : [workingFolder])].map((place) => join(place, '.env')),
    approvals,
  });
}
