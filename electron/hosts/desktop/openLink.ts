import { shell } from 'electron';
import { isKnownLink } from '#shared/api/knownLink';

/** Opens a known link in the system's browser. Gives whether it was one. */
export async function openLink(address: string): Promise<boolean> {
  if (!isKnownLink(address)) return false;
  await shell.openExternal(address);
  return true;
}
