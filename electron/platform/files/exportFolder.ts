import * as system from 'node:path';
import { BadInputError } from '#shared/errors/inputErrors';
import { folderFault } from '#shared/nodes/exportRules';

/**
 * The folder a node's setting means: absolute, `~/…` in the user's own folder, or below the exports folder; empty: that itself.
 * @throws BadInputError where `folderFault` finds one
 */
export function exportFolder(
  given: string,
  { exportsFolder, home }: { readonly exportsFolder: string; readonly home: string },
  paths: Pick<typeof system, 'isAbsolute' | 'join' | 'normalize'> = system,
): string {
  const folder = given.trim();
  const fault = folderFault(folder);
  if (fault) throw new BadInputError(`The folder to save to ${fault.reason}.`, { hint: fault.hint });
  if (folder === '~' || /^~[/\\]/.test(folder)) return paths.join(home, folder.slice(1));
  if (paths.isAbsolute(folder)) return paths.normalize(folder);
  return paths.join(exportsFolder, folder);
}
