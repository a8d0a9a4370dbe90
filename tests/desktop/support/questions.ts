import type { DesktopApp } from './DesktopApp.ts';

/** Answers the system's questions by the button of one of these names from now on, and keeps their words. One without any stays open. */
export function answerWith(app: DesktopApp, ...names: readonly string[]): Promise<void> {
  return app.evaluate(({ dialog }, wanted) => {
    const asked: string[] = [];
    (globalThis as { asked?: string[] }).asked = asked;
    dialog.showMessageBox = (...args: unknown[]) => {
      const { message, buttons = [] } = args.at(-1) as Electron.MessageBoxOptions;
      asked.push(message);
      const response = buttons.findIndex((button) => wanted.includes(button));
      if (response < 0) return new Promise(() => undefined);
      return Promise.resolve({ response, checkboxChecked: false });
    };
  }, names);
}

/** What was asked since `answerWith`. */
export const questions = (app: DesktopApp): Promise<string[]> =>
  app.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);

/** As its cross does. */
export const closeWindow = (app: DesktopApp): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });

export const quit = (app: DesktopApp): Promise<void> =>
  app.evaluate(({ app: electron }) => {
    electron.quit();
  });
