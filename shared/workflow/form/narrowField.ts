import {
  refused,
  type Choice,
  type ChoiceField,
  type Field,
  type FieldCheck,
  type JsonValue,
  type ModelField,
  type TextField,
} from '../../graph/Field.ts';
import { isSeed } from './isSeed.ts';
import type { FormField } from '../Workflow.ts';

/**
 * The field as a form shows it: under the form's own words, within its limits. What its check refuses is either what the field refuses itself,
 * or what the form does. A limit that leaves nothing, since the field has changed, is none.
 */
export function narrowField(field: Field, shown: FormField): Field {
  const narrowed = withLimits(field, shown);
  const { label, help } = shown;
  if (label === undefined && help === undefined) return narrowed;
  return { ...narrowed, ...(label !== undefined && { label }), ...(help !== undefined && { help }) };
}

function withLimits(field: Field, { min, max, choices, limit }: FormField): Field {
  switch (field.kind) {
    case 'integer':
    case 'optional-number': {
      const range = { min: Math.max(field.min, min ?? field.min), max: Math.min(field.max, max ?? field.max) };
      if (range.min > range.max || (range.min === field.min && range.max === field.max)) return field;
      const words = `must be from ${String(range.min)} to ${String(range.max)} on this form`;
      const isWithin = (value: unknown) => typeof value !== 'number' || (value >= range.min && value <= range.max);
      return field.kind === 'integer'
        ? { ...field, ...range, check: within(field.check, isWithin, words) }
        : { ...field, ...range, check: within(field.check, isWithin, words) };
    }
    case 'whole': {
      const least = min === undefined ? field.min : larger(field.min, BigInt(Math.ceil(min)));
      const most = max === undefined ? field.max : smaller(field.max, BigInt(Math.floor(max)));
      if (least > most || (least === field.min && most === field.max)) return field;
      const isWithin = (value: number | string) => BigInt(value) >= least && BigInt(value) <= most;
      const words = `must be from ${String(least)} to ${String(most)} on this form`;
      return { ...field, min: least, max: most, check: within(field.check, isWithin, words) };
    }
    case 'choice': {
      if (!choices) return field;
      const { isOpen, ...shut } = field;
      const offered = offeredOf(field, choices, isOpen === true);
      return offered.length === 0 ? field : { ...shut, choices: offered, check: oneOf(field.check, offered) };
    }
    case 'model':
      return choices ? chosenFrom(field, offeredOf(field, choices, true)) : field;
    case 'text': {
      if (choices) return chosenFrom(field, offeredOf({ choices: [] }, choices, true));
      if (limit === undefined) return field;
      const isWithin = (text: string) => hasAtMost(text, limit);
      return { ...field, check: within(field.check, isWithin, `is longer than ${String(limit)} letters`) };
    }
    case 'pictures': {
      if (limit === undefined) return field;
      const isWithin = (pictures: readonly unknown[]) => pictures.length <= limit;
      const words = `takes ${limit === 1 ? '1 picture' : `${String(limit)} pictures`} at most on this form`;
      return { ...field, check: within(field.check, isWithin, words) };
    }
    case 'key-name':
    case 'data':
      return field;
  }
}

/** What is told of a field’s limits beside its label; `undefined`: there is nothing to know. */
export function limitWords(field: Field, { limit, choices }: FormField): string | undefined {
  switch (field.kind) {
    case 'integer':
    case 'whole':
      return isSeed(field) || field.max > 1_000_000 ? undefined : `${String(field.min)} to ${String(field.max)}`;
    case 'optional-number':
      return `${String(field.min)} to ${String(field.max)}`;
    case 'text':
      return limit === undefined || choices ? undefined : `up to ${limit.toLocaleString('en')} letters`;
    case 'pictures':
      return limit === undefined ? undefined : limit === 1 ? '1 picture' : `up to ${String(limit)} pictures`;
    case 'choice':
    case 'model':
    case 'key-name':
    case 'data':
      return undefined;
  }
}

/** Letters as a person counts them. A text is taken apart only where it has more units than that, and no further than to the first too many. */
function hasAtMost(text: string, limit: number): boolean {
  if (text.length <= limit) return true;
  const letters = new Intl.Segmenter().segment(text)[Symbol.iterator]();
  for (let count = 0; count <= limit; count++) if (letters.next().done) return true;
  return false;
}

type Check<V> = (value: unknown) => FieldCheck<V>;

function within<V>(check: Check<V>, isWithin: (value: V) => boolean, words: string): Check<V> {
  return (value) => {
    const own = check(value);
    return own.ok && !isWithin(own.value) ? refused(words) : own;
  };
}

function oneOf<V extends string>(check: Check<V>, offered: readonly Choice<string>[]): Check<V> {
  const values = new Set(offered.map(({ value }) => value));
  const words = `must be one of ${offered.map(({ label }) => label).join(', ')} on this form`;
  return within(check, (value) => values.has(value), words);
}

/** In the order of the form. `isFree`: what the field does not list may be chosen too. */
function offeredOf(
  { choices }: Pick<ChoiceField, 'choices'>,
  wanted: readonly string[],
  isFree: boolean,
): readonly Choice<string>[] {
  const labels = new Map(choices.map((choice) => [choice.value, choice]));
  return [...new Set(wanted)].flatMap((value) => labels.get(value) ?? (isFree ? [{ value, label: value }] : []));
}

/** A text, or a model, that is chosen from a few. */
function chosenFrom(field: TextField | ModelField, choices: readonly Choice<string>[]): ChoiceField {
  const { label, help } = field;
  return {
    kind: 'choice',
    label,
    ...(help !== undefined && { help }),
    default: field.default,
    choices,
    check: oneOf(field.check, choices),
  };
}

/** Whether what a form says of a field passes there; the sentence says why not. */
export function faultOf(field: Field, value: JsonValue | undefined): string | undefined {
  const check = field.check(value);
  return check.ok ? undefined : `${field.label} ${check.reason}.`;
}

function larger(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
