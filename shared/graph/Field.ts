/**
 * Fields: what a person can set on a node. A field knows its default and how to check a value from a file;
 * the page draws it from `kind`.
 */
import { looksLikeKey, looksLikeKeyName } from './keyShapes.ts';

export type JsonObject = { readonly [key: string]: JsonValue };
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A checked value, or why it was refused, as the end of a sentence that starts with the field's label. */
export type FieldCheck<V> =
  { readonly ok: true; readonly value: V } | ({ readonly ok: false; readonly code: FieldFault } & TextFault);
export type FieldFault = 'field-out-of-range' | 'bad-key-name';
/** Why a text cannot be: the end of a sentence that starts with the field's label, and what to do. */
export interface TextFault {
  readonly reason: string;
  readonly hint?: string;
}

/** What a field tells of the person who filled it in. */
export type Reveals = 'key-name' | 'path' | 'prompt' | 'note' | 'title' | 'seed';

interface FieldBase<V> {
  readonly label: string;
  /** One sentence for the inspector. */
  readonly help?: string;
  readonly default: V;
  /** Of a provider or of settings: it stands beside the prompt too, where these are wired to. */
  readonly isQuick?: true;
  readonly check: (value: unknown) => FieldCheck<V>;
}

export interface TextField extends FieldBase<string> {
  readonly kind: 'text';
  readonly multiline: boolean;
  readonly placeholder?: string;
  readonly reveals: Reveals;
  /**
   * What may stand in it in braces and is filled in; beside these, `row` and the columns of lists (`makesRows`). Absent: braces are braces.
   */
  readonly tokens?: readonly string[];
}
export interface IntegerField extends FieldBase<number> {
  readonly kind: 'integer';
  readonly min: number;
  readonly max: number;
  /** Absent: nothing. */
  readonly reveals?: Reveals;
  /** The field beside it that says how this one moves on before each run: it is a seed. Absent: it stays as it is. */
  readonly control?: string;
}
/** A whole number of up to 20 digits: as text where a double could not hold it, beyond 2⁵³−1. */
export type Whole = number | string;
/** As `IntegerField`, of numbers that a double cannot hold. */
export interface WholeField extends FieldBase<Whole> {
  readonly kind: 'whole';
  /** 0 or more. */
  readonly min: bigint;
  readonly max: bigint;
  readonly reveals?: Reveals;
  readonly control?: string;
  /** It is a seed of which 0 says: draw one anew for each run. The fields that are set beside what is drawn, where that is kept. */
  readonly anewAtZero?: JsonObject;
}
/** May be unset: then the value is `undefined` and the model's own setting holds. In whole steps it is a whole number. */
export interface OptionalNumberField extends FieldBase<number | undefined> {
  readonly kind: 'optional-number';
  readonly min: number;
  readonly max: number;
  readonly step: number;
}
export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
}
export interface ChoiceField<V extends string = string> extends FieldBase<V> {
  readonly kind: 'choice';
  readonly choices: readonly Choice<V>[];
}
/** Free text with suggestions: model ids are data that changes every few months. */
export interface ModelField extends FieldBase<string> {
  readonly kind: 'model';
  readonly choices: readonly Choice<string>[];
}
/** The NAME of a key; a value that looks like a key itself is refused. */
export interface KeyNameField extends FieldBase<string> {
  readonly kind: 'key-name';
  readonly reveals: Reveals;
}

/** A picture of the library, and what it was called where it came from. */
export type NamedPicture = {
  /** SHA-256 of its bytes, lower-case hex. */
  readonly id: string;
  readonly name?: string;
};
/** Pictures of the library, in order. The node's own body draws it. */
export interface PicturesField extends FieldBase<readonly NamedPicture[]> {
  readonly kind: 'pictures';
  readonly reveals: Reveals;
}
/** A value of a shape of its own, which the node's own body draws. */
export interface DataField<V extends JsonValue = JsonValue> extends FieldBase<V> {
  readonly kind: 'data';
  /** Absent: nothing. */
  readonly reveals?: Reveals;
  /** What a value says to a person, in a few words. Absent: all texts in it. */
  readonly summary?: (value: unknown) => string;
}

export type Field =
  | TextField
  | IntegerField
  | WholeField
  | OptionalNumberField
  | ChoiceField
  | ModelField
  | KeyNameField
  | PicturesField
  | DataField;
export type FieldValue<F> = F extends FieldBase<infer V> ? V : never;

interface Described {
  readonly help?: string;
  readonly isQuick?: true;
}

const good = <V>(value: V): FieldCheck<V> => ({ ok: true, value });
const bad = (reason: string, code: FieldFault = 'field-out-of-range'): FieldCheck<never> => ({
  ok: false,
  code,
  reason,
});

/** Longest text a field holds, in UTF-16 units: far above any prompt, far below what would hurt. */
export const MAX_TEXT = 200_000;

