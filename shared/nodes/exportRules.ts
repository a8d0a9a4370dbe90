/** Where copies of pictures may go and what they may be called. These rules need no disk, so a graph hears of them before it pays for anything. */
import { UNPRINTABLE } from '../errors/printable.ts';
import type { TextFault } from '../graph/Field.ts';
import { isReserved } from '../graph/fileNames.ts';

/** What stands in braces in a name and is filled in. */
export const NAME_TOKENS = ['graph', 'date', 'time', 'seed', 'model', 'index', 'prompt', 'id'] as const;
export type NameToken = (typeof NAME_TOKENS)[number];

/**
 * A way up is refused: a graph from elsewhere must say plainly where it writes. So is what Windows takes for another machine, a device or
 * another place than it says, on every system: the graph may be opened there. `undefined`: nothing speaks against the folder.
 */
export function folderFault(given: string): TextFault | undefined {
  const folder = given.trim();
  if (folder.search(SIGNS) >= 0) return { reason: 'holds a sign that is not allowed' };
  if (/^[\\/]{2}/.test(folder))
    return {
      reason: 'must not begin with two slashes',
      hint: 'That is a folder of another machine, or a device. Connect it as a drive, or save to a folder of this machine.',
    };
  const parts = folder.split(/[\\/]/);
  if (parts.some((part) => part.trim() === '..'))
    return { reason: 'must not hold “..”', hint: 'Write the whole path, or a folder inside the exports folder.' };
  const [first = '', ...below] = parts;
  const isDrive = below.length > 0 && /^[A-Za-z]:$/.test(first);
  if ((isDrive ? below : parts).some((part) => part.includes(':')))
    return { reason: 'holds a colon', hint: 'Write the whole path, such as D:\\Pictures.' };
  const odd = parts.find((part) => isReserved(part) || (part !== '.' && /[.\s]$/u.test(part)));
  return odd === undefined ? undefined : oddPartFault(odd);
}

function oddPartFault(part: string): TextFault {
  return isReserved(part)
    ? { reason: `holds “${part.slice(0, 40)}”, a name that Windows keeps for itself`, hint: 'Choose another name.' }
    : { reason: 'has a part that ends with a dot or a blank', hint: 'Windows would drop them. Leave them out.' };
}

const SIGNS = new RegExp(`[${UNPRINTABLE}]`, 'u');
