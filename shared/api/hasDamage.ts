import type { CallOutput } from './contract.ts';

/** Whether a check of the library found something that is not as it should be. A file that no row knows of harms nothing. */
export function hasDamage({ damaged, missing, unreadable, index }: CallOutput<'library.check'>): boolean {
  return damaged.count + missing.count + unreadable.count + index.length > 0;
}
