import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright/test';
import { keptSessions, keptUndo, keptWork } from '../support/keptWork.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { startLumi, type Lumi } from './support/startLumi.ts';
import { expect, test } from './support/test.ts';

/** A page of a browser that knows nothing of us. */
async function freshPage(browser: Browser, url: string): Promise<EditorPage> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(url);
  return new EditorPage(page);
}

async function rename(page: Page, name: string): Promise<void> {
  await page.getByLabel('Graph name').fill(name);
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(new RegExp(name));
}

/** The sample run over by edits, a saved file and unsaved words, the file in the middle on screen. */
async function openThree(editor: EditorPage, home: string): Promise<void> {
  const { page } = editor;
  await rename(page, 'Mine');
  await page.keyboard.press('Control+Alt+n');
  await editor.saveAs('foxes');
  await rename(page, 'Owls');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('img', { name: 'Changes not saved' })).toHaveCount(1);
  await editor.newGraph();
  await editor.addNode('Text', { x: 400, y: 300 });
  await editor.write('Text', 'never saved');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+PageUp');
  await expect(page).toHaveTitle(/Owls/);
  await expect.poll(() => keptWork(home)).toContain('never saved');
  await expect.poll(() => keptUndo(home)).toMatch(/never saved/);
  await expect.poll(() => keptUndo(home)).toMatch(/Owls/);
}