export function textField(
  label: string,
  options: Described & {
    readonly default?: string;
    readonly multiline?: boolean;
    readonly placeholder?: string;
    /** Default: words for a model. */
    readonly reveals?: Reveals;
    readonly faultOf?: (text: string) => TextFault | undefined;
    readonly tokens?: readonly string[];
    /** UTF-16 units. Default: `MAX_TEXT`. */
    readonly longest?: number;
  } = {},
): TextField {
  const {
    default: initial = '',
    multiline = false,
    reveals = 'prompt',
    longest = MAX_TEXT,
    faultOf,
    ...rest
  } = options;
  return {
    kind: 'text',
    label,
    default: initial,
    multiline,
    reveals,
    ...rest,
    check: (value) => {
      if (typeof value !== 'string') return bad('must be text');
      if (value.length > longest) return bad(`is longer than ${String(longest)} characters`);
      const fault = faultOf?.(value);
      return fault ? { ok: false, code: 'field-out-of-range', ...fault } : good(value);
    },
  };
}

export function integerField(
  label: string,
  options: Described &
    Pick<IntegerField, 'reveals' | 'control'> & {
      readonly min: number;
      readonly max: number;
      readonly default: number;
    },
): IntegerField {
  const { min, max } = options;
  return {
    kind: 'integer',
    label,
    ...options,
    check: (value) =>
      typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max
        ? bad(`must be a whole number from ${String(min)} to ${String(max)}`)
        : good(value),
  };
}

/** The number as fields and files hold it. @param value 0 or more */
export function wholeOf(value: bigint): Whole {
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? String(value) : Number(value);
}

/** The number that a field, a wire or a person's digits say; `undefined`: they say none. */
export function readWhole(value: unknown): bigint | undefined {
  // A number is the one whose digits are written for it: those a file holds, beyond 2⁵³ too.
  const digits = typeof value === 'number' ? String(value) : value;
  return typeof digits === 'string' && /^\d{1,20}$/.test(digits) ? BigInt(digits) : undefined;
}

export function wholeField(
  label: string,
  options: Described &
    Pick<WholeField, 'reveals' | 'control' | 'anewAtZero' | 'min' | 'max'> & { readonly default: Whole },
): WholeField {
  const { min, max } = options;
  return {
    kind: 'whole',
    label,
    ...options,
    check: (value) => {
      const whole = readWhole(value);
      return whole === undefined || whole < min || whole > max
        ? bad(`must be a whole number from ${String(min)} to ${String(max)}`)
        : good(wholeOf(whole));
    },
  };
}

export function optionalNumberField(
  label: string,
  options: Described & { readonly min: number; readonly max: number; readonly step: number },
): OptionalNumberField {
  const { min, max, step } = options;
  const isWhole = Number.isInteger(step);
  return {
    kind: 'optional-number',
    label,
    default: undefined,
    ...options,
    check: (value) =>
      value === null || value === undefined
        ? good(undefined)
        : typeof value !== 'number' || !(value >= min && value <= max) || (isWhole && !Number.isInteger(value))
          ? bad(`must be a ${isWhole ? 'whole ' : ''}number from ${String(min)} to ${String(max)}, or left unset`)
          : good(value),
  };
}

export function choiceField<const V extends string>(
  label: string,
  choices: readonly Choice<V>[],
  options: Described & { readonly default: NoInfer<V> },
): ChoiceField<V> {
  return {
    kind: 'choice',
    label,
    choices,
    ...options,
    check: (value) => {
      const found = choices.find((choice) => choice.value === value);
      return found
        ? good(found.value)
        : bad(`must be one of ${choices.map((choice) => choice.value || 'unset').join(', ')}`);
    },
  };
}

export function modelField(
  label: string,
  choices: readonly Choice<string>[],
  options: Described & { readonly default: string },
): ModelField {
  return {
    kind: 'model',
    label,
    choices,
    ...options,
    check: (value) =>
      typeof value !== 'string' || !/^[A-Za-z0-9][\w.:/-]{0,199}$/.test(value) || value.includes('..')
        ? bad('must be a model id, such as gemini-nano-banana-2.1')
        : looksLikeKey(value)
          ? bad('holds what looks like an API key', 'bad-key-name')
          : good(value),
  };
}

export function keyNameField(label: string, options: Described & { readonly default: string }): KeyNameField {
  return {
    kind: 'key-name',
    label,
    reveals: 'key-name',
    ...options,
    check: (value) =>
      typeof value !== 'string'
        ? bad('must be the name of a key', 'bad-key-name')
        : looksLikeKey(value)
          ? bad(
              'holds what looks like an API key. Put the key under Settings → Keys, into the environment or a .env file, and its name here',
              'bad-key-name',
            )
          : !looksLikeKeyName(value)
            ? bad(
                'must look like an environment variable ending in _KEY, _TOKEN or _SECRET, such as GOOGLE_API_KEY',
                'bad-key-name',
              )
            : good(value),
  };
}
