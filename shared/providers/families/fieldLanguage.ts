import type { JsonObject, JsonValue } from '../../graph/Field.ts';
import type { Fields } from '../../graph/NodeDefinition.ts';
import type { SettingsLanguage } from '../../graph/settings/SettingsLanguage.ts';

/** The language of a family whose settings are its fields. `saysTerms`: the fields that say the terms. */
export function fieldLanguage(
  fields: Fields,
  saysTerms: readonly string[],
): Pick<SettingsLanguage, 'others' | 'take' | 'names'> {
  return {
    names: Object.keys(fields),
    others: (options) =>
      Object.entries(fields).flatMap(([name, field]) => {
        const value = options[name];
        const isSet = value !== undefined && value !== null && value !== field.default;
        return isSet && !saysTerms.includes(name) ? [{ name, label: field.label, value }] : [];
      }),
    take: (options, name, value) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (!field) return undefined;
      const checked = field.check(value);
      return checked.ok
        ? { ok: true, options: withOption(options, name, value) }
        : { ok: false, reason: `${field.label} ${checked.reason}` };
    },
  };
}

function withOption(options: JsonObject, name: string, value: JsonValue): JsonObject {
  return { ...options, [name]: value };
}
