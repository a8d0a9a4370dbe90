/** What a sweep varies: one thing an axis, the outermost first. */

/** The type of the node. */
export const SWEEP = 'sweep';

/** An input whose items can be the values of an axis. */
export const SWEPT_INPUTS = ['provider', 'config', 'prompt', 'instructions', 'references', 'seed'] as const;
export type SweptInput = (typeof SWEPT_INPUTS)[number];

export type AxisValue = string | number | boolean;

export type Axis = {
  /** An input, a term of every family (`ratio`, `resolution`), or a setting by its name in the family. */
  readonly of: string;
  /** Absent: the items that are wired to the input. Of `provider` each is `PROVIDER:MODEL`. */
  readonly values?: readonly AxisValue[];
};

/** The most cells of one sweep: each is at least one call. */
export const MOST_CELLS = 10_000;
export const MOST_AXES = 8;

export function isSweptInput(of: string): of is SweptInput {
  return (SWEPT_INPUTS as readonly string[]).includes(of);
}

/** What people call an axis: `Model`, `Prompt`, `Ratio`, `Output format`. */
export function axisTitle(of: string): string {
  const words = columnOf(of)
    .replaceAll('_', ' ')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Inputs whose values are wired and cannot be written down, by what people call what is wired. */
export const ONLY_WIRED: Readonly<Partial<Record<string, string>>> = { config: 'settings', references: 'pictures' };

/** The column of its values in the rows of the cells: a token in the names of files. */
export function columnOf(of: string): string {
  return of === 'provider' ? 'model' : of === 'config' ? 'settings' : of;
}

/** A model as an axis names it. */
export interface NamedModel {
  readonly provider: string;
  readonly model: string;
}

/** `google:gemini-…` in its two parts; a model's own name may hold further colons. `undefined`: it names none. */
export function readNamedModel(value: AxisValue): NamedModel | undefined {
  if (typeof value !== 'string') return undefined;
  const colon = value.indexOf(':');
  const [provider, model] = [value.slice(0, Math.max(0, colon)).trim(), value.slice(colon + 1).trim()];
  return provider === '' || model === '' ? undefined : { provider, model };
}

export function writeNamedModel({ provider, model }: NamedModel): string {
  return `${provider}:${model}`;
}
