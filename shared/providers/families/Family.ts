/** What a family is: models that understand the same settings. One file each beside this one; only it reads its own options. */
import type { z } from 'zod';
import type { JsonObject } from '../../graph/Field.ts';
import type { GenerationConfig, ImageRef } from '../../graph/generation.ts';
import type { Fields, FieldValues } from '../../graph/NodeDefinition.ts';
import type { SettingsLanguage } from '../../graph/settings/SettingsLanguage.ts';
import type { Fit, Setting } from '../Model.ts';

/** What a model makes of settings and of the pictures that will go with them. */
export type FitSettings = (config: GenerationConfig, references: readonly ImageRef[]) => Fit;

export interface Family {
  /** Written in files: the node of its settings is `<id>-config`. Never renamed. */
  readonly id: string;
  readonly title: string;
  /** One sentence on its settings. */
  readonly help: string;
  /** Of its settings' node. A value of each is an option, as far as it is set. */
  readonly fields: Fields;
  /** How many pictures such options ask for. What is no option of its own counts as its default. */
  readonly batch: (options: JsonObject) => number;
  /** What was really sent, as label and value, in reading order. */
  readonly describe: (sent: Readonly<Record<string, unknown>>) => readonly Setting[];
  /** How it says what every family can say, and what it alone can. */
  readonly language: SettingsLanguage;
  /** As `Model.fit`, of a model that can do all there are settings for. */
  readonly fitFreely: FitSettings;
}

interface FamilyDefinition<F extends Fields, S extends JsonObject> {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly fields: F;
  readonly batch: (options: FieldValues<F>) => number;
  /** What its adapters are handed to send. Loose, since libraries keep what other versions sent. */
  readonly sent: z.ZodType<S>;
  /** What has no value is not told. */
  readonly describe: (sent: S) => readonly (readonly [label: string, value: string | number | undefined])[];
  readonly language: (fields: F) => Omit<SettingsLanguage, 'title'>;
  readonly fitFreely: FamilyFit<F, S>;
}

/** `FitSettings`, in the family's own types; how it is told follows from what is sent. */
export type FamilyFit<F extends Fields, S extends JsonObject> = (
  options: FieldValues<F>,
  references: readonly ImageRef[],
) => Omit<Fit, 'options' | 'settings'> & { readonly options: S };

/** A family to whom its own types are known. */
export interface TypedFamily<F extends Fields, S extends JsonObject> extends Family {
  readonly fields: F;
  /** What a request of this family sends. */
  readonly sentBy: (request: { readonly options: JsonObject }) => S;
  /** `Model.fit`, from what is written in the family's own types. */
  readonly fit: (fit: FamilyFit<F, S>) => FitSettings;
}

export function defineFamily<const F extends Fields, S extends JsonObject>(
  definition: FamilyDefinition<F, S>,
): TypedFamily<F, S> {
  const { fields, sent, batch, language, fitFreely, ...rest } = definition;
  const describe = (options: S): readonly Setting[] =>
    definition.describe(options).flatMap(([label, value]) => (value === undefined ? [] : [[label, String(value)]]));
  const fit: TypedFamily<F, S>['fit'] = (choose) => (config, references) => {
    const chosen = choose(readOptions(fields, config.options), references);
    return { ...chosen, settings: describe(chosen.options) };
  };
  return {
    ...rest,
    fields,
    batch: (options) => batch(readOptions(fields, options)),
    describe: (options) => describe(sent.parse(options)),
    language: { title: rest.title, ...language(fields) },
    fitFreely: fit(fitFreely),
    sentBy: ({ options }) => sent.parse(options),
    fit,
  };
}

/** The values of the fields; of one that is absent or not understood, the default. */
function readOptions<F extends Fields>(fields: F, options: JsonObject): FieldValues<F> {
  const values = Object.entries(fields).map(([name, field]) => {
    const option = options[name];
    const checked = option === undefined ? undefined : field.check(option);
    return [name, checked?.ok ? checked.value : field.default];
  });
  return Object.fromEntries(values) as FieldValues<F>;
}
