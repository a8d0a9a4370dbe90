import { BadInputError } from '#shared/errors/inputErrors';
import { fillTokens, namePatternFault, type NameToken } from '#shared/nodes/exportRules';
import { cutText, safeName } from './safeName.ts';

/** Characters, without extension; and of each value, for a pattern may name it ten thousand times. */
const MAX_NAME_LENGTH = 120;
/** A prompt's beginning tells it apart; the whole would leave no room for the rest. */
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
}

const TOKENS: Readonly<Record<NameToken, (values: NameValues) => string>> = {
  graph: ({ graph }) => cutText(graph, MAX_NAME_LENGTH),
  date: ({ at }) => [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-'),
  time: ({ at }) => [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('-'),
  seed: ({ seed }) => (seed === undefined ? '' : String(seed)),
  model: ({ model }) => cutText(model, MAX_NAME_LENGTH),
  index: ({ index }) => two(index),
  prompt: ({ prompt }) => cutText(prompt.replaceAll(/\s+/gu, ' ').trim(), MAX_PROMPT_LENGTH).trim(),
  id: ({ id }) => id.slice(0, SHORT_ID_LENGTH),
};

/**
 * A file name without extension that Windows, macOS and Linux all take. Date and time are local.
 * @throws BadInputError for a token there is none of.
 */
export function exportName(pattern: string, values: NameValues): string {
  const fault = namePatternFault(pattern);
  if (fault) throw new BadInputError(`The file name ${fault.reason}.`, { hint: fault.hint });
  const known = new Map<NameToken, string>();
  const valueOf = (token: NameToken): string => {
    const value = known.get(token) ?? TOKENS[token](values);
    known.set(token, value);
    return value;
  };
  return safeName(fillTokens(pattern, valueOf), MAX_NAME_LENGTH, 'picture');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
