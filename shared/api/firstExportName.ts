import type { ExportOptions } from './contract.ts';

/** How copies are named where nobody says otherwise: the prompt stands in a name only where it may stand in the copy. */
export function firstExportName(recipe: ExportOptions['recipe']): string {
  return recipe === 'full' ? '{prompt}-{seed}' : '{model}-{seed}';
}
