import type { LucideIcon } from 'lucide-react';
import type { Studio } from '../stores/studio.ts';

/** All about a command that needs the page; what it is called, where it is listed and which keys it has is in the table of commands. */
export interface Command {
  readonly run: (studio: Studio) => unknown;
  /** Whether it would do anything now. Absent: always, or it says itself what is missing. */
  readonly isEnabled?: (studio: Studio) => boolean;
  /** What it needs, said where it cannot be done now. */
  readonly needs?: string;
  /** Whether what it switches is on. Absent: it switches nothing. */
  readonly isChecked?: (studio: Studio) => boolean;
  /** What it would do now, where a menu can say more than the table's title. */
  readonly label?: (studio: Studio) => string;
  readonly icon?: LucideIcon;
}
