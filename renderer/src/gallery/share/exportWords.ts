import type { ExportOptions, ExportReport } from '#shared/api/contract';
import { firstExportName } from '#shared/api/firstExportName';
import { pictures } from '../../stores/sets/setWords.ts';
import { formatBytes } from '../../ui/formats.ts';

/** What a person wishes of copies. */
export interface ExportWishes {
  readonly format: ExportOptions['format'];
  /** px; `undefined`: as it is. */
  readonly longSide: number | undefined;
  readonly name: string;
  readonly recipe: ExportOptions['recipe'];
  readonly dropsCredentials: boolean;
}

export const FIRST_WISHES: ExportWishes = {
  format: 'original',
  longSide: undefined,
  name: firstExportName('full'),
  recipe: 'full',
  dropsCredentials: false,
};

export const FORMATS = [
  { value: 'original', label: 'As received' },
  { value: 'png', label: 'PNG' },
  { value: 'jpeg', label: 'JPEG' },
  { value: 'webp', label: 'WebP' },
] as const;

export const RECIPES = [
  { value: 'full', label: 'Full', hint: 'All that made it, its graph included.' },
  { value: 'without-prompts', label: 'Without prompts', hint: 'Model, settings, seed and graph, no words of yours.' },
  { value: 'none', label: 'None' },
] as const;

/** Another recipe, and the name that goes with it where none was chosen. */
export function withRecipe(wishes: ExportWishes, recipe: ExportWishes['recipe']): ExportWishes {
  const isFirst = wishes.name === firstExportName(wishes.recipe);
  return { ...wishes, recipe, ...(isFirst && { name: firstExportName(recipe) }) };
}

export function optionsOf({ format, longSide, name, recipe, dropsCredentials }: ExportWishes): ExportOptions {
  return {
    format,
    ...(longSide !== undefined && { longSide }),
    name: name.trim() === '' ? firstExportName(recipe) : name,
    recipe,
    ...(dropsCredentials && recipe !== 'none' && { dropsCredentials: true as const }),
  };
}

/** What will happen, in words. */
export function wishWords({ format, longSide, recipe, dropsCredentials }: ExportWishes): string {
  const isAsItCame = format === 'original' && longSide === undefined;
  const size = longSide === undefined ? '' : ` Larger ones become ${longSide.toLocaleString('en')} px long.`;
  const pixels = isAsItCame
    ? 'Every pixel stays as it came.'
    : `${format === 'original' ? 'Each keeps its format.' : `Each becomes a ${format.toUpperCase()}.`}${size} Converting drops content credentials.`;
  const words = {
    full: `Prompts and graphs go along${isAsItCame && !dropsCredentials ? '; signed pictures stay untouched' : ''}.`,
    'without-prompts': 'No prompt goes along, also none that another program wrote into a picture.',
    none: 'Nothing of how they were made goes along, also nothing that another program wrote into a picture.',
  }[recipe];
  return `${pixels} ${words} No file is replaced, and no key leaves.`;
}

export function exportWords({ count, bytes, refused, isStopped }: ExportReport): string {
  const left = refused.count > 0 ? `, ${refused.count.toLocaleString('en')} left out` : '';
  return `${isStopped ? 'Stopped: ' : ''}${pictures(count)} exported, ${formatBytes(bytes)}${left}.`;
}
