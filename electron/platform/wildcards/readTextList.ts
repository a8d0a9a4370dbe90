import type { WildcardValue } from '#shared/graph/WildcardList';

/** The values of a text file: a line each, trimmed; empty lines and those that begin with `#` are none. */
export function readTextList(text: string): readonly WildcardValue[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ text: line, weight: 1 }));
}
