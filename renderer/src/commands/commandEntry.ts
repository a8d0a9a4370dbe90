import { commandFacts, type CommandId } from '#shared/api/commandTable';
import type { Studio } from '../stores/studio.ts';
import type { MenuChoice } from '../ui/overlays/MenuEntries.tsx';
import { commands } from './commands.ts';
import { isEnabled } from './isEnabled.ts';
import { keysOf, shortcutsNow } from './keysOf.ts';
import { performCommand } from './performCommand.ts';

/** A command as a menu shows it now: grey where it would do nothing. */
export function commandEntry(studio: Studio, id: CommandId): MenuChoice {
  const { label, icon } = commands[id];
  return {
    label: label?.(studio) ?? commandFacts(id).title,
    ...(icon && { icon }),
    shortcut: keysOf(id, shortcutsNow(studio)),
    isDisabled: !isEnabled(studio, id),
    onSelect: () => void performCommand(studio, id),
  };
}
