import { app, Menu } from 'electron';
import type { CommandId } from '#shared/api/commandTable';
import { menuTemplate } from './menu.ts';

/** Sets the application menu. `run` hears of each command chosen in it. */
export function installMenu(run: (id: CommandId) => void): void {
  const template = menuTemplate({
    platform: process.platform,
    appName: app.name,
    hasDevTools: !app.isPackaged,
    run,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
