import { useEffect } from 'react';
import { commandIds } from '#shared/api/commandTable';
import { useStudio } from '../stores/hooks.ts';
import type { Studio } from '../stores/studio.ts';
import { commands } from './commands.ts';
import { shortcutsNow } from './keysOf.ts';
import { isEnabled } from './isEnabled.ts';
import { isAboutText } from './isAboutText.ts';
import { performMenuCommand } from './performCommand.ts';
import { watchCommands } from './useCommand.ts';

/** From a change until the menu shows it, ms: while a node is dragged it changes with every frame. */
const PAUSE_MS = 100;

/** Does what is chosen in the desktop's application menu, and tells it what can be. */
export function useMenuCommands(): void {
  const studio = useStudio();
  useEffect(() => studio.news.on('command', ({ id }) => void performMenuCommand(studio, id)), [studio]);
  useEffect(() => (studio.desktop ? tellMenu(studio) : undefined), [studio]);
}

function tellMenu(studio: Studio): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  const tell = () => {
    timer = undefined;
    const offered = {
      disabled: commandIds.filter((id) => !isOffered(studio, id)),
      checked: commandIds.filter((id) => commands[id].isChecked?.(studio)),
      shortcuts: shortcutsNow(studio),
    };
    if (JSON.stringify(offered) === told) return;
    told = JSON.stringify(offered);
    // A window that is closing has no menu left to tell.
    studio.client('app.setCommands', offered).catch(() => undefined);
  };
  const soon = () => {
    timer ??= setTimeout(tell, PAUSE_MS);
  };
  soon();
  const end = watchCommands(studio, soon);
  document.addEventListener('focusin', soon);
  document.addEventListener('focusout', soon);
  return () => {
    end();
    clearTimeout(timer);
    document.removeEventListener('focusin', soon);
    document.removeEventListener('focusout', soon);
  };
}

/** What is undone or deleted where something is typed is the text. */
function isOffered(studio: Studio, id: (typeof commandIds)[number]): boolean {
  return isAboutText(id, document.activeElement) || isEnabled(studio, id);
}
