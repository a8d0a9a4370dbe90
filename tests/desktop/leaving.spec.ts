import type { Page } from 'playwright/test';
import { editorOf, expect, test } from './support/test.ts';
import type { DesktopApp } from './support/DesktopApp.ts';

/** Answers the system's questions by the button of this number, and keeps their words. */
function answerWith(app: DesktopApp, response: number): Promise<void> {
  return app.evaluate(({ dialog }, number) => {
    const asked: string[] = [];
    (globalThis as { asked?: string[] }).asked = asked;
    dialog.showMessageBox = (...args: unknown[]) => {
      asked.push((args.at(-1) as { message: string }).message);
      return Promise.resolve({ response: number, checkboxChecked: false });
    };
  }, response);
}

const questions = (app: DesktopApp) => app.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);
const closeWindow = (app: DesktopApp) =>
  app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });

/** A run that goes on for longer than the test. */
async function startLongRun(page: Page): Promise<void> {
  const reply = await page.evaluate(async () => {
    const settled = await window.lumi?.call('workflow.sample', undefined);
    const { workflow } = (settled as { value: { workflow: { nodes: { type: string; fields?: object }[] } } }).value;
    for (const node of workflow.nodes)
      if (node.type === 'gemini-config') node.fields = { ...node.fields, numImages: 16, resolution: '4K' };
    return window.lumi?.call('run.start', { workflow });
  });
  expect(reply).toMatchObject({ ok: true });
}

function isRunning(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const reply = await window.lumi?.call('run.current', undefined);
    const [run] = (reply as { value: { events: { kind: string }[] }[] }).value;
    return run?.events.at(-1)?.kind !== 'run-finished';
  });
}

test('the last window closes without a word where nothing is at stake, and the application ends', async ({ start }) => {
  const app = await start();
  await editorOf(app);
  await answerWith(app, 1);
  await closeWindow(app);
  expect(await app.ended).toBe(0);
});

test('quitting during a run asks; staying keeps the run, going on ends it gently', async ({ start }) => {
  const app = await start();
  const editor = await editorOf(app);
  await answerWith(app, 1);
  await startLongRun(editor.page);
  await app.evaluate(({ app: electron }) => {
    electron.quit();
  });
  await expect.poll(() => questions(app)).toEqual(['Pictures are still being made.']);
  expect(await isRunning(editor.page)).toBe(true);
  await answerWith(app, 0);
  await app.evaluate(({ app: electron }) => {
    electron.quit();
  });
  expect(await app.ended).toBe(0);
});

test('closing over unsaved changes asks in the page: to stay keeps everything, to discard lets go', async ({
  start,
}) => {
  const app = await start();
  const editor = await editorOf(app);
  await editor.newGraph();
  await editor.addNode('Text', { x: 700, y: 450 });
  await editor.write('Text', 'unsaved words');
  await closeWindow(app);
  const question = editor.page.getByRole('dialog').or(editor.page.getByRole('alertdialog'));
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(editor.node('Text').getByRole('textbox')).toHaveValue('unsaved words');
  await closeWindow(app);
  await question.getByRole('button', { name: /discard|don’t save/i }).click();
  expect(await app.ended).toBe(0);
});
