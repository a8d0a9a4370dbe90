import type { JsonObject } from '../../graph/Field.ts';
import type { GenerationConfig } from '../../graph/generation.ts';
import { isTermName } from '../../graph/settings/SettingsLanguage.ts';
import { translateSettings } from '../../graph/settings/translateSettings.ts';
import { families, findFamily } from '../../providers/families/index.ts';
import type { Family } from '../../providers/families/Family.ts';
import type { AxisValue } from './Axis.ts';

/** A setting of a cell, by the name of its axis. */
export type CellSetting = readonly [name: string, value: AxisValue];

/**
 * The settings of a cell in the words of its model's family: those that are wired, said by that family, and over them the values of the axes.
 * @param family of the cell's model. Absent, and `any`: that of the settings that are wired
 * @param tell hears what is left out or said otherwise
 */
export function cellConfig(
  family: string | undefined,
  wired: GenerationConfig | undefined,
  settings: readonly CellSetting[],
  tell: (note: string) => void,
): GenerationConfig {
  const own = familyFor(family, wired);
  const { language } = own;
  let options = optionsIn(own, wired, tell);
  for (const [name, value] of settings) {
    if (isTermName(name)) {
      const said = language.writeTerms(options, { [name]: String(value) });
      options = said.options;
      for (const note of said.notes) tell(`${language.title} ${note}.`);
      continue;
    }
    const taken = language.take(options, name, value);
    if (taken?.ok) options = taken.options;
    else if (taken) tell(`${language.title}: ${taken.reason}: ${name} ${String(value)} is left out.`);
    else tell(`${language.title} has no setting “${name}”: it is left out.`);
  }
  return { family: own.id, batch: own.batch(options), options };
}

function familyFor(family: string | undefined, wired: GenerationConfig | undefined): Family {
  const named = family === undefined || family === 'any' ? wired?.family : family;
  return (named === undefined ? undefined : findFamily(named)) ?? families[0];
}

function optionsIn(own: Family, wired: GenerationConfig | undefined, tell: (note: string) => void): JsonObject {
  if (!wired || wired.family === own.id) return wired?.options ?? {};
  const from = findFamily(wired.family);
  if (!from) return {};
  const { options, lost, notes } = translateSettings(wired.options, from.language, own.language);
  for (const note of notes) tell(`${note}.`);
  if (lost.length > 0) {
    tell(
      `${own.title} has no word for what ${from.title} calls ${lost.join(', ')}: ${lost.length === 1 ? 'it is' : 'they are'} left out.`,
    );
  }
  return options;
}
