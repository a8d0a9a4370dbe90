import type { LucideIcon } from 'lucide-react';
import type { Sought } from '../../ui/fuzzy/fuzzyFind.ts';

/** Groups of what can be done or opened, in the order they are listed. */
export const ENTRY_GROUPS = [
  'Recent',
  'Commands',
  'Fields of the selected node',
  'Nodes of this graph',
  'Bookmarks',
  'Add a node',
  'My groups',
  'Open graphs',
  'Templates',
  'Files',
  'Models',
  'Keys and settings',
  'Saved searches',
] as const;
export type EntryGroup = (typeof ENTRY_GROUPS)[number];

/** Something that can be done or opened by its name. */
export interface Entry {
  /** The same the next time, so that it is known as used. */
  readonly id: string;
  readonly group: EntryGroup;
  readonly sought: Sought;
  readonly hint?: string;
  readonly icon?: LucideIcon | undefined;
  readonly isChecked?: boolean;
  readonly keys?: string;
  /** Why it cannot be done now. */
  readonly refusal?: string | undefined;
  readonly run: () => unknown;
}
