import { commandFacts, commandIds } from '#shared/api/commandTable';
import type { Studio } from '../../stores/studio.ts';
import { commands } from '../commands.ts';
import { isEnabled, isOnScreen } from '../isEnabled.ts';
import { keysOf, shortcutsNow } from '../keysOf.ts';
import { performCommand } from '../performCommand.ts';
import type { Entry } from './Entry.ts';

/** Every command but the one that lists them, and those that go to a bookmark: these are listed by their names. */
export function commandEntries(studio: Studio): readonly Entry[] {
  return commandIds
    .filter((id) => id !== 'commands' && !/^bookmark-\d$/.test(id))
    .map((id) => {
      const { title, keywords = [], group, submenu } = commandFacts(id);
      const { icon, isChecked, needs = 'Nothing to do it to now.' } = commands[id];
      return {
        id: `command ${id}`,
        group: 'Commands',
        sought: { title, names: keywords, about: `${group} ${submenu ?? ''}` },
        icon,
        isChecked: isChecked?.(studio) ?? false,
        keys: keysOf(id, shortcutsNow(studio)),
        refusal: isEnabled(studio, id) ? undefined : isOnScreen(studio, id) ? needs : 'Only while the graph is shown.',
        run: () => performCommand(studio, id),
      };
    });
}