async function expectThree(editor: EditorPage): Promise<void> {
  const { page } = editor;
  await expect.poll(() => editor.tabNames()).toEqual(['Mine', 'Owls', 'Untitled']);
  await expect(page).toHaveTitle(/Owls/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeEnabled();
  await editor.canvas.focus();
  await page.keyboard.press('Control+z');
  await expect(page).toHaveTitle(/foxes/);
  await page.keyboard.press('Control+Shift+z');
  await expect(page).toHaveTitle(/Owls/);
  await page.keyboard.press('Alt+PageDown');
  await expect(editor.node('Text').getByRole('textbox')).toHaveValue('never saved');
  await expect(page.getByRole('img', { name: 'Changes not saved' })).toHaveCount(2);
  await editor.canvas.focus();
  await page.keyboard.press('Control+z');
  await expect(editor.node('Text').getByRole('textbox')).not.toHaveValue('never saved');
}

for (const [how, end] of [
  ['was killed', (lumi: Lumi) => lumi.kill()],
  ['ended by itself', (lumi: Lumi) => lumi.stop()],
] as const) {
  test(`a new start in another browser has the tabs of the last one that ${how}, with their work and undo`, async ({
    browser,
  }) => {
    const first = await startLumi();
    const before = await freshPage(browser, first.url);
    await expect(before.node('Prompt')).toBeVisible();
    await openThree(before, first.home);
    await end(first);
    await before.page.context().close();

    const second = await startLumi({}, first.home);
    try {
      const editor = await freshPage(browser, second.url);
      await expectThree(editor);

      // Another page beside it begins as a new one does.
      const beside = new EditorPage(await editor.page.context().newPage());
      await beside.page.goto(second.url);
      await expect.poll(() => beside.tabNames()).toEqual(['First light']);
      const elsewhere = await freshPage(browser, await second.newUrl());
      await expect.poll(() => elsewhere.tabNames()).toEqual(['First light']);
      await elsewhere.page.context().close();
      await editor.page.context().close();
    } finally {
      await second.close();
    }
  });
}

test('a closed browser has its tabs again when it comes back to a service that went on', async ({ browser }) => {
  const lumi = await startLumi();
  try {
    const before = await freshPage(browser, lumi.url);
    await expect(before.node('Prompt')).toBeVisible();
    await before.saveAs('foxes');
    await before.page.keyboard.press('Control+Alt+n');
    await expect.poll(() => before.tabNames()).toEqual(['foxes', 'Untitled']);
    await expect.poll(() => keptSessions(lumi.home).split('"isSample"')).toHaveLength(1);
    await before.page.context().close();
    await expect.poll(() => keptSessions(lumi.home)).not.toContain('"endedAt": null');

    const after = await freshPage(browser, await lumi.newUrl());
    await expect.poll(() => after.tabNames()).toEqual(['foxes', 'Untitled']);
    await after.page.context().close();
  } finally {
    await lumi.close();
  }
});

test('what was changed or removed since is told in words, and what was closed stays closed', async ({ browser }) => {
  const first = await startLumi();
  const before = await freshPage(browser, first.url);
  const { page } = before;
  await expect(before.node('Prompt')).toBeVisible();
  await before.saveAs('changed');
  await rename(page, 'Owls');
  await page.keyboard.press('Control+s');
  for (const name of ['removed', 'closed']) {
    await page.keyboard.press('Control+Alt+n');
    await expect(page.getByRole('textbox', { name: 'Graph name' })).toHaveValue('Untitled');
    await before.saveAs(name);
  }
  await expect(page.getByRole('img', { name: 'Changes not saved' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Close closed' }).click();
  await expect.poll(() => before.tabNames()).toEqual(['Owls', 'removed']);
  await expect.poll(() => keptSessions(first.home)).not.toContain('closed.lumi.json');
  await expect.poll(() => keptSessions(first.home)).toContain('removed.lumi.json');
  await expect.poll(() => keptUndo(first.home)).toContain('Owls');
  await first.kill();
  await page.context().close();
  const pathOf = (name: string) => join(first.home, 'workflows', `${name}.lumi.json`);
  writeFileSync(pathOf('changed'), readFileSync(pathOf('changed'), 'utf8').replace('Owls', 'Hares'));
  rmSync(pathOf('removed'));

  const second = await startLumi({}, first.home);
  try {
    const after = await freshPage(browser, second.url);
    await expect.poll(() => after.tabNames()).toEqual(['Hares']);
    await expect(after.page.getByText('“Hares” came back without its undo.')).toBeVisible();
    await expect(after.page.getByText(/removed/).first()).toBeVisible();
    await expect(after.page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
    await after.page.context().close();
  } finally {
    await second.close();
  }
});

test('a browser that died without a word has its work again in the next one, while the service goes on', async ({
  browser,
}) => {
  const lumi = await startLumi();
  const mortal = await chromium.launchServer();
  try {
    const before = await freshPage(await chromium.connect(mortal.wsEndpoint()), lumi.url);
    await before.write('Prompt', 'before it died');
    await expect.poll(() => keptWork(lumi.home)).toContain('before it died');
    await expect.poll(() => keptSessions(lumi.home)).toContain('"endedAt": null');
    await mortal.kill();

    const after = await freshPage(browser, await lumi.newUrl());
    await expect(after.node('Prompt').getByRole('textbox')).toHaveValue('before it died');
    await expect(after.page.getByRole('dialog')).toHaveCount(0);
    await after.page.context().close();
  } finally {
    await mortal.kill();
    await lumi.close();
  }
});

test('a page that comes back after another took its graphs keeps its own work, apart from theirs', async ({
  browser,
}) => {
  const first = await startLumi();
  const late = await freshPage(browser, first.url);
  await expect(late.node('Prompt')).toBeVisible();
  await late.saveAs('foxes');
  await rename(late.page, 'Owls');
  await expect.poll(() => keptWork(first.home)).toContain('Owls');
  await first.kill();

  const second = await startLumi({}, first.home);
  try {
    const early = await freshPage(browser, second.url);
    await expect(early.page).toHaveTitle(/Owls/);
    await rename(early.page, 'Hares');
    await expect.poll(() => keptWork(second.home)).toContain('Hares');
    await rename(late.page, 'Larks');

    // Let in anew, the late page finds the service again.
    const door = await late.page.context().newPage();
    await door.goto(await second.newUrl());
    await expect.poll(() => keptWork(second.home)).toContain('Larks');
    await door.close();
    expect(keptWork(second.home)).toContain('Hares');
    await expect(late.page).toHaveTitle(/Larks/);
    await late.canvas.focus();
    await late.page.keyboard.press('Control+z');
    await expect(late.page).toHaveTitle(/Owls/);
    for (const { page } of [late, early]) await page.context().close();
  } finally {
    await second.close();
  }
});

test('what cannot be read at one start keeps none of the others from coming back, and comes back at the next', async ({
  browser,
}) => {
  const first = await startLumi();
  const before = await freshPage(browser, first.url);
  await expect(before.node('Prompt')).toBeVisible();
  await openThree(before, first.home);
  await first.kill();
  await before.page.context().close();
  const folder = join(first.home, 'recovery');
  const broken = readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => readFileSync(path, 'utf8').includes('never saved'));
  for (const path of broken) {
    renameSync(path, `${path}.aside`);
    mkdirSync(path);
  }

  const second = await startLumi({}, first.home);
  const without = await freshPage(browser, second.url);
  await expect.poll(() => without.tabNames()).toEqual(['Mine', 'Owls']);
  await expect(without.page.getByText(/unsaved work/i).first()).toBeVisible();
  await without.newGraph();
  await expect.poll(() => keptSessions(second.home)).toContain('"missed": 1');
  await expect.poll(() => keptSessions(second.home).split('"id"')).toHaveLength(5);
  await second.kill();
  await without.page.context().close();
  for (const path of broken) {
    if (existsSync(path)) rmSync(path, { recursive: true });
    renameSync(`${path}.aside`, path);
  }

  const third = await startLumi({}, first.home);
  try {
    const after = await freshPage(browser, third.url);
    await expect.poll(() => after.tabNames()).toContain('Mine');
    await expect.poll(async () => (await after.tabNames()).length).toBe(4);
    await after.page.keyboard.press('Alt+PageDown');
    await expect(after.node('Text').getByRole('textbox')).toHaveValue('never saved');
    await after.page.context().close();
  } finally {
    await third.close();
  }
});
