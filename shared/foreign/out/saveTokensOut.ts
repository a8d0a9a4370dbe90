import type { NodeOut } from './NodeOut.ts';

/** What ComfyUI fills in for what we fill in. */
const TOKENS: Readonly<Record<string, string>> = {
  date: '%year%-%month%-%day%',
  time: '%hour%-%minute%-%second%',
};
const TOKEN = /\{([^{}]{1,100})\}/g;

/** A folder in theirs. They never write outside of their output folder. */
export function folderOut(out: NodeOut, folder: string): string {
  const plain = withTokens(out, folder.trim(), 'folder');
  if (!/^(?:[/\\~]|[A-Za-z]:)/.test(plain)) return plain;
  out.tell('writes to a folder of your own here; there it is the output folder itself, for they write nowhere else.');
  return '';
}

/** A name; they put a number behind each by themselves. */
export function nameOut(out: NodeOut, name: string): string {
  return withTokens(out, name, 'name') || 'ComfyUI';
}

function withTokens(out: NodeOut, text: string, what: 'folder' | 'name'): string {
  const gone = new Set<string>();
  const filled = text.replaceAll(TOKEN, (whole, token: string) => {
    if (token === 'graph') return out.graphName.replaceAll(/[\p{Cc}/\\:*?"<>|%]/gu, ' ').trim();
    const known = Object.hasOwn(TOKENS, token) ? TOKENS[token] : undefined;
    if (known === undefined && token !== 'index') gone.add(whole);
    return known ?? '';
  });
  if (gone.size > 0) out.tell(`${[...gone].join(', ')} cannot be filled into its ${what} there: taken out.`);
  return filled.replaceAll(/[-_ ]{2,}/g, (signs) => signs.charAt(0)).replaceAll(/^[-_ ]+|[-_ ]+$/g, '');
}
