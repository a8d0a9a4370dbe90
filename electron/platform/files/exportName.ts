import { BadInputError } from '#shared/errors/inputErrors';
import { nameOfRow, type Row } from '#shared/graph/rows/Row';
import { fillTokens, ROW_TOKEN, tokenFault } from '#shared/graph/rows/tokens';
import { NAME_TOKENS, type NameToken } from '#shared/nodes/exportRules';
import { cutText, safeName } from './safeName.ts';

/** Characters, without extension; and of each value, for a pattern may name it ten thousand times. */
const MAX_NAME_LENGTH = 120;
/** A prompt's beginning tells it apart; the whole would leave no room for the rest. So it is with the columns of a row. */
const MAX_PROMPT_LENGTH = 60;
const SHORT_ID_LENGTH = 12;

/** What the tokens of a name stand for. */
export interface NameValues {
  readonly graph: string;
  readonly at: Date;
  readonly seed: number | undefined;
  readonly model: string;
  readonly prompt: string;
  /** Place among the pictures saved together, from 1. */
  readonly index: number;
  /** SHA-256 of the bytes; the name gets its beginning. */
  readonly id: string;
  /** The row of a list it was made for. */
  readonly row?: Row | undefined;
  /** The tokens that the rows of the pictures saved together can fill in; one of a picture without is told as `none`. */
  readonly rowTokens?: readonly string[];
  /** Further tokens, and what they stand for. */
  readonly more?: Readonly<Record<string, string>>;
}

const TOKENS: Readonly<Record<NameToken, (values: NameValues) => string>> = {
  graph: ({ graph }) => cutText(graph, MAX_NAME_LENGTH),
  date: ({ at }) => [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-'),
  time: ({ at }) => [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('-'),
  seed: ({ seed }) => (seed === undefined ? '' : String(seed)),
  model: ({ model }) => cutText(model, MAX_NAME_LENGTH),
  index: ({ index }) => two(index),
  prompt: ({ prompt }) => beginning(prompt),
  id: ({ id }) => id.slice(0, SHORT_ID_LENGTH),
};

/**
 * A file name without extension that Windows, macOS and Linux all take. Date and time are local.
 * @throws BadInputError for a token there is none of.
 */
export function exportName(pattern: string, values: NameValues): string {
  const fault = tokenFault(pattern, NAME_TOKENS, [...Object.keys(values.more ?? {}), ...(values.rowTokens ?? [])]);
  if (fault) throw new BadInputError(`The file name ${fault.reason}.`, { hint: fault.hint });
  return safeName(fillTokens(pattern, valuesOf(values)), MAX_NAME_LENGTH, 'picture');
}

/** A folder with its tokens filled in, each by what can be the name of a folder: no value leads out of it, or to another place. */
export function folderOf(folder: string, values: NameValues): string {
  const valueOf = valuesOf(values);
  return fillTokens(folder, (token) => {
    const value = valueOf(token);
    // A tilde of a row's own is no way to the user's folder.
    return value === undefined ? undefined : safeName(value.replace(/^~/, '_'), MAX_PROMPT_LENGTH, NOTHING);
  });
}

const NOTHING = 'none';

function valuesOf(values: NameValues): (token: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (token) => {
    if (!known.has(token)) known.set(token, valueOf(token, values));
    return known.get(token);
  };
}

/** A column that is called like a token of every name gives way to it. */
function valueOf(token: string, values: NameValues): string | undefined {
  if (isToken(token)) return TOKENS[token](values);
  if (values.more && Object.hasOwn(values.more, token)) return values.more[token];
  if (!values.rowTokens?.includes(token)) return undefined;
  const { row } = values;
  if (!row) return NOTHING;
  return beginning(
    token === ROW_TOKEN ? nameOfRow(row) : (Object.hasOwn(row.columns, token) && row.columns[token]) || NOTHING,
  );
}

function isToken(word: string): word is NameToken {
  return NAME_TOKENS.some((token) => token === word);
}

function beginning(text: string): string {
  return cutText(text.replaceAll(/\s+/gu, ' ').trim(), MAX_PROMPT_LENGTH).trim();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
