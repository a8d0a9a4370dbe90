import { app, Menu } from 'electron';
import { commandFacts, commandIds } from '#shared/api/commandTable';
import type { OfferedCommands } from '../../service/ports/ShellPort.ts';
import { menuTemplate, type MenuOptions } from './menu.ts';

export type MenuState = Pick<MenuOptions, 'hasWindow' | 'recent'>;

/** Sets the application menu. Gives what sets it anew when something of its state has changed, and what greys out and ticks its commands. */
export function installMenu(actions: Pick<MenuOptions, 'run' | 'open'>): {
  readonly change: (changed: Partial<MenuState>) => void;
  readonly offer: (offered: OfferedCommands) => void;
} {
  let state: MenuState = { hasWindow: true, recent: [] };
  let offered: OfferedCommands = { disabled: [], checked: [], shortcuts: {} };
  let menu: ReturnType<typeof Menu.buildFromTemplate> | undefined;
  /** On the menu as it hangs: one that is built anew would close under the pointer. */
  const mark = () => {
    for (const id of commandIds) {
      const item = menu?.getMenuItemById(id);
      if (!item) continue;
      const { needsNoPage = false, switches = false } = commandFacts(id);
      item.enabled = state.hasWindow ? !offered.disabled.includes(id) : needsNoPage;
      if (switches) item.checked = state.hasWindow && offered.checked.includes(id);
    }
  };
  const change = (changed: Partial<MenuState>) => {
    state = { ...state, ...changed };
    const template = menuTemplate({
      ...state,
      shortcuts: offered.shortcuts,
      open: actions.open,
      run(id) {
        // The system has turned its tick by itself; what is on is for the page to say.
        mark();
        actions.run(id);
      },
      platform: process.platform,
      appName: app.name,
      hasDevTools: !app.isPackaged,
    });
    menu = Menu.buildFromTemplate(template);
    mark();
    Menu.setApplicationMenu(menu);
  };
  change({});
  return {
    change,
    offer(said) {
      const isOfOtherKeys = JSON.stringify(said.shortcuts) !== JSON.stringify(offered.shortcuts);
      offered = said;
      if (isOfOtherKeys) change({});
      else mark();
    },
  };
}
