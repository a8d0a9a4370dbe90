/** What no file system may be given as a name; Windows, macOS and Linux together. */
import { UNPRINTABLE } from '../errors/printable.ts';

/** Names Windows keeps for devices, whatever follows the first dot. @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;
/** Signs no name may hold, and signs that turn the direction of writing and so hide an extension. */
export const FORBIDDEN_SIGNS = new RegExp(`[${UNPRINTABLE}<>:"/\\\\|?*]`, 'gu');

export function isReserved(name: string): boolean {
  return RESERVED.test((name.split('.')[0] ?? '').trim());
}
