import type { DesktopApp } from './DesktopApp.ts';

/** Chooses in the application menu, by the id of an entry or else its label. */
export function chooseInMenu(app: DesktopApp, name: string): Promise<void> {
  return app.evaluate(({ done }, wanted) => {
    const all = (entries: readonly Electron.MenuItemConstructorOptions[]): Electron.MenuItemConstructorOptions[] =>
      entries.flatMap((entry) => [entry, ...(Array.isArray(entry.submenu) ? all(entry.submenu) : [])]);
    const entry = all(done.menu).find(({ id, label }) => id === wanted || label === wanted);
    if (!entry) throw new Error(`The menu has no ${wanted}.`);
    if (entry.enabled === false) throw new Error(`${wanted} is not enabled.`);
    (entry.click as unknown as () => void)();
  }, name);
}
