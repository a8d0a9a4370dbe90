/** Where copies of pictures may go and what they may be called. These rules need no disk, so a graph hears of them before it pays for anything. */
import type { TextFault } from '../graph/Field.ts';

/** What stands in braces in a name and is filled in. */
export const NAME_TOKENS = ['graph', 'date', 'time', 'seed', 'model', 'index', 'prompt', 'id'] as const;
export type NameToken = (typeof NAME_TOKENS)[number];

/** The pattern with each token replaced by what it stands for. What is in braces and no token stays: `namePatternFault` tells of it. */
export function fillTokens(pattern: string, valueOf: (token: NameToken) => string): string {
  return pattern.replaceAll(BRACED, (whole, word: string) => (isToken(word) ? valueOf(word) : whole));
}

/** `undefined`: it can be filled in. */
export function namePatternFault(pattern: string): TextFault | undefined {
  const unknown = [...pattern.matchAll(BRACED)].map(([, word = '']) => word).find((word) => !isToken(word));
  if (unknown === undefined) return undefined;
  return {
    reason: `holds {${unknown.slice(0, 40)}}, which stands for nothing`,
    hint: `Use ${NAME_TOKENS.map((token) => `{${token}}`).join(', ')}.`,
  };
}

/** A way up is refused: a graph from elsewhere must say plainly where it writes. `undefined`: nothing speaks against the folder. */
export function folderFault(folder: string): TextFault | undefined {
  if (folder.includes('\0')) return { reason: 'holds a sign that is not allowed' };
  if (folder.split(/[/\\]/).some((part) => part.trim() === '..'))
    return { reason: 'must not hold “..”', hint: 'Write the whole path, or a folder inside the exports folder.' };
  return undefined;
}

const BRACED = /\{([^{}]*)\}/g;

function isToken(word: string): word is NameToken {
  return NAME_TOKENS.some((token) => token === word);
}
