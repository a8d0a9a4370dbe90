import * as system from 'node:path';
import { fileURLToPath } from 'node:url';

/** Graph files of any program, and the pictures a graph can be in: ours, and those that carry one of another program. */
const CAN_HOLD_GRAPH = /\.(?:json|png|svg|jpe?g|webp|avif)$/i;

/**
 * Where a word of a command line says a graph lies; `undefined`: it says nothing of the kind. A file of another machine, or a device, is
 * none: looking at it would already greet that machine with the user's name.
 */
export function graphPath(
  word: string,
  folder: string,
  paths: Pick<typeof system, 'isAbsolute' | 'resolve' | 'sep'> = system,
): string | undefined {
  if (word.startsWith('-') || word.includes('\0') || !CAN_HOLD_GRAPH.test(word)) return undefined;
  const path = /^file:/i.test(word) ? pathOf(word, paths.sep === '\\') : word;
  if (path === undefined || /^[\\/]{2}/.test(path)) return undefined;
  return paths.isAbsolute(path) ? path : paths.resolve(folder, path);
}

function pathOf(address: string, windows: boolean): string | undefined {
  try {
    // Where the address names a machine, Windows makes a share of it and the others throw.
    return fileURLToPath(address, { windows });
  } catch (caught) {
    if (caught instanceof TypeError || caught instanceof URIError) return undefined;
    throw caught;
  }
}
