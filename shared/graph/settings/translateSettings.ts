import type { JsonObject } from '../Field.ts';
import type { SettingsLanguage, Terms } from './SettingsLanguage.ts';

/** Options as another family says them. */
export interface Translation {
  readonly options: JsonObject;
  /** The labels of what the other has no word for. */
  readonly lost: readonly string[];
  /** What is said otherwise than it was: each goes on after the title of the other. */
  readonly notes: readonly string[];
}

/**
 * What one family's options say, said by another: the terms first, then what both call by one name.
 * @param instead terms that are said in place of those of the options
 */
export function translateSettings(
  options: JsonObject,
  from: SettingsLanguage,
  to: SettingsLanguage,
  instead: Terms = {},
): Translation {
  const said = to.writeTerms({}, { ...from.readTerms(options), ...instead });
  let own = said.options;
  const lost: string[] = [];
  for (const { name, label, value } of from.others(options)) {
    const taken = to.names.includes(name) ? to.take(own, name, value) : undefined;
    if (taken?.ok) own = taken.options;
    else lost.push(label);
  }
  return {
    options: own,
    lost,
    notes: said.notes,
  };
}
