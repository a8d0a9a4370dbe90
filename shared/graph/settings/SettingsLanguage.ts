/** How a family of models says what is asked of its pictures: what every family can say in its own way, and what only it has. */
import type { JsonObject, JsonValue } from '../Field.ts';

/** What settings of every family can say. Absent: nothing is said of it. */
export interface Terms {
  /** Width to height, `16:9`; `auto` leaves it to the model. */
  readonly ratio?: string;
  /** How large, roughly: `1K`, `2K`, `4K`. */
  readonly resolution?: string;
  readonly background?: 'transparent' | 'opaque';
  /** What the picture comes as: `png`, `jpeg`, `webp`. */
  readonly format?: string;
}

/** The terms that have a name of their own wherever settings are named. */
export const TERM_NAMES = ['ratio', 'resolution'] as const;
export type TermName = (typeof TERM_NAMES)[number];

export function isTermName(name: string): name is TermName {
  return (TERM_NAMES as readonly string[]).includes(name);
}

/** The terms of such a name that a setting says, or that it is. */
export function termsSaidBy(of: string, { sayTerm }: Pick<SettingsLanguage, 'sayTerm'>): readonly TermName[] {
  return TERM_NAMES.filter((term) => term === of || sayTerm[term].includes(of));
}

/** Options, and what of the terms they say otherwise than asked: each goes on after the family's title. */
export interface SaidTerms {
  readonly options: JsonObject;
  readonly notes: readonly string[];
}

/** A setting that is set, beside the terms. */
export interface OwnSetting {
  readonly name: string;
  readonly label: string;
  readonly value: JsonValue;
}

/** Options are those of a family, as they stand in a file: what is not understood there counts as unset. */
export interface SettingsLanguage {
  readonly title: string;
  readonly readTerms: (options: JsonObject) => Terms;
  /** The options with these terms; what is absent of them stays as it stood. The nearest is taken where there is no equal, and told. */
  readonly writeTerms: (options: JsonObject, terms: Terms) => SaidTerms;
  /** What the options say beside the terms. */
  readonly others: (options: JsonObject) => readonly OwnSetting[];
  /** The options with a setting of that name; or why not, as the end of a sentence. `undefined`: there is none of the name. */
  readonly take: (options: JsonObject, name: string, value: JsonValue) => TakenSetting | undefined;
  /** The names that mean the same in every family that has them; `take` may know others. */
  readonly names: readonly string[];
  /** The settings that say each term, by the names `take` knows them: one of them beside the term would say it twice. */
  readonly sayTerm: Readonly<Record<TermName, readonly string[]>>;
}

export type TakenSetting =
  { readonly ok: true; readonly options: JsonObject } | { readonly ok: false; readonly reason: string };
