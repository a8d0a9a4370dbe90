import { isAbsolute, join, normalize } from 'node:path';
import { BadInputError } from '#shared/errors/inputErrors';

/**
 * The folder a node's setting means: absolute, `~/…` in the user's own folder, or below the exports folder; empty: that itself.
 * @throws BadInputError for a way up: a graph from elsewhere must say plainly where it writes.
 */
export function exportFolder(given: string, { exportsFolder, home }: { exportsFolder: string; home: string }): string {
  const folder = given.trim();
  if (folder.includes('\0')) throw new BadInputError('The folder’s name holds a sign that is not allowed.');
  if (folder.split(/[/\\]/).includes('..')) {
    throw new BadInputError('The folder to save to must not hold “..”.', {
      hint: `Write the whole path, or a folder below ${exportsFolder}.`,
    });
  }
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
