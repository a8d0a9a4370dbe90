import { sidesOf } from '../../../graph/fields/sizeField.ts';
import type { IntegerField, JsonObject, JsonValue } from '../../../graph/Field.ts';
import { ratioName } from '../../../graph/ratioName.ts';
import type { SettingsLanguage } from '../../../graph/settings/SettingsLanguage.ts';
import { fieldLanguage } from '../fieldLanguage.ts';
import { isRouterOption, readRouterOptions, type OptionValue, type RouterValues } from './routerOptions.ts';
import { settingName } from './settingName.ts';

/** Its settings are the model's own, by their names on the wire, and lie together in one option; beside them it says how many pictures. */
export function routerLanguage({ numImages }: { readonly numImages: IntegerField }): Omit<SettingsLanguage, 'title'> {
  const beside = fieldLanguage({ numImages }, []);
  return {
    readTerms: (options) => {
      const { aspect_ratio, resolution, size, background, output_format } = valuesOf(options);
      const sides = typeof size === 'string' ? sidesOf(size) : undefined;
      const ratio = sides ? ratioName(sides.width, sides.height) : asked(aspect_ratio);
      const large = sides ? undefined : (asked(resolution) ?? asked(size));
      const format = asked(output_format);
      return {
        ...(ratio !== undefined && { ratio }),
        ...(large !== undefined && { resolution: large }),
        ...((background === 'transparent' || background === 'opaque') && { background }),
        ...(format !== undefined && { format }),
      };
    },
    writeTerms: (options, { ratio, resolution, background, format }) => {
      const { size, aspect_ratio, ...values } = valuesOf(options);
      const isSized = ratio === undefined && resolution === undefined && size !== undefined;
      const shape = ratio === 'auto' ? undefined : (ratio ?? aspect_ratio);
      return {
        options: withValues(options, {
          ...values,
          ...(isSized && { size }),
          ...(shape !== undefined && { aspect_ratio: shape }),
          ...(resolution !== undefined && { resolution }),
          ...(background !== undefined && { background }),
          ...(format !== undefined && { output_format: format }),
        }),
        notes: [],
      };
    },
    sayTerm: { ratio: ['aspect_ratio', 'size'], resolution: ['resolution', 'size'] },
    names: [...beside.names, 'quality'],
    others: (options) => [
      ...beside.others(options),
      ...Object.entries(valuesOf(options))
        .filter(([name]) => !SAYS_TERMS.includes(name))
        .map(([name, value]) => ({ name, label: settingName(name), value })),
    ],
    take: (options, name, value) => beside.take(options, name, value) ?? take(options, name, value),
  };
}

/** What the terms are called on the wire. A size in pixels says ratio and resolution, and clashes with them. */
const SAYS_TERMS: readonly string[] = ['aspect_ratio', 'resolution', 'size', 'background', 'output_format'];

/** Any setting may be one of its model: which are is for the model to say. */
function take(options: JsonObject, name: string, value: JsonValue): ReturnType<SettingsLanguage['take']> {
  if (!isRouterOption(name)) return undefined;
  const values = readRouterOptions({ ...valuesOf(options), [name]: value });
  return values
    ? { ok: true, options: withValues(options, values) }
    : { ok: false, reason: `${settingName(name)} must be a text, a number or true or false` };
}

function valuesOf(options: JsonObject): RouterValues {
  return readRouterOptions(options['options']) ?? {};
}

function withValues(options: JsonObject, values: RouterValues): JsonObject {
  return Object.keys(values).length > 0 || options['options'] !== undefined ? { ...options, options: values } : options;
}

/** `auto` leaves it to the model. */
function asked(value: OptionValue | undefined): string | undefined {
  return value === undefined || value === 'auto' ? undefined : String(value);
}
