import { shipped } from '#shared/shipped';
import { openDataFolder } from '../../platform/files/openDataFolder.ts';
import { openSettings } from '../../platform/files/openSettings.ts';
import { createSecretScanner, type SecretScanner } from '../../platform/keys/createSecretScanner.ts';
import { openKeys } from '../openKeys.ts';
import type { Surroundings } from './Surroundings.ts';

/** What knows the keys that a command would run with, for one that opens no library. @throws StorageError */
export async function openSecrets({ env, workingFolder }: Surroundings): Promise<SecretScanner> {
  const folder = openDataFolder(env);
  const { approvals } = await openSettings(folder);
  const { catalogue } = shipped;
  return createSecretScanner(
    openKeys({ catalogue, env, folder, workingFolder, approvals, seal: undefined, readLoginShell: false }),
  );
}
