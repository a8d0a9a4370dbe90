/** What stands in braces in a text and is filled in. */
import type { Rows } from './Row.ts';
import type { TextFault } from '../Field.ts';

/** The token of a row's name. */
export const ROW_TOKEN = 'row';

const BRACED = /\{([^{}]*)\}/g;
/** UTF-16 units of a token that is told. */
const TOLD = 40;

/** What stands in braces in it, each once. */
export function tokensIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(BRACED)].map(([, token = '']) => token))];
}

/** The text with each token replaced by what it stands for; one that stands for nothing (`undefined`) stays as it is. */
export function fillTokens(text: string, valueOf: (token: string) => string | undefined): string {
  return text.replaceAll(BRACED, (whole, token: string) => valueOf(token) ?? whole);
}

/** What the rows of pictures can be asked for: their name, and their columns. */
export function rowTokens(rows: Rows): readonly string[] {
  const lists = new Map(rows.flatMap((row) => (row ? [[row.list, row.columns] as const] : [])));
  const columns = [...lists.values()].flatMap((own) => Object.keys(own));
  return lists.size === 0 ? [] : [...new Set([ROW_TOKEN, ...columns])];
}

/** `undefined`: every token of the text is one of these. `own`: those there always are; `ofRows`: those of the rows that there are. */
export function tokenFault(text: string, own: readonly string[], ofRows: readonly string[]): TextFault | undefined {
  const unknown = tokensIn(text).find((token) => !own.includes(token) && !ofRows.includes(token));
  if (unknown === undefined) return undefined;
  const braced = (tokens: readonly string[]) => tokens.map((token) => `{${token}}`).join(', ');
  if (unknown === ROW_TOKEN)
    return {
      reason: 'holds {row}, and these pictures belong to no row of a list',
      hint: 'Have the prompts come from a list, or leave {row} out.',
    };
  return {
    reason: `holds {${unknown.slice(0, TOLD)}}, which stands for nothing`,
    hint: `Use ${braced([...own, ...ofRows.slice(0, TOLD)])}.`,
  };
}
