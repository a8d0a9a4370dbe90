import type { Studio } from '../stores/studio.ts';

/** Something a person can ask for, by key, menu or button. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: 'File' | 'Run' | 'Edit' | 'View';
  /** As `Ctrl+Shift+Z`; Ctrl is ⌘ on a Mac. The first is the one shown. */
  readonly keys: readonly string[];
  /** Whether its keys work while something is typed too. */
  readonly whileTyping?: true;
  /** The browser itself acts on these keys, by a clipboard event: they are only listed. */
  readonly native?: true;
  readonly run: (studio: Studio) => unknown;
}
