import { setTimeout as pause } from 'node:timers/promises';
import type { DesktopApp } from './DesktopApp.ts';

/** How long an entry is waited for that is grey, ms: the page says a moment later what it offers. */
const PATIENCE_MS = 3000;

/** Chooses in the application menu, by the id of an entry or else its label. Rejects where it stays grey. */
export async function chooseInMenu(app: DesktopApp, name: string): Promise<void> {
  const lastAt = Date.now() + PATIENCE_MS;
  while (!(await tryInMenu(app, name))) {
    if (Date.now() > lastAt) throw new Error(`${name} is not enabled.`);
    await pause(50);
  }
}

/** Gives whether it could be chosen. */
function tryInMenu(app: DesktopApp, name: string): Promise<boolean> {
  return app.evaluate(({ done }, wanted) => {
    const all = (entries: readonly Electron.MenuItemConstructorOptions[]): Electron.MenuItemConstructorOptions[] =>
      entries.flatMap((entry) => [entry, ...(Array.isArray(entry.submenu) ? all(entry.submenu) : [])]);
    const entry = all(done.menu).find(({ id, label }) => id === wanted || label === wanted);
    if (!entry) throw new Error(`The menu has no ${wanted}.`);
    if (entry.enabled === false) return false;
    (entry.click as unknown as () => void)();
    return true;
  }, name);
}

/** What the application menu shows of a command. */
export function inMenu(
  app: DesktopApp,
  id: string,
): Promise<{ readonly isEnabled: boolean; readonly isChecked: boolean }> {
  return app.evaluate(({ done }, wanted) => {
    const all = (entries: readonly Electron.MenuItemConstructorOptions[]): Electron.MenuItemConstructorOptions[] =>
      entries.flatMap((entry) => [entry, ...(Array.isArray(entry.submenu) ? all(entry.submenu) : [])]);
    const entry = all(done.menu).find((each) => each.id === wanted);
    if (!entry) throw new Error(`The menu has no ${wanted}.`);
    return { isEnabled: entry.enabled !== false, isChecked: entry.checked === true };
  }, id);
}
