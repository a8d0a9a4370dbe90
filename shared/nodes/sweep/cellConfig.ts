import type { JsonObject } from '../../graph/Field.ts';
import type { GenerationConfig } from '../../graph/generation.ts';
import { isTermName, type Terms } from '../../graph/settings/SettingsLanguage.ts';
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
  const own = familyFor(family, wired?.family);
  const { language } = own;
  // Ratio and resolution may be one setting of the family, so they are said together.
  const terms = Object.fromEntries(
    settings.flatMap(([name, value]) => (isTermName(name) ? [[name, String(value)]] : [])),
  );
  let options = optionsIn(own, wired, terms, tell);
  for (const [name, value] of settings) {
    if (isTermName(name)) continue;
    const taken = language.take(options, name, value);
    if (taken?.ok) options = taken.options;
    else if (taken) tell(`${language.title}: ${taken.reason}: ${name} ${String(value)} is left out.`);
    else tell(`${language.title} has no setting “${name}”: it is left out.`);
  }
  return { family: own.id, batch: own.batch(options), options };
}

/**
 * The family a cell's settings are said in.
 * @param family of its model; absent, and `any`: that of the settings that are wired
 */
export function familyFor(family: string | undefined, wired: string | undefined): Family {
  const named = family === undefined || family === 'any' ? wired : family;
  return (named === undefined ? undefined : findFamily(named)) ?? families[0];
}

function optionsIn(
  { title, id, language }: Family,
  wired: GenerationConfig | undefined,
  terms: Terms,
  tell: (note: string) => void,
): JsonObject {
  const from = wired && wired.family !== id ? findFamily(wired.family) : undefined;
  const own = wired?.family === id ? wired.options : {};
  const { options, notes, lost } = from
    ? translateSettings(wired?.options ?? {}, from.language, language, terms)
    : { ...language.writeTerms(own, terms), lost: [] };
  for (const note of notes) tell(`${title} ${note}.`);
  if (from && lost.length > 0) {
    const them = lost.length === 1 ? 'it is' : 'they are';
    tell(`${title} has no word for what ${from.title} calls ${lost.join(', ')}: ${them} left out.`);
  }
  return options;
}
