import { statSync } from 'node:fs';
import { errorCode } from '../../disk/fileErrors.ts';

/** Whether no file is there. One that cannot be looked at may be. */
export function isGone(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) === undefined;
  } catch (caught) {
    return errorCode(caught) === 'ENOENT';
  }
}
