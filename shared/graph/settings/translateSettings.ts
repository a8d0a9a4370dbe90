import type { JsonObject } from '../Field.ts';
import type { SettingsLanguage } from './SettingsLanguage.ts';

/** Options as another family says them. */
export interface Translation {
  readonly options: JsonObject;
  /** How many settings were carried over. */
  readonly count: number;
  /** The labels of what the other has no word for. */
  readonly lost: readonly string[];
  /** What is said otherwise than it was, in whole sentences without a full stop. */
  readonly notes: readonly string[];
}

/** What one family's options say, said by another: the terms first, then what both call by one name. */
export function translateSettings(options: JsonObject, from: SettingsLanguage, to: SettingsLanguage): Translation {
  const terms = from.readTerms(options);
  const said = to.writeTerms({}, terms);
  let own = said.options;
  const lost: string[] = [];
  const others = from.others(options);
  for (const { name, label, value } of others) {
    const taken = to.names.includes(name) ? to.take(own, name, value) : undefined;
    if (taken?.ok) own = taken.options;
    else lost.push(label);
  }
  return {
    options: own,
    count: Object.keys(terms).length + others.length - lost.length,
    lost,
    notes: said.notes.map((note) => `${to.title} ${note}`),
  };
}
