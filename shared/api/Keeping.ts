import type { CallInput, CallOutput, Label, SavedSearch } from './contract.ts';

import type { Presence } from './Gallery.ts';

/** Pictures, by the library's own numbers of them. */
export type Numbers = Int32Array | readonly number[];

/**
 * What people say of pictures, and the trash. Of very many pictures it is written in slices, each whole, so that nothing waits: up to a few
 * thousand are changed together or not at all. Each gives how many were changed. All throw StorageError; SecretFoundError for a text with a key.
 */
export interface Keeping {
  setFacts(numbers: Numbers, facts: CallInput<'picture.setFacts'>['facts']): Promise<number>;
  setLabels(numbers: Numbers, add: readonly Label[], remove: readonly Label[]): Promise<number>;
  /** `at`: ms since the epoch; gives the moment that is theirs alone. */
  trash(numbers: Numbers, at: number): Promise<{ readonly count: number; readonly at: number }>;
  restore(numbers: Numbers): Promise<number>;
  /** Gives which went at a moment. */
  trashedAt(at: number): readonly number[];
  /** How much went to the trash at a moment or before. */
  trashSize(until: number): Omit<CallOutput<'trash.size'>, 'until'>;
  /** Removes from the disk what went to the trash at a moment or before. */
  emptyTrash(until: number, at: number): Promise<CallOutput<'trash.empty'>>;

  renameLabel(label: Label, name: string): Promise<void>;
  removeLabel(label: Label): Promise<void>;

  searches(): readonly SavedSearch[];
  saveSearch(search: SavedSearch): SavedSearch;
  removeSearch(id: string): void;

  /** At most a thousand; `null`: there are more. */
  namesOf(numbers: Numbers): readonly string[] | null;
  /** Those whose id begins so, ten at most. */
  idsStartingWith(start: string): readonly string[];
  /** Numbers of what a picture was made from, and of what was made from it; the newest. @throws NotFoundError */
  lineage(id: string): { readonly parents: readonly number[]; readonly children: readonly number[] };
  /** Looks whether the file of a picture is there, and writes it down. Gives whether that is news. */
  lookFor(id: string, at: number): Promise<boolean>;
  /** Writes down which files are there. Gives whose state that changed. */
  notePresence(seen: readonly Presence[], at: number): readonly string[];
}
