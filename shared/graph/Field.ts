/**
 * Fields: what a person can set on a node. A field knows its default and how to check a value from a file;
 * the page draws it from `kind`. Each kind has its maker in `fields/`.
 */
import type { Whole } from './fields/Whole.ts';

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
  /** What a node that is newly placed holds, where that is not the default: a file that says nothing goes on meaning that. */
  readonly placed?: V;
  /** Which of the user's wishes for new nodes it follows. A model follows its own. */
  readonly asNew?: 'pictures' | 'seed-control';
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
   * What may stand in it in braces and is filled in; beside these, `row` and the columns of lists (`NodeDefinition.columns`). Absent: braces are braces.
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
  /** What is not among them may be typed: `check` says what. Absent: nothing is. */
  readonly isOpen?: true;
}
/** Free text with suggestions: model ids are data that changes every few months. */
export interface ModelField extends FieldBase<string> {
  readonly kind: 'model';
  /** The id of the provider whose models they are. */
  readonly provider: string;
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

/** What may be said of a field of any kind. */
export type FieldWords = Pick<FieldBase<unknown>, 'help' | 'isQuick' | 'asNew'>;

export function accepted<V>(value: V): FieldCheck<V> {
  return { ok: true, value };
}

export function refused(reason: string, code: FieldFault = 'field-out-of-range'): FieldCheck<never> {
  return { ok: false, code, reason };
}
