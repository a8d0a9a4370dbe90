import { app, Menu } from 'electron';
import { menuTemplate, type MenuOptions } from './menu.ts';

export type MenuState = Pick<MenuOptions, 'hasWindow' | 'recent'>;

/** Sets the application menu. Gives what sets it anew when something of its state has changed. */
export function installMenu(actions: Pick<MenuOptions, 'run' | 'open'>): (changed: Partial<MenuState>) => void {
  let state: MenuState = { hasWindow: true, recent: [] };
  const change = (changed: Partial<MenuState>) => {
    state = { ...state, ...changed };
    const template = menuTemplate({
      ...actions,
      ...state,
      platform: process.platform,
      appName: app.name,
      hasDevTools: !app.isPackaged,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  change({});
  return change;
}
