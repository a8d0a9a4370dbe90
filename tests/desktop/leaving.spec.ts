import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright/test';
import { startGoogleServer } from '../support/providers/googleServer.ts';
import { keptWork } from '../support/keptWork.ts';
import { answerWith, closeWindow, questions, quit } from './support/questions.ts';
import { editorOf, expect, test } from './support/test.ts';
import { EXAMPLE, writeGraph } from './support/writeGraph.ts';

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
  await answerWith(app, 'Keep running');
  await closeWindow(app);
  expect(await app.ended).toBe(0);
});

test('quitting during a run asks; staying keeps the run, going on ends it gently', async ({ start }) => {
  const app = await start();
  const editor = await editorOf(app);
  await answerWith(app, 'Keep running');
  await startLongRun(editor.page);
  await quit(app);
  await expect.poll(() => questions(app)).toEqual(['Pictures are still being made.']);
  expect(await isRunning(editor.page)).toBe(true);
  await answerWith(app, 'Stop and quit');
  await quit(app);
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

test('calls in flight are waited for in sight; who starts the application meanwhile gets it anew, with the graph', async ({
  start,
  home,
  on,
}) => {
  test.skip(on === 'electron', 'A second start opens no window there, and nobody tells of the third.');
  const held = Promise.withResolvers<undefined>();
  const server = await startGoogleServer({ scale: 0.1 });
  server.respondWith({ scenario: 'picture', after: held.promise });
  try {
    const app = await start({ env: { LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key } });
    const { page } = await editorOf(app);
    const workflow: unknown = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
    await page.evaluate((graph) => window.lumi?.call('run.start', { workflow: graph }), workflow);
    await expect.poll(() => server.requests.length).toBe(2);
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.minimize();
    });
    await answerWith(app, 'Stop and quit');
    await quit(app);
    await expect(page.getByRole('status').filter({ hasText: 'It waits for 2 calls that are paid for' })).toBeVisible();
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(false);

    const graph = writeGraph(home, 'Brought along');
    await expect(start({ args: [pathToFileURL(graph).href] })).rejects.toThrow(/ended with 0/);
    await closeWindow(app);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(await questions(app)).toHaveLength(1);
    held.resolve(undefined);
    expect(await app.ended).toBe(0);

    const [main, ...words] = app.relaunched() ?? [];
    expect([main, ...words]).toEqual([expect.stringMatching(/main\.js$/), graph]);
    const next = await start({ args: words });
    const again = await next.page();
    await expect(again).toHaveTitle(/Brought along/);
    const pictures = await again.evaluate(async () => window.lumi?.call('picture.list', { limit: 10 }));
    expect((pictures as { value: unknown[] }).value).toHaveLength(2);
  } finally {
    held.resolve(undefined);
    await server.close();
  }
});

test('what is written while calls are waited for is asked about too; to stay is to stay until the next close', async ({
  start,
}) => {
  const held = Promise.withResolvers<undefined>();
  const server = await startGoogleServer({ scale: 0.1 });
  server.respondWith({ scenario: 'picture', after: held.promise });
  try {
    const app = await start({ env: { LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key } });
    const editor = await editorOf(app);
    const workflow: unknown = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
    await editor.page.evaluate((graph) => window.lumi?.call('run.start', { workflow: graph }), workflow);
    await expect.poll(() => server.requests.length).toBe(2);
    await answerWith(app, 'Stop and quit');
    await quit(app);
    await expect(editor.page.getByRole('status').filter({ hasText: 'It waits for 2 calls' })).toBeVisible();
    await editor.newGraph();
    await editor.addNode('Text', { x: 700, y: 450 });
    await editor.write('Text', 'written meanwhile');
    await expect(editor.page).toHaveTitle(/^●/);
    held.resolve(undefined);

    const question = editor.page.getByRole('dialog', { name: 'Save the changes?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(editor.node('Text').getByRole('textbox')).toHaveValue('written meanwhile');
    await closeWindow(app);
    await question.getByRole('button', { name: /discard|don’t save/i }).click();
    expect(await app.ended).toBe(0);
    expect(keptWork(app.home)).not.toContain('written meanwhile');
  } finally {
    held.resolve(undefined);
    await server.close();
  }
});

test('a page that hangs over its question is asked no longer: the system’s dialog takes its place', async ({
  start,
  on,
}) => {
  test.skip(on === 'electron', 'There it takes half a minute until a page counts as hung.');
  const app = await start();
  const editor = await editorOf(app);
  await editor.newGraph();
  await editor.addNode('Text', { x: 700, y: 450 });
  await editor.write('Text', 'unsaved words');
  await closeWindow(app);
  const question = editor.page.getByRole('dialog', { name: 'Save the changes?' });
  await expect(question).toBeVisible();
  await answerWith(app);
  await closeWindow(app);
  expect(await questions(app)).toEqual([]);

  const tell = (event: string) =>
    app.evaluate(({ BrowserWindow }, name) => {
      (BrowserWindow.getAllWindows()[0] as NodeJS.EventEmitter | undefined)?.emit(name);
    }, event);
  await tell('unresponsive');
  await answerWith(app, 'Wait');
  await closeWindow(app);
  await expect.poll(() => questions(app)).toHaveLength(1);
  expect(await questions(app)).toEqual(['The window does not answer, and it holds unsaved changes.']);
  // Its answer comes too late: another question has taken the place of the one it is to.
  await question.getByRole('button', { name: /discard|don’t save/i }).click();
  await expect(question).toBeHidden();
  await tell('responsive');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await closeWindow(app);
  expect(await app.ended).toBe(0);
});

test('a question in the page is asked in front, also of a window that was minimised', async ({ start, on }) => {
  test.skip(on === 'electron', 'Without a desktop around it a window is never minimised.');
  const app = await start();
  const editor = await editorOf(app);
  await editor.newGraph();
  await editor.addNode('Text', { x: 700, y: 450 });
  const isMinimized = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.minimize();
  });
  expect(await isMinimized()).toBe(true);
  await quit(app);
  await expect(editor.page.getByRole('dialog', { name: 'Save the changes?' })).toBeVisible();
  expect(await isMinimized()).toBe(false);
});

test('Windows is held back from shutting down while calls are in flight, and not else', async ({ start, on }) => {
  test.skip(on === 'electron', 'Only the stand-in can tell of a shutdown.');
  const app = await start();
  const editor = await editorOf(app);
  const isHeldBack = () =>
    app.evaluate(({ BrowserWindow }) => {
      let isPrevented = false;
      const event = { reasons: ['shutdown'], preventDefault: () => (isPrevented = true) };
      (BrowserWindow.getAllWindows()[0] as NodeJS.EventEmitter | undefined)?.emit('query-session-end', event);
      return isPrevented;
    });
  expect(await isHeldBack()).toBe(false);
  await startLongRun(editor.page);
  expect(await isHeldBack()).toBe(true);
});
