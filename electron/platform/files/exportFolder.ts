import { isAbsolute, join, normalize } from 'node:path';
import { BadInputError } from '#shared/errors/inputErrors';
import { folderFault } from '#shared/nodes/exportRules';

/**
 * The folder a node's setting means: absolute, `~/…` in the user's own folder, or below the exports folder; empty: that itself.
 * @throws BadInputError where `folderFault` finds one, and for a folder that Windows would take for another
 */
export function exportFolder(given: string, { exportsFolder, home }: { exportsFolder: string; home: string }): string {
  const folder = given.trim();
  const fault = folderFault(folder);
  if (fault) throw new BadInputError(`The folder to save to ${fault.reason}.`, { hint: fault.hint });
  if (folder === '~' || /^~[/\\]/.test(folder)) return join(home, folder.slice(1));
  if (isAbsolute(folder)) return normalize(folder);
  // On Windows `D:pictures` is relative to wherever the program last was on D.
  if (process.platform === 'win32' && folder.includes(':')) {
    throw new BadInputError('The folder to save to holds a colon.', {
      hint: 'Write the whole path, such as D:\\Pictures.',
    });
  }
  return join(exportsFolder, folder);
}
